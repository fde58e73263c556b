#!/bin/bash
# Installs what is missing, builds, runs every test, ends with "N passed, N failed".
#
#   tests/run.sh           the daily run: release build, all tests; then the unit tests of the rooms
#                          that read hostile bytes under ASan + UBSan, and of the rooms that have
#                          threads under TSan
#   tests/run.sh --quick   the release build alone
#   tests/run.sh --full    the long counts: 1,000 power cuts, 200 kills
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

full=0 quick=0
for argument in "$@"; do
  case $argument in
    --full) full=1 ;;
    --quick) quick=1 ;;
    *) echo "usage: tests/run.sh [--full | --quick]" >&2; exit 2 ;;
  esac
done
export BALE_FULL=$full
jobs=$(nproc)
started=$SECONDS
passed=0 failed=0
failures=()

step() { echo "== $* ($((SECONDS - started)) s)"; }
finish() {
  if [ ${#failures[@]} -gt 0 ]; then
    echo "Failed:"
    printf '  %s\n' "${failures[@]}"
  fi
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}
give_up() {
  failed=$((failed + 1))
  failures+=("$1")
  finish
}

# build PRESET [TARGET…]: prints the compiler's words only when they matter.
build() {
  local preset=$1 log
  shift
  log=$(mktemp)
  step "build $preset"
  if ! { cmake --preset "$preset" && cmake --build --preset "$preset" -j "$jobs" ${1:+--target "$@"}; } \
      >"$log" 2>&1 </dev/null; then
    grep -E 'error|Error|FAILED|warning' "$log" | head -40
    tail -20 "$log"
    rm -f "$log"
    give_up "build of preset $preset"
  fi
  rm -f "$log"
}

# run PRESET [ctest arguments…]: adds to the counts from ctest's own report.
run() {
  local preset=$1 report head total bad name
  shift
  report=$(mktemp)
  step "test $preset"
  ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure --no-tests=error \
    --output-junit "$report" "$@" </dev/null \
    | grep -vE '^ *[0-9]+/[0-9]+ Test +#.* Passed +|^ *Start +[0-9]+:'
  head=$(grep -m1 -A8 '<testsuite' "$report" | tr '\n' ' ')
  count() { sed -E "s/.*[^a-z]$1=\"([0-9]+)\".*/\1/" <<<"$head"; }
  if ! [[ $head =~ tests=\"[0-9]+\" ]]; then give_up "ctest of preset $preset gave no report"; fi
  total=$(count tests)
  # A test that was skipped or could not start proves nothing: it counts as failed.
  bad=$(( $(count failures) + $(count disabled) + $(count skipped) ))
  passed=$((passed + total - bad))
  failed=$((failed + bad))
  while IFS= read -r name; do failures+=("$preset: $name"); done < <(
    grep -E '<testcase .*status="(fail|notrun|disabled)"' "$report" \
      | sed -E 's/.*<testcase name="([^"]*)".*/\1/; s/&quot;/"/g; s/&amp;/\&/g; s/&lt;/</g; s/&gt;/>/g')
  rm -f "$report"
}

# The unit test targets of the named rooms that exist.
targets_of() {
  local room
  for room in "$@"; do [ -f "tests/unit/$room/CMakeLists.txt" ] && echo "test_$room"; done
}
run_sanitized() {
  local preset=$1 targets
  shift
  mapfile -t targets < <(targets_of "$@")
  [ ${#targets[@]} -gt 0 ] || return 0
  build "$preset" "${targets[@]}"
  run "$preset" -R "^($(IFS='|'; echo "${targets[*]}")):"
}

packaging/setup.sh || give_up "packaging/setup.sh"
build release
run release
if [ "$quick" -eq 0 ]; then
  run_sanitized asan-ubsan platform report seal outbox filing wire retry uploader central model ui \
    picture
  run_sanitized tsan effects uploader central
fi
step "done"
finish
