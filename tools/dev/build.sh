# shellcheck shell=bash
# Building. Normally a room's files share a translation unit, which halves a clean build; whoever works on one room for long
# is better off with YITAI_UNITY=OFF ./dev build, after which that folder stays with one unit a file.

# A second checkout finds what the first has compiled.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=true

configure() { # folder, cmake's options…
    local log unity=${YITAI_UNITY:-}
    [ -n "$unity" ] || [ -f "$1/build.ninja" ] || unity=ON
    log=$(mktemp)
    cmake -S . -B "$1" -G Ninja ${unity:+-DYITAI_UNITY="$unity"} "${@:2}" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
    rm -f "$log"
}

compile() { # folder, targets…
    ninja -C "$1" -j "$(nproc)" "${@:2}" >&2
}

build() {
    need build
    build_web
    say "building build/yitai"
    configure build
    compile build yitai
}

bench() { # options of bench/run
    need build test bench
    say "building the benchmarks"
    configure build
    compile build yitai benches
    bench/run "$@"
}

generate() {
    build
    tools/generate_api
}
