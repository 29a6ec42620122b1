#include "ticket/view.h"

#include "people/shown.h"
#include "ticket/visibility.h"

namespace yitai::ticket {
namespace {

// What views_of does not know to show: lists of ids, and what depends on who reads.
struct Aside {
    std::vector<CiId> cis;
    std::vector<PersonId> watchers;
    bool sees_internal = true;
};

Aside set_aside(Tx& tx, Ticket& ticket) {
    bool const any = !ticket.custom_fields.empty();
    bool const sees = !any || reaches(tx.actor(), Right::ticket_note_read, ticket);
    return {std::move(ticket.ci_ids), std::move(ticket.watcher_ids), sees};
}

void hide_internal(Tx& tx, std::vector<TicketView>& shown, std::vector<Aside> const& asides) {
    std::vector<CustomValues*> internal;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (!asides[i].sees_internal) internal.push_back(&shown[i].custom_fields);
    practice::hide_internal(tx, internal);
}

}  // namespace

TicketView view(Tx& tx, Ticket const& ticket) { return std::move(views(tx, std::vector<Ticket>{ticket}).front()); }

std::vector<TicketView> views(Tx& tx, std::vector<Ticket>&& tickets) {
    ShownNames names;
    std::vector<Aside> asides;
    for (auto& ticket : tickets) {
        asides.push_back(set_aside(tx, ticket));
        for (auto ci : asides.back().cis) names.want(ci);
        for (auto watcher : asides.back().watchers) names.want(watcher);
    }
    names.look_up(tx);

    auto shown = views_of<TicketView>(tx, std::move(tickets));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        for (auto ci : asides[i].cis) shown[i].cis.push_back(*names(ci));
        for (auto watcher : asides[i].watchers) shown[i].watchers.push_back(*names(watcher));
    }
    hide_internal(tx, shown, asides);
    return shown;
}

}  // namespace yitai::ticket
