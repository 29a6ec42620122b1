// A verb of a room as a route: does it, and shows the ticket as it is afterwards.
#pragma once

#include "http/route.h"
#include "ticket/view.h"

namespace yitai::ticket {

namespace detail {

template <auto verb>
struct Shown;
template <class... Arguments, Ticket (*verb)(Tx&, Arguments...)>
struct Shown<verb> {
    static TicketView run(Tx& tx, Arguments... arguments) { return ticket::view(tx, verb(tx, arguments...)); }
};

}  // namespace detail

template <auto verb>
constexpr auto const& shown = http::answer<&detail::Shown<verb>::run>;

}  // namespace yitai::ticket
