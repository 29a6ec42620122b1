#include "notification/notification_api.h"

#include "notification/notice.h"

namespace yitai::notification {
namespace {

// What the request asks for, else what the reader has chosen once for all.
Language language_for(Tx& tx, http::Request const& request) {
    return request.header("accept-language") ? request.language : language_of(tx, tx.actor().person);
}

http::Page<NoticeView> all(Tx& tx, http::ListQuery const& query, http::Request const& request) {
    return list(tx, query, language_for(tx, request));
}

NoticeView read(Tx& tx, NoticeId id, http::Request const& request) { return mark_read(tx, id, language_for(tx, request)); }

// A notice speaks of tickets: a token that may read none reads no notices either.
constexpr auto reading = Right::ticket_read;

constexpr http::Route rows[] = {
    {http::GET, "/notices", reading, http::answer<all>, "Your notices, newest first"},
    {http::GET, "/notices/unread", reading, http::answer<unread>, "How many you have not read"},
    {http::PUT, "/notices/:notice/read", reading, http::answer<read>, "You have read it"},
    {http::POST, "/notices/read", reading, http::answer<mark_all_read>, "You have read all that came until then"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::notification
