# shellcheck shell=bash
# Starting a desk to work with.

run() { # options of yitai serve
    need run
    build
    export YITAI_DATA_DIR=${YITAI_DATA_DIR:-data}
    (umask 077 && mkdir -p "$YITAI_DATA_DIR")
    first_person
    say "Yitai answers at $(address "$@"); Ctrl+C ends it"
    exec build/yitai serve "$@"
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
