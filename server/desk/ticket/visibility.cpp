#include "ticket/visibility.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::ticket {
namespace {

constexpr std::string_view requested = "requester_id = :me or reported_by_id = :me or affected_id = :me";
constexpr std::string_view owned = "assignee_id = :me or created_by_id = :me";
constexpr std::string_view teams = "group_id in (select group_id from group_member where person_id = :me)";

// Who watches a ticket sees it. Who is a requester's deputy sees what he asked for; so do his colleagues when their organisation
// shares its tickets.
std::string also_requested(Actor const& actor) {
    std::string sql = " or id in (select ticket_id from ticket_watcher where person_id = :me)";
    if (!actor.acts_for.empty()) {
        std::string people;
        for (auto person : actor.acts_for) people += (people.empty() ? "" : ", ") + to_string(person);
        sql += fmt::format(" or requester_id in ({})", people);
    }
    if (actor.shares_tickets) sql += fmt::format(" or organisation_id = {}", actor.organisation.value);
    return sql;
}

// What a requester's deputy and colleagues may do as he does.
bool is_shared(Right right) {
    return right == Right::ticket_read || right == Right::ticket_reply || right == Right::ticket_chase;
}

std::string reached(Actor const& actor, Right right, Scope scope) {
    if (scope == Scope::all) return "true";
    std::string sql(requested);
    if (is_shared(right)) sql += also_requested(actor);
    if (scope >= Scope::own) (sql += " or ") += owned;
    if (scope >= Scope::team) (sql += " or ") += teams;
    return '(' + sql + ')';
}

template <class List, class T>
bool contains(List const& list, T const& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool reached(Actor const& actor, Right right, Scope scope, Belonging const& ticket) {
    if (scope == Scope::all) return true;
    auto const me = actor.person;
    if (scope == Scope::none || !me) return false;

    bool const also = is_shared(right) && (contains(ticket.watcher_ids, me) || contains(actor.acts_for, ticket.requester_id) ||
                                           (actor.shares_tickets && ticket.organisation_id == actor.organisation));
    // Who reports for somebody else is himself the reporter: that gives no right to it.
    bool const for_others = right == Right::ticket_create_for_others;
    bool const mine = !for_others && (ticket.requester_id == me || ticket.reported_by_id == me || ticket.affected_id == me);
    bool const own = !for_others && scope >= Scope::own && (ticket.assignee_id == me || ticket.created_by_id == me);
    bool const team = scope >= Scope::team && contains(actor.groups, ticket.group_id);
    return mine || also || own || team;
}

bool lies_within(Reach const& reach, Belonging const& ticket) {
    bool const here = !reach.organisation || reach.organisation == ticket.organisation_id;
    return here && (!reach.region || std::binary_search(reach.sites.begin(), reach.sites.end(), ticket.site_id));
}

}  // namespace

people::Condition reached_by(Actor const& actor, Right right) {
    return people::reached_by(actor, right, [&](Scope scope) { return reached(actor, right, scope); });
}

bool reaches(Actor const& actor, Right right, Belonging const& ticket) {
    if (reached(actor, right, actor.rights[right], ticket)) return true;
    return std::any_of(actor.narrowed.begin(), actor.narrowed.end(), [&](Reach const& reach) {
        return lies_within(reach, ticket) && reached(actor, right, reach.rights[right], ticket);
    });
}

people::Acquaintance acquaintance() {
    return {"exists (select 1 from ticket where ticket.requester_id = person.id and ticket.assignee_id = :me)",
            "exists (select 1 from ticket where ticket.requester_id = person.id"
            " and ticket.group_id in (select group_id from group_member where person_id = :me))"};
}

}  // namespace yitai::ticket
