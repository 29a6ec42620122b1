# shellcheck shell=bash
# The pages: Node by its npm package, the client by the described API, one build that the binary takes in.

web_folder=build/web

# The same Node everywhere, whatever the system has; the system's own, or Debian's, only fetches it.
need_node() {
    local tools=$PWD/.tools/node_modules/.bin wanted="node@22 npm@11"
    if [ "$(cat .tools/installed 2>/dev/null || true)" != "$wanted" ]; then
        command -v npm >/dev/null || need node
        say "installing $wanted"
        mkdir -p .tools
        # shellcheck disable=SC2086
        quietly npm install --prefix .tools --no-audit --no-fund $wanted
        echo "$wanted" >.tools/installed
    fi
    case :$PATH: in *":$tools:"*) ;; *) export PATH=$tools:$PATH ;; esac
    if ! cmp -s web/package-lock.json web/node_modules/.installed; then
        say "installing the libraries of the pages"
        (cd web && quietly npm ci)
        cp web/package-lock.json web/node_modules/.installed
    fi
    if [ docs/api/openapi.json -nt web/src/api/schema.ts ]; then
        (cd web && quietly node_modules/.bin/openapi-typescript ../docs/api/openapi.json -o src/api/schema.ts)
    fi
}

quietly() {
    local log
    log=$(mktemp)
    "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
    rm -f "$log"
}

# Built anew only when something that goes into it has changed.
build_web() {
    need_node
    local newest
    newest=$(find web server/messages docs/guides docs/pictures/guide -path web/node_modules -prune -o -path web/e2e -prune -o -type f -newer "$web_folder/index.html" -print -quit 2>/dev/null || echo all)
    [ -n "$newest" ] || return 0
    say "building the pages"
    (cd web && quietly node_modules/.bin/vite build)
}

in_web() { (cd web && "node_modules/.bin/$1" "${@:2}"); }

check_web() {
    need_node
    say "the pages: layout, rules, types and layers"
    in_web biome check --error-on-warnings src e2e tools vite.config.ts playwright.config.ts \
        && in_web tsc --noEmit && node web/tools/layers.ts
}

test_web() {
    need_node
    say "tests of the pages"
    in_web vitest run "$@" --reporter=default --reporter=./tools/counts.ts
}

# In a real browser, against the real binary with the demo company; and how much of the pages is loaded when.
test_browser() { # options of playwright
    need build browser
    build
    node web/tools/budget.ts "$web_folder"
    say "journeys in the browser"
    in_web playwright test "$@"
}

screens() { # folder, or build/screens; --guides
    need build browser
    build
    if [ "${1:-}" = --guides ]; then pictures_of_guides; return; fi
    YITAI_SCREENS=$(realpath -m "${1:-build/screens}") in_web playwright test --config playwright.screens.config.ts
}

# Always of the same moment, and with few colours: they are part of the program.
pictures_of_guides() {
    need pictures
    YITAI_BINARY=$PWD/tools/at_a_moment in_web playwright test --config playwright.guides.config.ts
    pngquant --force --ext .png --strip --speed 1 64 docs/pictures/guide/*.png
}

web() {
    need_node
    in_web vite "$@"
}
