#include "http/server/body.h"

#include "http/refusal.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace yitai::http {
namespace {

constexpr std::size_t longest_line = 4096;
constexpr std::size_t small_body = 16 * 1024;

Refusal too_large(std::size_t limit) {
    return Refusal(413, "body-too-large", {"The body is larger than {{limit}} bytes", {{"limit", std::to_string(limit)}}});
}

Refusal bad_chunk() { return Refusal(400, "malformed-request", "The chunks of the body are malformed"); }

}  // namespace

void check_length(Framing const& framing, std::size_t most) {
    if (framing.content_length.value_or(0) > most) throw too_large(most);
}

BodyShare::~BodyShare() { give_back(); }

void BodyShare::give_back() {
    if (total_) *total_ -= std::exchange(held_, 0);
}

void BodyShare::grow(std::atomic<std::size_t>& total, std::size_t bytes, ServerLimits const& limits) {
    auto const wanted = bytes > small_body ? bytes - small_body : 0;
    if (wanted <= held_) return;
    total_ = &total;
    auto const more = wanted - held_;
    held_ = wanted;
    auto const everybodys = total.fetch_add(more) + more;
    if (everybodys <= limits.bodies_bytes) return;
    give_back();  // at once, or many would be refused for the sake of one
    throw Refusal(503, "unavailable", "The desk is busy; try again in a moment", {{"Retry-After", "1"}});
}

Body::Body(Framing const& framing, ServerLimits const& limits, std::size_t most, std::string& into)
    : limits_(limits),
      most_(most),
      into_(into),
      chunked_(framing.chunked),
      expects_(chunked_ ? Expects::chunk_size : Expects::data) {
    if (chunked_) return;
    check_length(framing, most);
    remaining_ = framing.content_length.value_or(0);
    if (remaining_ == 0) expects_ = Expects::nothing;
    into_.reserve(std::min<std::size_t>(remaining_, small_body));  // the rest when it comes
}

std::size_t Body::take(std::string_view bytes) {
    std::size_t used = 0;
    while (!complete()) {
        auto const rest = bytes.substr(used);
        auto const step = expects_ == Expects::data ? take_data(rest) : take_line(rest);
        if (step == 0) break;
        used += step;
    }
    return used;
}

std::size_t Body::take_data(std::string_view bytes) {
    auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(remaining_, bytes.size()));
    into_.append(bytes.substr(0, count));
    remaining_ -= count;
    taken_ += count;
    if (remaining_ == 0) expects_ = chunked_ ? Expects::chunk_end : Expects::nothing;
    return count;
}

std::size_t Body::take_line(std::string_view bytes) {
    auto const newline = bytes.find('\n');
    if (std::min(newline, bytes.size()) > longest_line) throw bad_chunk();
    if (newline == bytes.npos) return 0;
    auto const line = bytes.substr(0, newline);
    if (!line.ends_with('\r')) throw bad_chunk();
    read_line(line.substr(0, line.size() - 1));
    return newline + 1;
}

void Body::read_line(std::string_view line) {
    bool const has_control =
        std::any_of(line.begin(), line.end(), [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
    if (has_control) throw bad_chunk();
    if (expects_ == Expects::chunk_size) return read_chunk_size(line);

    if (expects_ == Expects::chunk_end) {
        if (!line.empty()) throw bad_chunk();
        expects_ = Expects::chunk_size;
    } else if (line.empty()) {
        expects_ = Expects::nothing;
    } else if (++trailers_ > limits_.header_count) {  // trailers are read past: nothing here asks for one
        throw Refusal(431, "header-too-large", "The request has too many header fields");
    }
}

void Body::read_chunk_size(std::string_view line) {
    auto const digits = line.substr(0, line.find(';'));  // extensions mean nothing to us
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), remaining_, 16);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.size() > 16) throw bad_chunk();
    if (remaining_ > most_ - taken_) throw too_large(most_);
    expects_ = remaining_ == 0 ? Expects::trailer : Expects::data;
}

}  // namespace yitai::http
