#!/bin/bash
# clang-tidy 14 over the house's sources.
#
#   packaging/tidy.sh              every .cpp under kiosk, sync, platform, assets
#   packaging/tidy.sh --changed    only what differs from main's last commit
#   packaging/tidy.sh FILE…        these
# The compile commands are those of build/release, or of the folder in BALE_BUILD.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${BALE_BUILD:-build/release}
command -v clang-tidy >/dev/null || { echo "tidy: apt-get install clang-tidy" >&2; exit 1; }
[ -f "$build/compile_commands.json" ] || cmake --preset release >/dev/null
case ${1:-} in
  '') mapfile -t files < <(git ls-files 'kiosk/*.cpp' 'sync/*.cpp' 'platform/*.cpp' 'assets/*.cpp') ;;
  --changed) mapfile -t files < <(git diff --name-only HEAD -- '*.cpp') ;;
  *) files=("$@") ;;
esac
[ ${#files[@]} -gt 0 ] || { echo "tidy: nothing to look at"; exit 0; }
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$build" --quiet
echo "tidy: ${#files[@]} files are clean"
