# Building. Rooms are built by few large translation units, which is the quickest way to build everything;
# YITAI_UNITY=OFF builds file by file, for long work on one room.

configure() { # folder, cmake's options…
    local log
    log=$(mktemp)
    cmake -S . -B "$1" -G Ninja -DYITAI_UNITY="${YITAI_UNITY:-ON}" "${@:2}" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
    rm -f "$log"
}

compile() { # folder, targets…
    ninja -C "$1" -j "$(nproc)" "${@:2}" >&2
}

build() {
    need build
    say "building build/yitai"
    configure build
    compile build yitai
}

bench() {
    compgen -G 'bench/*.cpp' >/dev/null || { echo "bench/ holds no benchmark"; return; }
    need build
    say "building the benchmarks"
    configure build
    compile build yitai benches
    local program
    for program in build/bench_*"${1:-}"*; do
        say "$program"
        "$program"
    done
}

generate() {
    build
    tools/generate_api
}
