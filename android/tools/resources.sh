# Resources and manifest to what the tests, the compiler and the package read: target/res/resources.apk and R.java.
set -eu
aapt2=$1 jar=$2 out=$3
cd "$(dirname "$0")/.."
chmod +x "$aapt2"
rm -rf "$out/res" "$out/generated-r"
mkdir -p "$out/res"
"$aapt2" compile --dir src/main/res -o "$out/res/compiled.zip"
"$aapt2" link -o "$out/res/resources.apk" -I "$jar" --manifest src/main/AndroidManifest.xml \
  --java "$out/generated-r" --auto-add-overlay "$out/res/compiled.zip"
