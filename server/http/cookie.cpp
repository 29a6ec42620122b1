#include "http/cookie.h"

#include "base/text.h"

namespace yitai::http {
namespace {

constexpr std::string_view host_only = "__Host-";

}  // namespace

std::optional<std::string_view> cookie(Request const& request, std::string_view name) {
    auto const prefix = request.encrypted ? host_only : std::string_view();
    for (auto pair : split(request.header("cookie").value_or(""), ';')) {
        pair = trimmed(pair);
        if (!pair.starts_with(prefix)) continue;
        pair.remove_prefix(prefix.size());
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') return pair.substr(name.size() + 1);
    }
    return std::nullopt;
}

void set_cookie(Response& response, Request const& request, std::string_view name, std::string_view value, Seconds kept) {
    auto text = std::string(request.encrypted ? host_only : "");
    text.append(name).append("=").append(value);
    text += "; HttpOnly; SameSite=Lax; Path=/; Max-Age=" + std::to_string(kept.count());
    if (request.encrypted) text += "; Secure";
    response.set("Set-Cookie", std::move(text));
}

}  // namespace yitai::http
