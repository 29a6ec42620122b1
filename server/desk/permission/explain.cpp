#include "permission/explain.h"

#include "access/access.h"
#include "people/group.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "role/holder.h"
#include "ticket/visibility.h"

namespace yitai::permission {
namespace {

// What is asked about, as far as rights can tell things apart.
struct Object {
    std::optional<Ticket> ticket;
    std::optional<Person> person;
    std::optional<Group> group;
    bool is_nothing() const { return !ticket && !person && !group; }
};

Person whom(Tx& tx, std::optional<std::string> const& reference) {
    if (!reference) return people::get(tx, tx.actor().person);
    auto const person = people::get(tx, people::Reference{*reference});
    if (person.id != tx.actor().person && !tx.actor().may(Right::role_manage)) throw Forbidden("You may ask about yourself only");
    return person;
}

// An administrator who may not read a ticket may still ask who can: of what he names nothing but its existence shows.
Object named(Tx& tx, std::string const& kind, std::string const& reference) {
    Object object;
    bool const manages = tx.actor().may(Right::role_manage);
    if (kind == "ticket") object.ticket = manages ? ticket::find(tx, {reference}) : ticket::get(tx, ticket::Reference{reference});
    else if (kind == "person") object.person = people::get(tx, people::Reference{reference});
    else if (kind == "group") object.group = people::get(tx, people::group_named(tx, reference, "/query/object"));
    if (object.is_nothing()) throw NotFound();
    return object;
}

Object found(Tx& tx, std::optional<std::string> const& name) {
    if (!name) return {};
    auto const slash = name->find('/');
    auto const kind = slash == name->npos ? "ticket" : name->substr(0, slash);
    auto const reference = slash == name->npos ? *name : name->substr(slash + 1);
    try {
        return named(tx, kind, reference);
    } catch (NotFound const&) {
        throw Invalid("/query/object", {"There is no {{reference}} here", {{"reference", *name}}});
    }
}

// The actor with this one grant and nothing else; none of them: what everybody who has signed in may do.
Actor with_only(Tx& tx, Person const& person, std::optional<Grant> const& grant) {
    auto alone = person;
    alone.grants = grant ? std::vector<Grant>{*grant} : std::vector<Grant>{};
    auto actor = access::acting_as(tx, alone, Via::api);
    if (!grant) return actor;

    // What everybody may do is a ground of its own.
    actor.rights = {};
    if (auto const rights = role::rights_of(tx, grant->role); rights && actor.narrowed.empty()) actor.rights = *rights;
    return actor;
}

bool reaches(Tx& tx, Actor const& actor, Right right, Object const& object) {
    if (object.ticket) return ticket::reaches(actor, right, *object.ticket);
    if (object.group && right == Right::group_manage) return people::manages(actor, *object.group);
    if (!object.person) return actor.may(right);
    db::Context const context{.actor = actor, .now = tx.now()};
    Tx as_actor(tx.connection(), context);
    return people::reaches(as_actor, right, object.person->id);
}

struct ScopeRule {
    Scope scope;
    char const* reaches;
    char const* falls_short;
};
constexpr ScopeRule scope_rules[] = {
    {Scope::none, "", "The role does not have this right"},
    {Scope::requests, "It reaches what the person asked for", "It reaches only what the person asked for, and this is not"},
    {Scope::own, "It reaches what the person works on or made",
     "It reaches only what the person asked for, works on or made, and this is not"},
    {Scope::team, "It reaches what lies with the person's groups",
     "It reaches only what lies with the person's groups, and this does not"},
    {Scope::all, "It reaches everything", "It reaches everything within its organisation and region, and this lies outside"},
};

Message rule_of(Scope scope, bool reached) {
    for (auto const& row : scope_rules)
        if (row.scope == scope) return reached ? row.reaches : row.falls_short;
    return "";
}

Ground ground_of(Tx& tx, Person const& person, std::optional<Grant> const& grant, Right right, Object const& object,
                 Language language) {
    auto const actor = with_only(tx, person, grant);
    auto const rights = grant ? role::rights_of(tx, grant->role).value_or(Rights{}) : role::rights_of_everybody();
    Ground ground{.role = grant ? grant->role : "requester", .scope = rights[right]};
    ground.reaches = person.active && reaches(tx, actor, right, object);
    ground.rule = say(rule_of(ground.scope, ground.reaches), language);
    if (!grant) return ground;

    ShownNames names;
    names.want(grant->organisation_id);
    names.want(grant->region_id);
    names.look_up(tx);
    ground.organisation = names(grant->organisation_id);
    ground.region = names(grant->region_id);
    return ground;
}

Message verdict(Person const& person, std::optional<Ground> const& granted) {
    if (!person.active) return "The person is not active";
    if (granted) return {"Allowed by the role {{role}}", {{"role", granted->role}}};
    return "None of the person's roles reaches this";
}

}  // namespace

Explanation explain(Tx& tx, Question const& question, Language language) {
    auto const right = right_from(question.action);
    if (!right) throw Invalid("/query/action", {"There is no right called {{name}}", {{"name", question.action}}});
    auto const person = whom(tx, question.actor);
    auto const object = found(tx, question.object);

    Explanation answer{
        .actor = person.login.value_or(to_string(person.id)), .action = question.action, .object = question.object};
    answer.grounds.push_back(ground_of(tx, person, std::nullopt, *right, object, language));
    for (auto const& grant : person.grants) answer.grounds.push_back(ground_of(tx, person, grant, *right, object, language));
    for (auto const& ground : answer.grounds)
        if (ground.reaches && !answer.granted_by) answer.granted_by = ground;
    answer.allowed = answer.granted_by.has_value();
    answer.rule = say(verdict(person, answer.granted_by), language);
    return answer;
}

}  // namespace yitai::permission
