# shellcheck shell=bash
# What can be said about the sources without running them.

lint() { # one check's name, or all; --all
    need build lint
    local failed=0 check
    case ${1:-} in
        format | layers | words | web) "check_$1" ;;
        bugs) check_bugs "${@:2}" ;;
        *)
            for check in format layers words web; do "check_$check" || failed=1; done
            check_bugs "$@" || failed=1
            return $failed
            ;;
    esac
}

check_format() {
    say "format"
    cpp_files | xargs -r tools/format_cpp --check
}

format() {
    need lint
    need_node
    cpp_files | xargs -r tools/format_cpp
    in_web biome check --write src e2e tools vite.config.ts playwright.config.ts
}

check_layers() {
    say "layers"
    tools/check_layers --self-test && tools/check_layers
}

check_words() {
    say "sentences and their translations"
    tools/check_words --self-test && tools/check_words
}

# clang-tidy asks how the files are compiled; this folder only answers that. It bears the word by which clang's analyser
# knows that the sources which a unit includes are to be read as closely as the unit itself.
check_bugs() {
    say "bug checks on $([ "${1:-}" = --all ] && echo all || echo changed) files"
    YITAI_UNITY=ON configure build-UnifiedSource
    compile build-UnifiedSource generated/embedded.cpp generated/pinyin.cpp generated/characters.cpp
    { if [ "${1:-}" = --all ]; then cpp_files; else changed_files; fi; } | tools/tidy_files build-UnifiedSource
}

cpp_files() { git ls-files --cached --others --exclude-standard {server,bench,fuzz,tools}/'*.cpp' {server,bench}/'*.h'; }

# Against the branch that this one will join; on that branch itself, what the last ten commits brought.
changed_files() {
    local base
    base=$(git merge-base HEAD origin/main 2>/dev/null || true)
    if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
        base=$(git rev-parse --quiet --verify HEAD~10 || true)
    fi
    # Against nothing, everything has changed.
    { git diff --name-only --diff-filter=d "${base:-$(git hash-object -t tree /dev/null)}"; git ls-files --others --exclude-standard; } \
        | grep -E '^(server|bench)/.*\.(cpp|h)$' | sort -u || true
}
