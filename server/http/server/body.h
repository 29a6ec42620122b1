// The body of a request while it arrives: so many bytes, or chunks (RFC 9112 §7.1). Ours and not Beast's, whose chunk parser
// asserts on "0 CR LF" followed by a single byte.
#pragma once

#include "http/server/head.h"

#include <atomic>
#include <string>
#include <string_view>

namespace yitai::http {

// Throws Refusal when the body says it is larger.
void check_length(Framing const&, std::size_t most);

// What a body takes of the memory that there is for all of them. Small ones are always welcome.
class BodyShare {
public:
    BodyShare() = default;
    ~BodyShare();
    BodyShare(BodyShare const&) = delete;

    void grow(std::atomic<std::size_t>& total, std::size_t bytes, ServerLimits const&);  // throws Refusal

private:
    void give_back();

    std::atomic<std::size_t>* total_ = nullptr;
    std::size_t held_ = 0;
};

class Body {
public:
    // The bytes are added to `into`, which may be emptied in between. Throws Refusal: it says it is larger than `most`.
    Body(Framing const&, ServerLimits const&, std::size_t most, std::string& into);

    // How many of the bytes were used; the rest waits for more. Throws Refusal: too large, or no chunks.
    std::size_t take(std::string_view bytes);
    std::uint64_t taken() const { return taken_; }
    bool complete() const { return expects_ == Expects::nothing; }

private:
    enum class Expects { data, chunk_size, chunk_end, trailer, nothing };

    std::size_t take_data(std::string_view bytes);
    std::size_t take_line(std::string_view bytes);
    void read_line(std::string_view line);
    void read_chunk_size(std::string_view line);

    ServerLimits const& limits_;
    std::size_t const most_;
    std::string& into_;
    std::uint64_t taken_ = 0;
    bool chunked_;
    Expects expects_;
    std::uint64_t remaining_ = 0;
    std::size_t trailers_ = 0;
};

}  // namespace yitai::http
