#include "http/precondition.h"

#include "base/text.h"
#include "http/refusal.h"
#include "http/route.h"

#include <algorithm>

namespace yitai::http {
namespace {

std::string media_type(std::string_view content_type) {
    return lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string_view authority_of(std::string_view origin) {
    auto const scheme = origin.find("://");
    return scheme == origin.npos ? std::string_view() : origin.substr(scheme + 3);
}

std::string_view without_weak_mark(std::string_view tag) {
    tag = trimmed(tag);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
}

}  // namespace

bool changes_state(Method method) { return method != Method::GET && method != Method::HEAD && method != Method::OPTIONS; }

void check_same_origin(Request const& request) {
    if (!changes_state(request.method) || request.actor.via != Via::web) return;
    bool same = false;
    if (auto const site = request.header("sec-fetch-site")) same = *site == "same-origin" || *site == "none";
    else if (auto const origin = request.header("origin"))
        same = !authority_of(*origin).empty() &&
               lower_ascii(authority_of(*origin)) == lower_ascii(request.header("host").value_or(""));
    if (!same) throw Forbidden("Another site sent this request; open the desk itself and try again");
}

void check_content_type(Request const& request) {
    if (!has_body(request) || request.body.empty()) return;
    auto const type = media_type(request.header("content-type").value_or(""));
    if (type == "application/json" || (type == "application/merge-patch+json" && request.method == Method::PATCH)) return;
    throw Refusal(415, "unsupported-media-type", "Send the body as application/json",
                  {{request.method == Method::PATCH ? "Accept-Patch" : "Accept-Post",
                    request.method == Method::PATCH ? "application/merge-patch+json, application/json" : "application/json"}});
}

std::optional<std::int64_t> expected_version(Request const& request, Versioned versioned) {
    if (!changes_state(request.method)) return std::nullopt;
    auto const header = request.header("if-match");
    if (!header) {
        if (versioned == Versioned::no || request.method == Method::POST) return std::nullopt;
        throw Refusal(428, "precondition-required", "Name the version you have seen in If-Match, or * for any");
    }

    auto const tag = trimmed(*header);
    if (tag == "*") return std::nullopt;
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
        if (auto const version = parse_integer(tag.substr(1, tag.size() - 2)); version && *version >= 0) return version;
    throw Invalid("/header/if-match", "If-Match takes one version in quotes, such as \"7\", or *");
}

Response not_modified_or(Response response, Request const& request) {
    auto const asked = request.header("if-none-match");
    bool const reads = request.method == Method::GET || request.method == Method::HEAD;
    if (!asked || !reads || response.status != 200) return response;
    auto const tag =
        std::find_if(response.headers.begin(), response.headers.end(), [](auto const& each) { return each.first == "ETag"; });
    if (tag == response.headers.end()) return response;

    auto const tags = split(*asked, ',');
    bool const held = std::any_of(tags.begin(), tags.end(), [&](std::string_view each) {
        return trimmed(each) == "*" || without_weak_mark(each) == without_weak_mark(tag->second);
    });
    if (!held) return response;
    response.status = 304;
    response.body.clear();
    response.source.reset();
    response.content_type.clear();
    return response;
}

}  // namespace yitai::http
