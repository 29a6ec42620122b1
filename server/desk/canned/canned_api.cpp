#include "canned/canned_api.h"

#include "canned/canned_reply.h"

namespace yitai::canned {
namespace {

http::Created<CannedReplyView> write(Tx& tx, CannedFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/canned-replies/" + to_string(added.id);
    return {std::move(added), location};
}

using http::answer;
constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::ticket_read;  // who only reports sees none and may write none

constexpr http::Route rows[] = {
    {http::GET, "/canned-replies", reading, answer<replies>, "Canned replies: one's own, one's groups' and those for all"},
    {http::POST, "/canned-replies", reading, answer<write>, "Keep a canned reply"},
    {http::GET, "/canned-replies/:reply", reading, answer<show>, "A canned reply"},
    {http::PATCH, "/canned-replies/:reply", reading, answer<change, CannedFields>, "Change a canned reply", versioned},
    {http::DELETE, "/canned-replies/:reply", reading, answer<remove>, "Remove a canned reply", versioned},
    {http::GET, "/canned-replies/:reply/text", reading, answer<text>, "What it says about a ticket, its variables filled in"},
    {http::POST, "/canned-replies/:reply/uses", Right::ticket_note, answer<count_use>, "It was put into an answer"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::canned
