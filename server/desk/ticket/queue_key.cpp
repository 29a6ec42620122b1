#include "ticket/queue_key.h"

namespace yitai::ticket {
namespace {

// Milliseconds since the epoch take 42 bits for the next hundred years.
constexpr std::int64_t one_priority = std::int64_t{1} << 44, without_promise = std::int64_t{1} << 50,
                       chase_lifts = std::int64_t{1} << 52;

}  // namespace

std::optional<std::int64_t> queue_key(Ticket const& ticket) {
    if (!is_open(ticket.state)) return std::nullopt;
    auto const place = ticket.next_due_at ? to_epoch_ms(*ticket.next_due_at)
                                          : without_promise + ticket.priority * one_priority + to_epoch_ms(ticket.created_at);
    return ticket.chased_at ? place - chase_lifts : place;
}

}  // namespace yitai::ticket
