#!/usr/bin/env bash
# Compiles the app, draws its screens, runs its tests and its linter. Exit 0: all is well; 1: something is not; 3: not run,
# with the reason on the last line.
set -uo pipefail
cd "$(dirname "$0")"

KTLINT=1.8.0

for tool in java mvn cargo; do
  command -v $tool >/dev/null || { echo "NOT RUN: the Android app needs $tool (Java 17, Maven 3.8, Rust)"; exit 3; }
done
case $(uname -sm) in
  "Linux x86_64") ;;
  *) echo "NOT RUN: aapt2 of Maven Central is for Linux on x86-64; here is $(uname -sm)"; exit 3 ;;
esac

lint() {
  local jar=target/tools/ktlint-cli-$KTLINT-all.jar
  [ -f $jar ] || mvn -q -B dependency:copy -Dartifact=com.pinterest.ktlint:ktlint-cli:$KTLINT:jar:all -DoutputDirectory=target/tools || return 1
  java -jar $jar --relative --log-level=error "$@" 'src/**/*.kt'
}

if [ "${1:-}" = format ]; then
  lint --format
  exit
fi

../bindings/kotlin/generate && mvn -q -B -f ../bindings/kotlin/pom.xml package -DskipTests || exit 1
# A class whose source is gone would be packed and judged all the same, a picture shown, a report counted.
rm -rf target/classes target/test-classes target/screens target/surefire-reports
mvn -q -B test "$@" || exit 1
lint || exit 1
total=0 skipped=0
for report in target/surefire-reports/TEST-*.xml; do
  head=$(grep -m1 '<testsuite ' "$report" | tr ' ' '\n')
  total=$((total + $(sed -n 's/^tests="\([0-9]*\)".*/\1/p' <<<"$head")))
  skipped=$((skipped + $(sed -n 's/^skipped="\([0-9]*\)".*/\1/p' <<<"$head")))
done
echo "android: $((total - skipped)) passed, 0 failed, $skipped skipped"
