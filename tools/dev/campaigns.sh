# shellcheck shell=bash
# Campaigns: programs of tools/campaigns that do bad things to a server. Their modules (*.py) can't be executed.

# These measure time or fill a core; the others run two at a time.
campaigns_alone=' little_memory overload slow_clients slow_disk few_descriptors stop_and_start '

campaigns() { # [name…] [--full] [--but name]; writes a line a campaign to $results, when that is set
    local names=() but=' ' options=() word
    while [ $# -gt 0 ]; do
        case $1 in
            --full) options=(--full) ;;
            --but) but="$but$2 "; shift ;;
            -*) help >&2; exit 2 ;;
            *) names+=("$1") ;;
        esac
        shift
    done
    if [ ${#names[@]} -eq 0 ]; then
        for word in tools/campaigns/*; do [ ! -f "$word" ] || [ ! -x "$word" ] || names+=("${word##*/}"); done
    fi
    need test
    build
    run_campaigns
}

run_campaigns() { # with names, but and options of campaigns()
    local logs name together=() alone=()
    logs=$(mktemp -d)
    for name in "${names[@]}"; do
        if [[ $but == *" $name "* ]]; then continue; fi
        if [[ $campaigns_alone == *" $name "* ]]; then alone+=("$name"); else together+=("$name"); fi
    done
    export -f run_campaign
    printf '%s\n' "${together[@]}" | xargs -r -P 2 -I{} bash -c 'run_campaign "$@"' campaign {} "$logs" "${options[@]}"
    for name in "${alone[@]}"; do run_campaign "$name" "$logs" "${options[@]}"; done
    count_campaigns "$logs"
}

run_campaign() { # name, folder of logs, options…
    local started=$SECONDS result=ok
    "tools/campaigns/$1" "${@:3}" >"$2/$1" 2>&1 </dev/null || result=FAILED
    echo $result >"$2/$1.result"
    printf '%-22s %-7s %5d s   %s\n' "$1" $result $((SECONDS - started)) "$(grep -E '^skipped: |^[0-9]+ passed' "$2/$1" | head -n 1)"
    [ $result = ok ] || tail -n 60 "$2/$1" | sed 's/^/    /'
}

count_campaigns() { # folder of logs
    local passed=0 failed=0 name words result
    for name in "$1"/*.result; do
        result=$(<"$name")
        read -r -a words < <(grep -E '^[0-9]+ passed, [0-9]+ failed$' "${name%.result}" | tail -n 1) || words=(0 passed 0)
        passed=$((passed + words[0])) failed=$((failed + words[2]))
        [ "$result" = ok ] || [ "${words[2]}" -gt 0 ] || failed=$((failed + 1))
        [ "$result" = ok ] && result=run || result=fail
        name=${name##*/}
        [ -z "${results:-}" ] || echo "<testcase name=\"${name%.result}\" status=\"$result\"></testcase>" >>"$results"
    done
    rm -rf "$1"
    echo "$passed passed, $failed failed"
    [ $failed -eq 0 ]
}
