#include "profile/profile.h"

#include <algorithm>

namespace yitai::profile {
namespace {

DeskProfile get(Tx& tx) { return tx.one<DeskProfile>("select * from desk"); }

ProfileView view(DeskProfile const& row) {
    ProfileView view;
    copy_members(row, view);
    return view;
}

void check(ProfileFields const& given) {
    auto const& spoken = given.languages;
    if (spoken.empty()) throw Invalid("/languages", "Is required");
    for (std::size_t i = 0; i < spoken.size(); ++i)
        if (std::count(spoken.begin(), spoken.end(), spoken[i]) > 1)
            throw Invalid(json::child("/languages", i), "This is named already");
    if (std::find(spoken.begin(), spoken.end(), given.language.value) == spoken.end())
        throw Invalid("/language", "Must be one of the desk's languages");
}

}  // namespace

ProfileView show(Tx& tx) { return view(get(tx)); }

ProfileView change(Tx& tx, json::Value const& patch) {
    auto const before = get(tx);
    kept::check_version(tx, view(before));
    auto const given = kept::patched(ProfileFields{{before.name.zh, before.name.en}, before.languages, before.language}, patch);
    check(given);

    auto row = before;
    row.name = plain(given.name);
    row.languages = given.languages;
    row.language = given.language;
    kept::change(tx, before, row);
    return view(row);
}

}  // namespace yitai::profile
