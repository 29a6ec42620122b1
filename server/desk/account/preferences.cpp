#include "account/preferences.h"

namespace yitai::account {
namespace {

void check(PreferenceFields const& given) {
    if (given.keys.size() > most_keys)
        throw Invalid("/keys", {"At most {{most}} of them", {{"most", std::to_string(most_keys)}}});
    for (auto const& [action, keys] : given.keys)
        if (is_blank(action) || action.size() > longest_action)
            throw Invalid(json::child("/keys", action),
                          {"Must be at most {{count}} bytes long", {{"count", std::to_string(longest_action)}}});
}

}  // namespace

Preferences preferences(Tx& tx) {
    auto const kept = tx.find<Preferences>("select theme, density, shortcuts, keys from preference where person_id = :me",
                                           {{"me", tx.actor().person}});
    return kept.value_or(Preferences{});
}

Preferences prefer(Tx& tx, PreferenceFields const& given) {
    check(given);
    Preferences row{given.theme, given.density, given.shortcuts, {given.keys.begin(), given.keys.end()}};
    tx.run(R"(
        insert into preference (person_id, theme, density, shortcuts, keys, updated_at)
        values (:me, :theme, :density, :shortcuts, :keys, :now)
        on conflict (person_id) do update
           set theme = excluded.theme, density = excluded.density, shortcuts = excluded.shortcuts, keys = excluded.keys,
               updated_at = excluded.updated_at)",
           {{"me", tx.actor().person},
            {"theme", row.theme},
            {"density", row.density},
            {"shortcuts", row.shortcuts},
            {"keys", row.keys},
            {"now", tx.now()}});
    return row;
}

}  // namespace yitai::account
