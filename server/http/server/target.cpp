// What a request asks for: the path and the query of its target, decoded once and never normalised. A path that another
// program might read as a different one (dot segments, encoded slashes) is refused.
#include "base/text.h"
#include "http/refusal.h"
#include "http/server/head.h"

#include <algorithm>

namespace yitai::http {
namespace {

Refusal bad_target() { return Refusal(400, "malformed-target", "The address asked for is malformed"); }

std::string decoded(std::string_view text, bool plus_is_space) {
    auto value = percent_decoded(text, plus_is_space);
    if (!value || value->find('\0') != value->npos || !is_utf8(*value)) throw bad_target();
    return std::move(*value);
}

std::string decoded_segment(std::string_view text) {
    if (text.find('%') == text.npos) {
        if (text == "." || text == "..") throw bad_target();
        return std::string(text);
    }
    auto segment = decoded(text, false);
    bool const ambiguous = segment == "." || segment == ".." || segment.find('/') != segment.npos;
    bool const has_control = std::any_of(segment.begin(), segment.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    if (ambiguous || has_control) throw bad_target();
    return segment;
}

std::string decoded_path(std::string_view text) {
    std::string path;
    path.reserve(text.size());
    for (std::size_t from = 1; from <= text.size();) {
        auto const to = std::min(text.find('/', from), text.size());
        path += '/';
        path += decoded_segment(text.substr(from, to - from));
        from = to + 1;
    }
    return path;
}

void read_query(std::string_view text, Request& request) {
    for (auto pair : split(text, '&')) {
        if (pair.empty()) continue;
        auto const equals = std::min(pair.find('='), pair.size());
        auto const value = pair.substr(std::min(equals + 1, pair.size()));
        request.query.emplace_back(decoded(pair.substr(0, equals), true), decoded(value, true));
    }
}

// "http://desk.example/path" → "/path": proxies may send the absolute form (RFC 9112 §3.2.2).
std::string_view without_authority(std::string_view target) {
    for (std::string_view scheme : {"http://", "https://"}) {
        if (lower_ascii(target.substr(0, scheme.size())) != scheme) continue;
        target.remove_prefix(scheme.size());
        auto const path = target.find('/');
        return path == target.npos ? "/" : target.substr(path);
    }
    return target;
}

}  // namespace

void read_target(std::string_view target, Request& request) {
    bool const printable =
        std::all_of(target.begin(), target.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '#'; });
    if (!printable) throw bad_target();
    if (target == "*" && request.method == Method::OPTIONS) {
        request.path = target;
        return;
    }
    target = without_authority(target);
    auto const question = std::min(target.find('?'), target.size());
    auto const path = target.substr(0, question);
    if (!path.starts_with('/') || path.find('\\') != path.npos) throw bad_target();
    request.path = decoded_path(path);
    if (question < target.size()) read_query(target.substr(question + 1), request);
}

}  // namespace yitai::http
