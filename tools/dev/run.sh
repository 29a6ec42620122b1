# shellcheck shell=bash
# Starting a desk to work with.

run() { # [--empty] options of yitai serve
    local empty=no
    if [ "${1:-}" = --empty ]; then empty=yes && shift; fi
    need run
    build
    export YITAI_DATA_DIR=${YITAI_DATA_DIR:-data}
    (umask 077 && mkdir -p "$YITAI_DATA_DIR")
    if [ $empty = no ] && is_fresh; then make_demo; fi
    show_sign_ins
    first_person
    say "Yitai answers at $(address "$@"); Ctrl+C ends it"
    exec build/yitai serve "$@"
}

# Neither a database here nor the key that a desk makes when it starts.
is_fresh() { [ ! -e "$YITAI_DATA_DIR/yitai.db" ] && [ ! -e "$YITAI_DATA_DIR/audit.key" ]; }

# Refused (exit code 1): this desk is no demo. Another code: it was to be one, and what is there is half of it.
show_sign_ins() {
    local code=0
    build/yitai demo sign-ins 2>/dev/null || code=$?
    [ $code -le 1 ] || fail "making the demo company here was interrupted; remove $YITAI_DATA_DIR (or empty the database) and begin again"
}

# Refused (exit code 1): a database of its own that is in use.
make_demo() {
    local refused=0
    say "filling the new desk with the demo company (./dev run --empty does without)"
    build/yitai demo >/dev/null || refused=$?
    [ $refused -le 1 ] || exit $refused
}

# Refused (exit code 1) means that the desk has its people already.
first_person() {
    local file refused=0
    file=$(mktemp)
    head -c 15 /dev/urandom | base64 | tr '+/' '-_' >"$file"
    build/yitai user bootstrap --login admin --password-file "$file" >"$file.said" 2>&1 || refused=$?
    case $refused in
        0) say "first sign-in: login admin, password $(cat "$file")   (shown only now)" ;;
        1) ;;
        *) cat "$file.said" >&2 ;;
    esac
    rm -f "$file" "$file.said"
    [ $refused -le 1 ] || exit $refused
}

address() { # options of yitai serve
    local listen=${YITAI_LISTEN:-127.0.0.1:8080} scheme=https
    while [ $# -gt 0 ]; do
        case $1 in
            --listen) listen=${2:-} ;;
            --listen=*) listen=${1#*=} ;;
        esac
        shift
    done
    case ${YITAI_TLS_MODE:-auto}:$listen in
        off:* | auto:127.* | auto:localhost* | auto:\[::1\]*) scheme=http ;;
    esac
    echo "$scheme://$listen"
}
