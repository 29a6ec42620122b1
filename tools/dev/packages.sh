# shellcheck shell=bash
# Installing what a command needs: `need build test` looks at the rows of tools/packages that start with these words.

need() {
    local wanted missing
    mapfile -t wanted < <(awk -v needs=" $* " '!/^#/ && index(needs, " " $1 " ") { for (i = 2; i <= NF; i++) print $i }' tools/packages)
    mapfile -t missing < <(missing_of "${wanted[@]}")
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

missing_of() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p') || true
    printf '%s\n' "$@" | grep -vxF "${installed:-none}" || true
}

install_packages() {
    command -v apt-get >/dev/null || fail "Yitai is built on Debian 12. These packages are missing: $*"
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null \
        || fail "Packages are missing, and installing them takes root or sudo. As root: apt-get install --no-install-recommends $*"
    say "installing $*"
    apt-get install -s "$@" >/dev/null 2>&1 || apt update
    apt install "$@" || { apt update && apt install "$@"; } || fail "The packages could not be installed."
}

apt() { # update, or install and packages
    local log failed=0 no_cluster=/etc/postgresql-common/createcluster.d/yitai.conf
    log=$(mktemp)
    # Tests start a PostgreSQL of their own, so the package need not start one for the whole machine.
    case " $* " in *" postgresql"*) as_root sh -c "mkdir -p ${no_cluster%/*} && echo create_main_cluster = false >$no_cluster" ;; esac
    as_root apt-get "$1" -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${@:2}" >"$log" 2>&1 || failed=$?
    case " $* " in *" postgresql"*) as_root rm -f "$no_cluster" ;; esac
    [ $failed -eq 0 ] || tail -n 30 "$log" >&2
    rm -f "$log"
    return $failed
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} "$@"
    fi
}
