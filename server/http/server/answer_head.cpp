#include "http/server/answer_head.h"

#include "base/text.h"
#include "base/time.h"
#include "http/body_stream.h"

#include <boost/beast/http/status.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

namespace yitai::http {
namespace {

enum class When { always, encrypted };

struct StandingField {
    std::string_view name, value;
    When when = When::always;
};

// A response that sets one of these itself has its own instead.
constexpr StandingField standing_fields[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), "
     "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), "
     "usb=(), xr-spatial-tracking=()"},
    {"Cache-Control", "no-store"},
    {"Strict-Transport-Security", "max-age=63072000; includeSubDomains", When::encrypted},
};

bool same_name(std::string_view a, std::string_view b) { return a.size() == b.size() && lower_ascii(a) == lower_ascii(b); }

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

// A line break in a value would begin a field, or an answer, of somebody else's making.
void add(std::string& head, std::string_view name, std::string_view value) {
    (head += name) += ": ";
    auto const start = head.size();
    head += value;
    std::replace_if(head.begin() + static_cast<std::ptrdiff_t>(start), head.end(), is_control, ' ');
    head += "\r\n";
}

// RFC 9110 §5.6.7, made anew once a second.
std::string_view http_date() {
    thread_local std::time_t made_for = -1;
    thread_local std::string date;
    auto const second = std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<Seconds>(now()));
    if (second != made_for) {
        date = fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(second));
        made_for = second;
    }
    return date;
}

void add_standing_fields(std::string& head, Response const& response, bool encrypted) {
    for (auto const& field : standing_fields) {
        if (field.when == When::encrypted && !encrypted) continue;
        bool const replaced = std::any_of(response.headers.begin(), response.headers.end(),
                                          [&](auto const& own) { return same_name(own.first, field.name); });
        if (!replaced) add(head, field.name, field.value);
    }
}

void add_stream_fields(std::string& head) {
    add(head, "Content-Type", "text/event-stream");
    add(head, "X-Accel-Buffering", "no");  // a proxy that collects events would delay them
}

void add_body_fields(std::string& head, Response const& response) {
    if (!response.content_type.empty()) add(head, "Content-Type", response.content_type);
    if (!may_have_body(response.status)) return;
    auto const size = response.source ? response.source->size() : response.body.size();
    add(head, "Content-Length", std::to_string(size));
}

}  // namespace

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string answer_head(Response const& response, AnswerContext const& context) {
    std::string head;
    head.reserve(1024 + response.body.size());
    auto const reason =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
    head += "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head.append(reason.data(), reason.size()) += "\r\n";

    add(head, "Date", http_date());
    add(head, "Server", "yitai");
    if (response.stream) add_stream_fields(head);
    else add_body_fields(head, response);
    add(head, "X-Request-Id", context.request_id);
    if (!context.traceparent.empty()) add(head, "traceparent", context.traceparent);
    for (auto const& [name, value] : response.headers) add(head, name, value);
    add_standing_fields(head, response, context.encrypted);
    if (context.last) add(head, "Connection", "close");
    else if (context.keep_alive_is_news) add(head, "Connection", "keep-alive");
    return head += "\r\n";
}

}  // namespace yitai::http
