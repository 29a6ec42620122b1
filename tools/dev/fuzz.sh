# shellcheck shell=bash
# Fuzzing: the programs of fuzz/, each for some seconds, from the corpus that is kept beside it. What they learn and what
# they find goes to build-fuzz/.

fuzz() { # one target's name, or all; --seconds N
    local seconds=10 only='' name passed=0 failed=0
    while [ $# -gt 0 ]; do
        case $1 in
            --seconds) seconds=${2:-}; shift ;;
            -*) help >&2; exit 2 ;;
            *) only=$1 ;;
        esac
        shift
    done
    [[ $seconds =~ ^[0-9]+$ ]] && [ -f "fuzz/${only:-json}.cpp" ] || { help >&2; exit 2; }
    build_fuzzers
    for name in $(basename -s .cpp fuzz/${only:-*}.cpp); do
        say "fuzzing $name for $seconds s"
        if fuzz_one "$name" "$seconds"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    done
    echo "$passed passed, $failed failed"
    return $((failed > 0))
}

build_fuzzers() {
    need build fuzz
    say "building the fuzzers"
    YITAI_UNITY=OFF configure build-fuzz -DCMAKE_CXX_COMPILER=clang++-19 -DYITAI_SANITIZE=fuzzer-no-link,address,undefined
    compile build-fuzz fuzzers
}

fuzz_one() { # name, seconds
    local learnt=build-fuzz/corpus/$1
    mkdir -p "$learnt"
    "build-fuzz/fuzz/fuzz_$1" -max_total_time="$2" -timeout=5 -rss_limit_mb=1024 -max_len=4096 -print_final_stats=1 \
        -verbosity=0 -artifact_prefix="build-fuzz/$1-" "$learnt" "fuzz/corpus/$1"
}
