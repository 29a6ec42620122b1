#include "role/role_api.h"

#include "base/code.h"
#include "http/named_filter.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "role/change.h"
#include "role/right_words.h"

namespace yitai::role {
namespace {

// A role as it is shown, built in or made.
struct RoleView {
    std::string code;
    Bilingual name;
    bool built_in = false;
    bool active = true;
    std::map<std::string, Scope> rights;
};
YITAI_DESCRIBE(RoleView, code, name, built_in, active, rights)

struct Roles {
    std::vector<RoleView> data;
};
YITAI_DESCRIBE(Roles, data)

struct RightList {
    std::vector<RightView> data;
};
YITAI_DESCRIBE(RightList, data)

struct RoleFields {
    Code code;
    Names name;
};
YITAI_DESCRIBE(RoleFields, code, name)

struct ChangeFields {
    RoleAction action = RoleAction::grant;
    std::string role;
    std::optional<std::string> person, organisation, region;
    std::map<std::string, Scope> rights;
    Preset<Text<1000>> reason;
};
YITAI_DESCRIBE(ChangeFields, action, role, person, organisation, region, rights, reason)

struct ChangeView {
    Id<RoleChange> id;
    RoleAction action = RoleAction::grant;
    std::string role;
    std::optional<std::string> person, organisation, region;
    std::map<std::string, Scope> rights;
    std::string reason;
    RoleChangeState state = RoleChangeState::proposed;
    std::optional<std::string> asked_by, decided_by;
    std::optional<Instant> decided_at;
    std::int64_t version = 1;
    Instant created_at;
};
YITAI_DESCRIBE(ChangeView, id, action, role, person, organisation, region, rights, reason, state, asked_by, decided_by,
               decided_at, version, created_at)

struct TurningDown {
    Preset<Text<1000>> reason;
};
YITAI_DESCRIBE(TurningDown, reason)

struct GrantView {
    std::string role;
    std::optional<std::string> organisation, region;
};
YITAI_DESCRIBE(GrantView, role, organisation, region)

struct Grants {
    std::vector<GrantView> data;
};
YITAI_DESCRIBE(Grants, data)

RoleView view(RoleDefinition const& made) { return {made.code, made.name, false, made.active, made.rights}; }

Roles roles(Tx& tx) {
    Roles all;
    for_each_enumerator<Role>([&](std::string_view code, Role role) {
        all.data.push_back({std::string(code), name(role), true, true, as_map(rights_of(role))});
    });
    for (auto const& made : definitions(tx)) all.data.push_back(view(made));
    return all;
}

RightList rights(Tx&) { return {right_views()}; }

http::Created<RoleView> add_role(Tx& tx, RoleFields const& given) {
    auto const added = add(tx, RoleDefinition{.code = given.code, .name = plain(given.name)});
    return {view(added), "/api/v1/roles"};
}

ChangeView view(Tx& tx, RoleChange const& change) { return view_of<ChangeView>(tx, change); }

http::Page<ChangeView> changes(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"state", "state", http::Column::word, false, http::words_of<RoleChangeState>()},
        {"person", "person_id", http::Column::id},
        {"role", "role", http::Column::text},
    };
    static http::NamedFilter const named[] = {{"person", http::person_by<people::person_named>}};
    auto page = http::list<RoleChange>(tx, http::with_ids(tx, query, named), {columns, "-id"}, "role_change where true");
    return page_of<ChangeView>(tx, std::move(page));
}

http::Created<ChangeView> ask(Tx& tx, ChangeFields const& given) {
    RoleChange change;
    copy_members(given, change);
    bool const about_person = given.action == RoleAction::grant || given.action == RoleAction::revoke;
    if (about_person && !given.person) throw Invalid("/person", "Is required");
    if (!about_person && given.person) throw Invalid("/person", "Only a grant or its end is about a person");
    // Whoever has left can still lose a role.
    if (given.person) change.person_id = people::get(tx, people::Reference{*given.person}).id;
    if (given.organisation) change.organisation_id = people::organisation_named(tx, *given.organisation, "/organisation");
    if (given.region) change.region_id = people::site_named(tx, *given.region, "/region");

    auto const asked = ask_for(tx, change);
    return {view(tx, asked), "/api/v1/role-changes/" + to_string(asked.id)};
}

ChangeView show(Tx& tx, Id<RoleChange> id) { return view(tx, get_change(tx, id)); }

RoleChange for_decision(Tx& tx, Id<RoleChange> id) {
    auto change = get_change(tx, id);
    kept::check_version(tx, view(tx, change));
    return change;
}

ChangeView agree(Tx& tx, Id<RoleChange> id) { return view(tx, approve(tx, for_decision(tx, id))); }

ChangeView disagree(Tx& tx, Id<RoleChange> id, TurningDown const& given) {
    return view(tx, turn_down(tx, for_decision(tx, id), given.reason.value));
}

Grants grants(Tx& tx, people::Reference const& reference) {
    auto const person = people::get(tx, reference);
    return {views_of<GrantView>(tx, std::vector<Grant>(person.grants))};
}

using http::answer, http::GET, http::POST;

constexpr http::Route rows[] = {
    {GET, "/roles", Right::signed_in, answer<roles>, "Roles and their rights"},
    {POST, "/roles", Right::role_manage, answer<add_role>, "Make a role; it starts empty"},
    {GET, "/rights", Right::signed_in, answer<rights>, "What the rights are called, what they are for, how far they can reach"},
    {GET, "/persons/:person/roles", Right::person_read, answer<grants>, "The roles a person holds, and how far"},
    {GET, "/role-changes", Right::role_manage, answer<changes>, "Role changes, newest first"},
    {POST, "/role-changes", Right::role_manage, answer<ask>, "Grant or revoke a role, or define one; a second person agrees"},
    {GET, "/role-changes/:change", Right::role_manage, answer<show>, "A role change"},
    {POST, "/role-changes/:change/approval", Right::role_manage, answer<agree>, "Agree to a role change", http::Versioned::yes},
    {POST, "/role-changes/:change/rejection", Right::role_manage, answer<disagree>,
     "Reject a role change, or take one's own back", http::Versioned::yes},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::role
