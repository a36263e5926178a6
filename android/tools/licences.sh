# Whose work is in the app, as lines of `name version|licence`: the crates that the library links for Android, the two Java
# libraries, and what crates bring along that is not Rust; and the texts that go along with it, each once (Licences.java).
# `licences.sh write` keeps both and says how large they are; alone it says whether they are current.
set -eu
cd "$(dirname "$0")/.."
kept=src/main/res/raw/licences.txt
texts=src/main/res/raw/licence_texts.txt
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
# Of other systems' crates a machine need not have the sources.
gathered() {
  cargo metadata --offline --locked --format-version 1 --filter-platform aarch64-linux-android --manifest-path ../Cargo.toml |
    java tools/Licences.java "$1" tools
}
if [ "${1:-}" = write ]; then
  mkdir -p "$(dirname $kept)"
  printf '%s\n' "$now" >$kept
  gathered $kept >$texts
  echo "$(grep -c . $kept) parts, $(grep -c "$(printf '\f')" $texts) texts: $(wc -c <$texts) bytes, $(gzip -9n <$texts | wc -c) packed"
else
  if [ "$(cat $kept)" != "$now" ]; then
    echo "the list of licences is not that of Cargo.lock: android/tools/licences.sh write"
    exit 1
  fi
  made=$(mktemp)
  trap 'rm -f "$made"' EXIT
  gathered $kept >"$made" 2>/dev/null
  if ! cmp -s "$made" $texts; then
    echo "the texts of the licences are not those of the crates: android/tools/licences.sh write"
    exit 1
  fi
fi
