#!/bin/bash
# Installs what the build, the programs and the tests need, by Debian package name only, from
# packaging/debian-packages.txt. Does nothing, and needs no network, when all of it is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

say() { echo "setup: $*" >&2; }
die() { say "$*"; exit 1; }

wanted() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/debian-packages.txt" | awk '{print $1}'; }
# An entry is a package, or package=command: then the command is what counts, whoever brought it
# (another Node.js brings its own npm, which Debian's would conflict with).
installed() {
  if [[ $1 == *=* ]]; then command -v "${1#*=}" >/dev/null; return; fi
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

missing=()
for package in $(wanted); do installed "$package" || missing+=("$package"); done
if [ ${#missing[@]} -eq 0 ]; then
  say "all $(wanted | wc -l) packages are there"
  exit 0
fi

command -v apt-get >/dev/null || die "this is not a Debian system; install by hand: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || die "not root and no sudo; as root run: apt-get install ${missing[*]}"
  as_root=(sudo)
fi
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null
}
# Lists go stale and mirrors hiccup: three tries, a little apart.
try_three_times() {
  local n
  for n in 1 2 3; do
    "$@" && return 0
    say "try $n of 3 failed: $*"
    sleep $((n * 5))
  done
  return 1
}

say "installing ${#missing[@]} packages: ${missing[*]}"
log=$(mktemp); trap 'rm -f "$log"' EXIT
try_three_times apt update >"$log" 2>&1 \
  || { tail -5 "$log" >&2; die "apt-get update failed: is the network there?"; }
try_three_times apt install -y --no-install-recommends "${missing[@]%%=*}" >"$log" 2>&1 \
  || { tail -15 "$log" >&2; die "could not install: ${missing[*]}"; }
for package in "${missing[@]}"; do
  installed "$package" || die "$package is still missing after the installation"
done
say "done"
