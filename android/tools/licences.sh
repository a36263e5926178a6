# Whose work is in the app, as lines of `name version|licence`: the crates that the library links for Android, the two Java
# libraries, and what crates bring along that is not Rust. `licences.sh write` keeps it; alone it says whether it is current.
set -eu
cd "$(dirname "$0")/.."
kept=src/main/res/raw/licences.txt
version() { sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" pom.xml | head -1; }
now=$(
  cargo tree --offline --locked --manifest-path ../Cargo.toml -p otayori-uniffi -e normal --target aarch64-linux-android \
    --prefix none --no-dedupe --format '{p}|{l}' |
    grep -v ' (/' | sed 's/ (proc-macro)//; s/ v\([0-9]\)/ \1/; s,/, OR ,; s/  */ /g' | LC_ALL=C sort -u
  echo "Kotlin $(version kotlin.version)|Apache-2.0"
  echo "JNA $(version jna.version)|Apache-2.0 OR LGPL-2.1-or-later"
  echo "SQLite|Public domain"
  echo "Zstandard|BSD-3-Clause"
)
if [ "${1:-}" = write ]; then
  mkdir -p "$(dirname $kept)"
  printf '%s\n' "$now" >$kept
elif [ "$(cat $kept)" != "$now" ]; then
  echo "the list of licences is not that of Cargo.lock: android/tools/licences.sh write"
  exit 1
fi
