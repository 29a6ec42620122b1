#include "ticket/view.h"

#include "people/shown.h"

namespace yitai::ticket {

TicketView view(Tx& tx, Ticket const& ticket) { return std::move(views(tx, std::vector<Ticket>{ticket}).front()); }

std::vector<TicketView> views(Tx& tx, std::vector<Ticket>&& tickets) {
    ShownNames names;
    std::vector<std::vector<CiId>> cis;
    for (auto& ticket : tickets) {
        for (auto ci : ticket.ci_ids) names.want(ci);
        cis.push_back(std::move(ticket.ci_ids));
    }
    names.look_up(tx);

    auto shown = views_of<TicketView>(tx, std::move(tickets));
    for (std::size_t i = 0; i < shown.size(); ++i)
        for (auto ci : cis[i]) shown[i].cis.push_back(*names(ci));
    return shown;
}

}  // namespace yitai::ticket
