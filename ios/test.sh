#!/usr/bin/env bash
# Builds the companion's library for this machine, generates the Swift that opens it, and runs the tests of OtayoriKit.
# Arguments go to `swift test`: `ios/test.sh --filter Journey`. Cargo's target folder may be anywhere; Swift's things stay
# below target/swift.
set -euo pipefail
cd "$(dirname "$0")/.."

HOME_OF_SWIFT=target/swift
GENERATED=ios/OtayoriKit/Generated

ios/toolchain.sh
# Library and generator in one go: with other features each would undo the other's build. With those of the whole workspace,
# because what its tests have compiled serves again.
cargo build --quiet --workspace --lib --bin otayori-bindgen --features otayori-uniffi/bindgen,otayori-uniffi/for-tests
BUILT=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/debug

# Written only where it changed, so that Swift compiles again only then.
replace() { # replace NEW OLD
  cmp -s "$1" "$2" || { mkdir -p "$(dirname "$2")" && cp "$1" "$2"; }
}

rm -rf $HOME_OF_SWIFT/generated
"$BUILT/otayori-bindgen" generate "$BUILT/libotayori.a" --language swift --no-format --out-dir $HOME_OF_SWIFT/generated
replace $HOME_OF_SWIFT/generated/otayoriFFI.h $GENERATED/otayoriFFI.h
replace $HOME_OF_SWIFT/generated/OtayoriCore.swift $GENERATED/OtayoriCore/OtayoriCore.swift
# A folder with the static library alone: beside a shared one, the linker would take that. Swift does not see that it is
# another one, so what was linked with the old one goes.
cmp -s "$BUILT/libotayori.a" $HOME_OF_SWIFT/lib/libotayori.a || rm -rf $HOME_OF_SWIFT/build/*/debug/*.xctest
replace "$BUILT/libotayori.a" $HOME_OF_SWIFT/lib/libotayori.a

# What only an Apple system can compile is type-checked here against declarations of our own.
type_check_for_apple() {
  local out=$HOME_OF_SWIFT/stand-ins module
  mkdir -p $out
  for module in Combine Security UserNotifications; do
    ios/toolchain.sh swiftc -parse-as-library -emit-module -module-name $module -o $out/$module.swiftmodule ios/stand-ins/$module.swift
  done
  find ios/OtayoriKit/Sources/OtayoriKit -name '*.swift' -print0 |
    xargs -0 ios/toolchain.sh swiftc -swift-version 6 -typecheck -parse-as-library -warnings-as-errors -module-name OtayoriKit \
      -I $out -I $HOME_OF_SWIFT/build/debug/Modules -Xcc "-fmodule-map-file=$PWD/ios/OtayoriKit/Sources/otayoriFFI/module.modulemap"
}

# All of it goes into a file; shown is what went wrong, and how many tests ran.
LOG=$HOME_OF_SWIFT/test.log
status=0
ios/toolchain.sh swift test --disable-swift-testing --package-path ios/OtayoriKit --scratch-path $HOME_OF_SWIFT/build \
  -Xlinker "-L$PWD/$HOME_OF_SWIFT/lib" "$@" >$LOG 2>&1 || status=$?
grep -E 'error|warning|fatal|undefined|Executed' $LOG | grep -vE 'Executed .* with 0 failures|^ +\|' | awk '!seen[$0]++' || true
grep -E 'Executed .* tests?, with' $LOG | tail -1 || true
[ $status -eq 0 ] || exit $status
if [ $# -eq 0 ] && [ "$(uname)" = Linux ]; then type_check_for_apple; fi
