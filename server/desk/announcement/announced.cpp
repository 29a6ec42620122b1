#include "announcement/announced.h"

#include "incident/incident.h"
#include "relation/family.h"
#include "ticket/announced.h"

#include <algorithm>
#include <tuple>

namespace yitai::announcement {
namespace {

constexpr std::string_view by_hand = "announcement";  // stands where a rule's code does

struct Announced {
    TicketId id;
    std::string number, subject;
    OrganisationId organisation_id;
    ServiceId service_id;
    State state = State::new_;
    Instant announced_at;
};
YITAI_DESCRIBE(Announced, id, number, subject, organisation_id, service_id, state, announced_at)

// Whom it concerns is asked of the few rows that come, or the database would go through an organisation's tickets for them.
std::vector<Announced> announced_to_actor(Tx& tx) {
    auto all = tx.select<Announced>(R"(
        select id, number, subject, organisation_id, service_id, state, created_at as announced_at from ticket
         where announced and (queue_key is not null or resolved_at > :since))",
                                    {{"since", tx.now() - shown_after_resolution}});
    auto const mine = tx.actor().organisation, home = ticket::home(tx);
    std::erase_if(all, [&](Announced const& each) { return each.organisation_id != mine && each.organisation_id != home; });
    return all;
}

void say_when(Tx& tx, std::vector<Announced>& all) {
    std::vector<std::int64_t> ids;
    ids.reserve(all.size());
    for (auto const& each : all) ids.push_back(each.id.value);
    auto const times = ticket::announced_at(tx, ids);
    for (auto& each : all)
        if (auto const at = times.find(each.id); at != times.end()) each.announced_at = at->second;
}

Ticket announced(Tx& tx, ticket::Reference const& reference) {
    auto const named = ticket::find(tx, reference);
    auto const all = announced_to_actor(tx);
    if (!named || std::none_of(all.begin(), all.end(), [&](Announced const& each) { return each.id == named->id; }))
        throw NotFound();
    return *named;
}

std::optional<Ticket> joined(Tx& tx, Ticket const& known) {
    auto const me = tx.actor().person;
    if (known.requester_id == me) return known;
    return tx.find<Ticket>(R"(
        select * from ticket
         where parent_id = :known and me_too and requester_id = :me and queue_key is not null
         order by id limit 1)",
                           {{"known", known.id}, {"me", me}});
}

std::optional<std::string> live_service(Tx& tx, ServiceId service) {
    return tx.find<std::string>("select code from service where id = :id and status <> 'retired'", {{"id", service}});
}

}  // namespace

http::Page<Announcement> announcements(Tx& tx) {
    auto all = announced_to_actor(tx);
    say_when(tx, all);
    std::sort(all.begin(), all.end(), [](Announced const& one, Announced const& other) {
        return std::tuple(one.announced_at, one.id) > std::tuple(other.announced_at, other.id);
    });
    all.resize(std::min(all.size(), most_shown));
    return {views_of<Announcement>(tx, std::move(all)), {}, {}};
}

Ticket join(Tx& tx, ticket::Reference const& reference, Joining const& given) {
    auto known = announced(tx, reference);
    if (!ticket::is_open(known.state)) throw Conflict("It is resolved; report it if you still have it");
    if (known.me_too) known = ticket::get(tx, known.parent_id);
    if (auto const mine = joined(tx, known)) return *mine;

    auto const report = incident::report(
        tx, {.subject = known.subject, .description = given.comment, .service = live_service(tx, known.service_id)});
    relation::fold(tx, report, known, std::string(by_hand));
    return ticket::refreshed(tx, report);
}

}  // namespace yitai::announcement
