#!/usr/bin/env bash
# Runs test suites and ends with one line: N passed, N failed. Called by build.sh.
#
#   tests/run.sh [KIND...]     kinds: unit fuzz lint, or a folder of tests/ that holds a run.mjs;
#                              bench only when asked for; default: all the others
#
# A suite is a program that prints a line "ok - NAME" or "not ok - NAME: WHY" for each test, and
# "skip - NAME: WHY" or "ok - NAME # skip" for one that cannot run here. It may end with its own
# totals, which must then be right. Suites find what they test through the environment:
#
#   EXHIBIT_BUILD     the build folder          EXHIBIT_BIN     the command
#   EXHIBIT_PROGRAMS  the compiled tests        EXHIBIT_WASM    the WebAssembly module
#   EXHIBIT_SAMPLE    the sample bundle         EXHIBIT_PAGE    the page
#
# A suite fails as a whole when it crashes, hangs, runs nothing or counts wrong.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 2
: "${EXHIBIT_BUILD:?is not set; run ./build.sh test}"
logs=$EXHIBIT_BUILD/test-logs
seconds=${EXHIBIT_SUITE_SECONDS:-3600}
# Real documents, where there are any: the optional tests read them.
export EXHIBIT_SHARED=${EXHIBIT_SHARED:-$root/../shared/data}
shown=20 # lines about failures, for each suite
jobs=${EXHIBIT_JOBS:-$(nproc 2>/dev/null || echo 2)}
all_passed=0
all_failed=0

# run_suite NAME COMMAND...
run_suite() {
    local name=$1 log=$logs/${1//\//-}.log status=0
    shift
    timeout "$seconds" "$@" >"$log" 2>&1 </dev/null || status=$?
    count_suite "$name" "$log" "$status"
}

# count_suite NAME LOG STATUS: prints the suite's totals and what failed, and adds them up.
count_suite() {
    local name=$1 log=$2 status=$3 passed failed skipped problem
    passed=$(grep '^ok ' "$log" | grep -c -v ' # skip')
    failed=$(grep -c '^not ok ' "$log")
    skipped=$(grep -c -E '^skip |^ok .* # skip' "$log")
    problem=$(suite_problem "$log" "$status" "$passed" "$failed" "$skipped")
    [ -z "$problem" ] || failed=$((failed + 1))

    printf '%s: %d passed, %d failed' "$name" "$passed" "$failed"
    [ "$skipped" = 0 ] || printf ', %d skipped' "$skipped"
    printf '\n'
    if [ "${VERBOSE:-0}" = 1 ]; then
        sed 's/^/    /' "$log"
    else
        grep -E '^(not ok|skip) |^ok .* # skip|^# out of time' "$log" | head -n "$shown" | sed 's/^/    /'
        [ $((failed + skipped)) -le "$shown" ] || printf '    and more: %s\n' "$log"
        [ -z "$problem" ] || tail -n 30 "$log" | sed 's/^/    | /'
    fi
    [ -z "$problem" ] || printf '    %s: %s (all output: %s)\n' "$name" "$problem" "$log"

    all_passed=$((all_passed + passed))
    all_failed=$((all_failed + failed))
}

# suite_problem LOG STATUS PASSED FAILED SKIPPED: says what is wrong with the suite as a whole.
suite_problem() {
    local log=$1 status=$2 passed=$3 failed=$4 skipped=$5 claim ok_lines
    ok_lines=$(grep -c '^ok ' "$log")
    claim=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
    if [ "$status" = 124 ]; then
        echo "stopped after $seconds seconds"
    elif [ "$status" != 0 ] && [ "$failed" = 0 ]; then
        echo "ended with status $status and names no failed test"
    elif [ "$status" = 0 ] && [ "$failed" != 0 ]; then
        echo "ended with status 0 although tests failed"
    elif [ $((passed + failed + skipped)) = 0 ]; then
        echo "ran no test"
    elif [ -n "$claim" ] && [ "$claim" != "$ok_lines passed, $failed failed" ] &&
        [ "$claim" != "$passed passed, $failed failed" ]; then
        echo "counts '$claim', but its lines say $passed passed, $failed failed"
    fi
}

run_unit() {
    local file name
    for file in tests/unit/test_*.c; do
        [ -e "$file" ] || continue
        name=$(basename "$file" .c)
        run_suite "unit/$name" "$EXHIBIT_PROGRAMS/tests/$name"
    done
}

run_fuzz() {
    local file name
    for file in tests/fuzz/fuzz_*.c; do
        [ -e "$file" ] || continue
        name=$(basename "$file" .c)
        run_suite "fuzz/$name" "$EXHIBIT_PROGRAMS/fuzz/$name" "tests/fuzz/corpus/${name#fuzz_}"
    done
}

run_lint() {
    local file
    for file in tests/lint/*.sh tests/lint/*.mjs; do
        [ -e "$file" ] || continue
        run_script "lint/$(basename "${file%.*}")" "$file"
    done
}

# Benchmarks measure; their output is the result.
run_bench() {
    local file
    for file in tests/bench/*.sh tests/bench/*.mjs; do
        [ -e "$file" ] || continue
        printf '%s\n' "${file#tests/}"
        case $file in
            *.sh) bash "$file" ;;
            *.mjs) node "$file" ;;
        esac || all_failed=$((all_failed + 1))
    done
}

run_script() {
    case $2 in
        *.sh) run_suite "$1" bash "$2" ;;
        *.mjs) run_suite "$1" node "$2" ;;
    esac
}

every_kind() {
    local file
    printf '%s\n' unit fuzz lint
    for file in tests/*/run.mjs; do
        [ ! -e "$file" ] || basename "$(dirname "$file")"
    done
}

# run_kind KIND: its suites; what they add up to goes to the file KIND.totals.
run_kind() {
    case $1 in
        unit | fuzz | lint | bench) "run_$1" ;;
        *) run_script "$1" "tests/$1/run.mjs" ;;
    esac
    echo "$all_passed $all_failed" >"$logs/$1.totals"
}

# add_kind KIND: prints what it printed, and adds its totals.
add_kind() {
    local passed=0 failed=1 # of a kind that ended without totals
    cat "$logs/$1.out"
    [ ! -e "$logs/$1.totals" ] || read -r passed failed <"$logs/$1.totals"
    all_passed=$((all_passed + passed))
    all_failed=$((all_failed + failed))
}

# run_side_by_side KIND...: so many at once as there are processors; printed in the order given.
run_side_by_side() {
    local kind
    local -A pids=()
    for kind in "$@"; do
        while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n || true; done
        run_kind "$kind" >"$logs/$kind.out" 2>&1 &
        pids[$kind]=$!
    done
    for kind in "$@"; do
        wait "${pids[$kind]}"
        add_kind "$kind"
    done
}

mkdir -p "$logs"
rm -f "$logs"/*.totals
if [ $# -gt 0 ]; then
    kinds=("$@")
else
    mapfile -t kinds < <(every_kind)
fi
if [ "${kinds[*]}" = bench ]; then
    run_kind bench
    exit $((all_failed > 0))
fi

# Browsers take all processors by themselves.
beside=()
alone=()
for kind in "${kinds[@]}"; do
    case $kind in
        browser | bench) alone+=("$kind") ;;
        *) beside+=("$kind") ;;
    esac
done
run_side_by_side "${beside[@]}"
for kind in "${alone[@]}"; do run_side_by_side "$kind"; done

if [ $((all_passed + all_failed)) = 0 ]; then
    echo "no test ran"
    all_failed=1
fi
echo "$all_passed passed, $all_failed failed"
[ "$all_failed" = 0 ]
