#include "http/server/head.h"

#include "base/text.h"
#include "http/refusal.h"

#include <algorithm>
#include <array>

namespace yitai::http {
namespace {

constexpr std::string_view empty_line = "\r\n";
constexpr std::size_t rest_of_request_line = 64;  // method, version, blanks

struct Alphabet {
    std::array<bool, 256> holds{};

    constexpr explicit Alphabet(std::string_view others) {
        for (char const* range : {"09", "AZ", "az"})
            for (char c = range[0]; c <= range[1]; ++c) holds[static_cast<unsigned char>(c)] = true;
        for (char c : others) holds[static_cast<unsigned char>(c)] = true;
    }
    bool spells(std::string_view word) const {
        return !word.empty() && std::all_of(word.begin(), word.end(), [&](unsigned char c) { return holds[c]; });
    }
};
constexpr Alphabet token("!#$%&'*+-.^_`|~");
constexpr Alphabet host("-._~%!$&'()*+;=:[]");

Refusal malformed(Message sentence) { return Refusal(400, "malformed-request", std::move(sentence)); }

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Fields that must not come twice: which one counts would be anybody's guess.
constexpr std::string_view once_only[] = {"host",          "content-length", "transfer-encoding",
                                          "authorization", "content-type",   "expect"};

std::string checked_value(std::string_view raw) {
    auto const value = trimmed(raw);
    bool ascii = true;
    for (char c : value) {
        if (is_control(c) && c != '\t') throw malformed("A header field holds a control character");
        ascii &= !(c & 0x80);
    }
    if (!ascii && !is_utf8(value)) throw malformed("A header field is not UTF-8");
    return std::string(value);
}

void read_field(std::string_view line, Request& request) {
    if (line[0] == ' ' || line[0] == '\t') throw malformed("A header field must not be folded over lines");
    auto const colon = line.find(':');
    if (colon == line.npos) throw malformed("A header line has no colon");
    auto const name = line.substr(0, colon);
    if (!token.spells(name)) throw malformed("A header field's name is not a word");
    request.headers.emplace_back(lower_ascii(name), checked_value(line.substr(colon + 1)));
}

void refuse_doubles(Request const& request) {
    for (auto name : once_only)
        if (std::count_if(request.headers.begin(), request.headers.end(), [&](auto const& h) { return h.first == name; }) > 1)
            throw Refusal(400, "malformed-request",
                          {"The header field {{name}} came more than once", {{"name", std::string(name)}}});
}

std::uint64_t length_from(std::string_view text) {
    bool const digits =
        !text.empty() && text.size() <= 18 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) throw malformed("Content-Length is not a number");
    return static_cast<std::uint64_t>(*parse_integer(text));
}

bool names(std::string_view list, std::string_view option) {
    auto const words = split(list, ',');
    return std::any_of(words.begin(), words.end(), [&](auto word) { return lower_ascii(trimmed(word)) == option; });
}

void read_connection(Request const& request, Framing& framing) {
    framing.keep_alive = framing.minor_version == 1;
    for (auto const& [name, value] : request.headers) {
        if (name != "connection") continue;
        if (names(value, "close")) framing.keep_alive = false;
        else if (framing.minor_version == 0 && names(value, "keep-alive")) framing.keep_alive = true;
    }
}

void check_host(Request const& request, Framing const& framing) {
    auto const named = request.header("host");
    if (!named && framing.minor_version == 1) throw malformed("The request does not say for which host it is");
    if (named && !named->empty() && !host.spells(*named)) throw malformed("The Host field does not name a host");
}

bool could_be_request_line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return std::none_of(line.begin(), line.end(), [](char c) { return is_control(c) || (c & 0x80); });
}

}  // namespace

std::optional<std::size_t> HeadScan::end_in(std::string_view bytes, ServerLimits const& limits) {
    for (;;) {
        auto const newline = bytes.find('\n', line_start_);
        auto const line = bytes.substr(line_start_, newline - line_start_);
        // What is plainly no HTTP, a TLS greeting say, is answered before its end has come.
        if (lines_ == 0 && !could_be_request_line(line)) throw malformed("This is not HTTP");
        if (newline == bytes.npos) break;
        if (!line.ends_with('\r')) throw malformed("A line must end with CR LF");

        bool const empty = line.size() == 1;
        line_start_ = newline + 1;
        if (empty) return line_start_;
        if (++lines_ > limits.header_count + 1) throw Refusal(431, "header-too-large", "The request has too many header fields");
    }
    if (lines_ == 0 && bytes.size() > limits.target_bytes + rest_of_request_line)
        throw Refusal(414, "target-too-long", "The address asked for is too long");
    if (bytes.size() > limits.header_bytes) throw Refusal(431, "header-too-large", "The header of the request is too large");
    return std::nullopt;
}

void read_head(std::string_view head, ServerLimits const& limits, Request& request, Framing& framing) {
    auto next_line = [&] {
        auto const line = head.substr(0, head.find(empty_line));
        head.remove_prefix(line.size() + empty_line.size());
        if (line.find('\r') != line.npos) throw malformed("A line must end with CR LF");
        return line;
    };
    auto const size = head.size();
    read_request_line(next_line(), limits, request, framing);
    if (size > limits.header_bytes) throw Refusal(431, "header-too-large", "The header of the request is too large");

    request.headers.reserve(16);
    while (!head.starts_with(empty_line)) read_field(next_line(), request);
    read_framing(request, framing);
}

void read_request_line(std::string_view line, ServerLimits const& limits, Request& request, Framing& framing) {
    auto const words = split(line, ' ');
    if (words.size() != 3 || !token.spells(words[0])) throw malformed("This is not HTTP");
    auto const version = words[2];
    bool const well_formed = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.' &&
                             std::isdigit(static_cast<unsigned char>(version[5])) &&
                             std::isdigit(static_cast<unsigned char>(version[7]));
    if (!well_formed) throw malformed("This is not HTTP");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        throw Refusal(505, "version-not-supported", "Only HTTP/1.1 and HTTP/1.0 are spoken here");
    framing.minor_version = version[7] - '0';

    auto const method = enum_from<Method>(words[0]);
    if (!method) throw Refusal(501, "method-not-implemented", "This method is not known here");
    request.method = *method;
    if (words[1].size() > limits.target_bytes) throw Refusal(414, "target-too-long", "The address asked for is too long");
    read_target(words[1], request);
}

void read_framing(Request const& request, Framing& framing) {
    refuse_doubles(request);
    check_host(request, framing);
    read_connection(request, framing);

    if (auto const length = request.header("content-length")) framing.content_length = length_from(*length);
    if (auto const encoding = request.header("transfer-encoding")) {
        if (framing.content_length) throw malformed("A request has a Content-Length or a Transfer-Encoding, not both");
        if (framing.minor_version == 0 || lower_ascii(*encoding) != "chunked")
            throw malformed("The only Transfer-Encoding is chunked");
        framing.chunked = true;
    }
    if (auto const expected = request.header("expect")) {
        if (lower_ascii(*expected) != "100-continue") throw Refusal(417, "expectation-failed", "This expectation can't be met");
        framing.expects_continue = framing.minor_version == 1;
    }
}

}  // namespace yitai::http
