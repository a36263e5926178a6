#!/usr/bin/env bash
# Runs a command where `swift` is: `ios/toolchain.sh swift --version`. Without a command, makes sure that one could run.
#
# A machine that has Swift uses it. A Debian without it, as root, gets a small Debian of its own below target/ with Debian's
# own package of Swift: a few minutes and 2.5 GB once, then nothing. The mirror and its keys are those of the machine. What
# is mounted is mounted in a name space of its own and gone with the command, so target/ can be deleted at any time.
# Elsewhere it says what to install. Knows nothing of the package that is built with it.
set -euo pipefail
cd "$(dirname "$0")/.."

REPO=$PWD
HOME_OF_SWIFT=$REPO/target/swift
ROOT=$HOME_OF_SWIFT/debian
SUITE=trixie # the first Debian that has Swift
PACKAGES="swiftlang libc6-dev libstdc++-14-dev"
BIN=/usr/libexec/swift/bin

say() { printf '%s\n' "$*" >&2; }

cannot() { # cannot REASON
  say "no Swift: $1"
  exit 1
}

if command -v swift >/dev/null; then
  [ $# -eq 0 ] || exec "$@"
  exit 0
fi

command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
  cannot "install Swift 6 (on a Mac: Xcode 16 or its command line tools), so that \`swift\` is a command"
[ "$(id -u)" = 0 ] || cannot "install Swift 6 so that \`swift\` is a command, or run this as root: a Debian of its own is then made"
unshare --mount true 2>/dev/null || cannot "this container may not mount, which a Debian of its own needs"

# The machine's own Debian mirror, whichever form its sources have.
mirror() {
  apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Identifier: Packages' |
    awk -v release="$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")" '$2 == release { print $1; exit }'
}

# debootstrap from the machine, or from its package, unpacked beside the rest: nothing is installed on the machine.
debootstrap_command() {
  local home=$HOME_OF_SWIFT/debootstrap
  if command -v debootstrap >/dev/null; then
    debootstrap "$@"
    return
  fi
  if [ ! -x "$home/usr/sbin/debootstrap" ]; then
    rm -rf "$home"
    mkdir -p "$home"
    (cd "$home" && { apt-get download -qq debootstrap 2>/dev/null || { apt-get update -qq && apt-get download -qq debootstrap; }; } &&
      dpkg -x debootstrap_*.deb . && rm -f debootstrap_*.deb)
  fi
  DEBOOTSTRAP_DIR=$home/usr/share/debootstrap "$home/usr/sbin/debootstrap" "$@"
}

# Runs in a mount name space of its own.
make_debian() {
  local mirror
  mirror=$(mirror)
  [ -n "$mirror" ] || cannot "the sources of apt name no Debian mirror"
  rm -rf "$ROOT"
  mkdir -p "$ROOT"
  debootstrap_command --variant=minbase "$SUITE" "$ROOT" "$mirror" || cannot "a small Debian $SUITE could not be made"
  # No daemon is started, nothing is synced to disk, no manual is unpacked.
  printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d"
  chmod +x "$ROOT/usr/sbin/policy-rc.d"
  echo force-unsafe-io >"$ROOT/etc/dpkg/dpkg.cfg.d/unsafe-io"
  printf 'path-exclude=/usr/share/%s/*\n' man doc locale >"$ROOT/etc/dpkg/dpkg.cfg.d/no-documents"
  mount_system
  # shellcheck disable=SC2016
  chroot "$ROOT" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin PACKAGES="$PACKAGES" sh -ec '
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends $PACKAGES >/dev/null
    apt-get clean
    rm -rf /var/lib/apt/lists/*' || cannot "Debian's package of Swift could not be installed"
  printf '%s' "$SUITE $PACKAGES" >"$ROOT/made"
}

mount_system() {
  mountpoint -q "$ROOT/proc" || mount --bind /proc "$ROOT/proc"
  mountpoint -q "$ROOT/dev" || mount --bind /dev "$ROOT/dev"
}

run() { # the command sees the repository at its own path
  mount_system
  mkdir -p "$ROOT$REPO"
  mount --bind "$REPO" "$ROOT$REPO"
  # shellcheck disable=SC2016
  exec chroot "$ROOT" env -i PATH="$BIN:/usr/bin:/bin" HOME=/root LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" TMPDIR=/tmp \
    sh -c 'cd "$0" && exec "$@"' "$REPO" "$@"
}

case ${1:-} in
  --in-own-name-space)
    shift
    "$@"
    exit
    ;;
esac

mkdir -p "$HOME_OF_SWIFT"
(
  flock 9
  if [ "$(cat "$ROOT/made" 2>/dev/null)" != "$SUITE $PACKAGES" ]; then
    say "no \`swift\` here: making a Debian $SUITE with it in target/swift, once (a few minutes, 2.5 GB)"
    unshare --mount --propagation private "$REPO/ios/toolchain.sh" --in-own-name-space make_debian >"$HOME_OF_SWIFT/debian.log" 2>&1 9>&- || {
      tail -5 "$HOME_OF_SWIFT/debian.log" >&2
      exit 1
    }
  fi
) 9>"$HOME_OF_SWIFT/lock"
[ $# -eq 0 ] || exec unshare --mount --propagation private "$REPO/ios/toolchain.sh" --in-own-name-space run "$@"
