#include "satisfaction/satisfaction_api.h"

#include "satisfaction/rating.h"

namespace yitai::satisfaction {
namespace {

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket/rating", Right::ticket_read, http::answer<show>, "How the requester likes what was done"},
    {http::PUT, "/tickets/:ticket/rating", Right::ticket_reply, http::answer<rate>,
     "Say how you like what was done, until two weeks after it was closed; the last word counts"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::satisfaction
