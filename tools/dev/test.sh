# shellcheck shell=bash
# Tests: one program a room, run by ctest on SQLite and on PostgreSQL, in random order.

run_tests() {
    local databases=(sqlite postgres) folder=build filter='' full='' fuzzed=0 options=() rooms=() targets=(all tests) word
    for word in "$@"; do
        case $word in
            --full) full=yes; export YITAI_TEST_FULL=yes ;;
            --sqlite) databases=(sqlite) ;;
            --postgres) databases=(postgres) ;;
            --sanitize) folder=build-asan options=(-DYITAI_SANITIZE=address,undefined) ;;
            --web) test_web; return ;;
            --browser) test_browser "${@:2}"; return ;;
            --threads) folder=build-tsan options=(-DYITAI_SANITIZE=thread) rooms=(db jobs http) ;;
            -*) help >&2; exit 2 ;;
            *) filter=$word ;;
        esac
    done
    if [ -d "server/${filter:-none}" ] || [ -d "server/desk/${filter:-none}" ]; then rooms=("$filter"); fi
    [ $folder != build-tsan ] || targets=("${rooms[@]/#/test_}")  # it takes long to build
    need build test
    say "building the tests"
    configure "$folder" "${options[@]}"
    compile "$folder" "${targets[@]}"
    [ -z "$full" ] || fuzz --seconds 60 || fuzzed=1
    run_on "${databases[@]}" && return $fuzzed
}

run_on() { # databases
    export YITAI_TEST_SEED=${YITAI_TEST_SEED:-$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')}
    say "the order is random: YITAI_TEST_SEED=$YITAI_TEST_SEED repeats it"
    rm -f "$folder"/results-*.xml
    local database failed=0
    for database in "$@"; do on_database "$database" || failed=1; done
    [ -z "$full" ] || results="$PWD/$folder/results-campaigns.xml" campaigns --full || failed=1
    tools/count_tests "$folder"/results-*.xml || failed=1
    return $failed
}

on_database() { # sqlite or postgres
    local beside=() only=()
    say "tests on $1"
    [ "$1" = sqlite ] || beside=(tools/with_postgres)
    [ ${#rooms[@]} -eq 0 ] || only=(-R "\\.($(IFS='|' && echo "${rooms[*]}"))\$")
    [ -z "$filter" ] || [ "$filter" = "${rooms[*]}" ] || export YITAI_TEST_FILTER="*$filter*"
    "${beside[@]}" ctest --test-dir "$folder" -L "^$1\$" "${only[@]}" -j "$(nproc)" --output-on-failure --no-tests=error \
        --output-junit "$PWD/$folder/results-$1.xml" --test-output-size-passed 1000000 --test-output-size-failed 1000000
}
