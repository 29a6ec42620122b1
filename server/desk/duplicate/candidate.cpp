#include "duplicate/candidate.h"

#include "asset/ci.h"
#include "db/dialect.h"
#include "queue/following.h"
#include "ticket/announced.h"
#include "ticket/view.h"
#include "ticket/visibility.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yitai::duplicate {
namespace {

constexpr int shown_by_default = 5;

// How much of a ticket somebody may see.
enum class Sight { none, announcement, whole };

// A ticket that is only announced tells nothing of who reported it, from where, and about which device.
constexpr Reasons said_by_announcement{Reason::similar_words, Reason::same_service};

class Onlooker {
public:
    Onlooker(Tx& tx) : actor_(tx.actor()), tx_(tx) {}

    template <class Kept>
    Sight sight_of(Kept const& ticket, bool announced) {
        if (ticket::reaches(actor_, Right::ticket_read, ticket::belonging(ticket))) return Sight::whole;
        bool const concerns_him = ticket.organisation_id == actor_.organisation || ticket.organisation_id == home();
        return announced && concerns_him ? Sight::announcement : Sight::none;
    }

private:
    OrganisationId home() {
        if (!home_) home_ = ticket::home(tx_);
        return *home_;
    }

    Actor const& actor_;
    Tx& tx_;
    std::optional<OrganisationId> home_;
};

struct Found {
    TicketId id;
    Likeness likeness;
    bool announced = false;
    Sight sight = Sight::none;
    int hundredths = 0;  // its score: what differs less is equal
};

Known known_of(Tx& tx, Question const& asked, std::string const& where) {
    Known known{
        asked.subject.value_or(std::string()), asked.description.value_or(std::string()), tx.actor().person, {}, {}, {}, {}};
    if (asked.requester) known.requester_id = people::person_named(tx, *asked.requester, where + "/requester");
    if (asked.site) known.site_id = people::site_named(tx, *asked.site, where + "/site");
    if (asked.service) known.service_id = catalog::service_named(tx, *asked.service, where + "/service");
    if (asked.category) known.category_id = catalog::category_named(tx, *asked.category, where + "/category");
    known.ci_ids = asset::cis_named(tx, {}, {}, asked.cis, where + "/cis");
    return known;
}

std::vector<Found> found_by(Tx& tx, Comparison const& comparison) {
    Onlooker onlooker(tx);
    std::vector<Found> all;
    queue::open_set(tx).read().for_each([&](queue::OpenTicket const& ticket) {
        Found found{ticket.id, comparison.with(ticket), ticket.announced};
        if (!found.likeness.is_worth_a_look()) return;
        found.sight = onlooker.sight_of(ticket, ticket.announced);
        if (found.sight == Sight::announcement) found.likeness.reasons = found.likeness.reasons.within(said_by_announcement);
        if (found.sight == Sight::none || !found.likeness.is_worth_a_look()) return;
        found.hundredths = static_cast<int>(std::lround(100 * found.likeness.score()));
        all.push_back(found);
    });
    return all;
}

void keep_best(std::vector<Found>& all, std::size_t most) {
    auto const better = [](Found const& one, Found const& other) {
        return std::tuple(one.hundredths, one.announced, one.id) > std::tuple(other.hundredths, other.announced, other.id);
    };
    most = std::min(most, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(), better);
    all.resize(most);
}

// As the transaction sees them, in the order in which they were found; what is gone meanwhile is left out.
std::vector<Ticket> tickets_of(Tx& tx, std::vector<Found>& all) {
    std::vector<std::int64_t> ids;
    ids.reserve(all.size());
    for (auto const& found : all) ids.push_back(found.id.value);
    std::map<TicketId, Ticket> stored;
    auto const text = "select * from ticket where id in (" + db::numbers_in(tx.engine(), ":ids") + ")";
    for (auto& ticket : tx.select<Ticket>(text, {{"ids", ids}})) stored.emplace(ticket.id, std::move(ticket));
    std::erase_if(all, [&](Found const& found) { return !stored.contains(found.id); });

    std::vector<Ticket> tickets;
    tickets.reserve(all.size());
    for (auto const& found : all) tickets.push_back(std::move(stored.at(found.id)));
    return tickets;
}

std::map<TicketId, Instant> announcements(Tx& tx, std::vector<Found> const& all) {
    std::vector<std::int64_t> ids;
    for (auto const& found : all)
        if (found.announced) ids.push_back(found.id.value);
    return ticket::announced_at(tx, ids);
}

Candidate shown(Found const& found, TicketView const& view) {
    Candidate candidate{{}, found.hundredths / 100.0, found.likeness.reasons.list(), found.announced, {}};
    auto& ticket = candidate.ticket;
    ticket.number = view.number;
    ticket.subject = view.subject;
    ticket.state = view.state;
    ticket.service = view.service;
    if (found.sight == Sight::whole) copy_members(view, ticket);
    return candidate;
}

}  // namespace

http::Page<Candidate> candidates(Tx& tx, Question const& asked, std::string const& where) {
    Comparison const comparison(known_of(tx, asked, where));
    auto all = found_by(tx, comparison);
    keep_best(all, static_cast<std::size_t>(asked.limit ? int(*asked.limit) : shown_by_default));

    auto const views = ticket::views(tx, tickets_of(tx, all));
    http::Page<Candidate> page;
    auto const announced = announcements(tx, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        page.data.push_back(shown(all[i], views[i]));
        if (auto const at = announced.find(all[i].id); at != announced.end()) page.data.back().announced_at = at->second;
    }
    return page;
}

}  // namespace yitai::duplicate
