#!/usr/bin/env bash
# Prints the path of an `age` command: the machine's own, or Debian's package unpacked below target/tools without root.
set -euo pipefail
cd "$(dirname "$0")/../.."

home=$PWD/target/tools/age
if command -v age; then exit; fi
if [ ! -x "$home/usr/bin/age" ]; then
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || { echo "no age, and no Debian to take it from" >&2; exit 1; }
  mkdir -p "$home"
  (cd "$home" && rm -f age_*.deb && apt-get download -qq age && dpkg -x age_*.deb . && rm -f age_*.deb) >&2
fi
"$home/usr/bin/age" --version >/dev/null
printf '%s\n' "$home/usr/bin/age"
