#include "presence/presence_api.h"

#include "presence/presence.h"

namespace yitai::presence {
namespace {

constexpr auto unversioned = http::Versioned::no;
constexpr auto no_secret = http::Secret::no;
constexpr auto in_memory = http::Writes::nothing;

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket/presence", Right::ticket_note, http::answer<list>, "Who looks at it and who writes"},
    {http::PUT, "/tickets/:ticket/presence", Right::ticket_note, http::answer<be>,
     "You are there; to be said again within 30 seconds", unversioned, no_secret, nullptr, in_memory},
    {http::DELETE, "/tickets/:ticket/presence", Right::ticket_note, http::answer<leave>, "You are gone", unversioned, no_secret,
     nullptr, in_memory},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::presence
