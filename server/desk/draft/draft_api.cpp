#include "draft/draft_api.h"

#include "draft/draft.h"

namespace yitai::draft {
namespace {

constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::ticket_read;  // whether it may be sent is asked when it is sent

constexpr http::Route rows[] = {
    {http::GET, "/drafts", reading, http::answer<list>, "Your drafts, newest first"},
    {http::GET, "/tickets/:ticket/draft", reading, http::answer<show>, "Your draft about a ticket; version 0 when there is none"},
    {http::PUT, "/tickets/:ticket/draft", reading, http::answer<keep>, "Keep what you have written so far", versioned},
    {http::DELETE, "/tickets/:ticket/draft", reading, http::answer<drop>, "Drop your draft", versioned},
    {http::GET, "/tickets/:ticket/drafts", Right::ticket_note, http::answer<shared>, "Drafts that others share with you"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::draft
