# The app's classes and its libraries as dex: target/dex/app/classes.dex, target/dex/libraries/classes.dex. The libraries are
# made once for each of their versions.
set -eu
jar=$1 kotlin=$2 jna=$3 core=$4 out=$5
cd "$(dirname "$0")/.."
mkdir -p "$out/dex/app" "$out/dex/libraries"
[ -f "$out/dex/classpath" ] || mvn -q -B -f dexer/pom.xml dependency:build-classpath -Dmdep.outputFile="$out/dex/classpath"
d8() { java -Xmx1g -cp "$(cat "$out/dex/classpath")" com.android.tools.r8.D8 --release --min-api 24 --lib "$jar" "$@"; }
if [ "$(cat "$out/dex/libraries/of" 2>/dev/null)" != "$kotlin $jna" ]; then
  d8 --output "$out/dex/libraries" "$kotlin" "$jna"
  echo "$kotlin $jna" >"$out/dex/libraries/of"
fi
rm -f "$out/dex/app.jar"
(cd "$out/classes" && jar cf "$out/dex/app.jar" .)
d8 --classpath "$kotlin" --classpath "$jna" --output "$out/dex/app" "$out/dex/app.jar" "$core"
