// The head of a request: its request line and header fields, checked more strictly than any parser behind or before us would,
// so that two of them never disagree about where a request ends.
#pragma once

#include "http/request.h"
#include "http/server.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace yitai::http {

// What the head says about the body and the connection.
struct Framing {
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool expects_continue = false;
    bool keep_alive = true;
    int minor_version = 1;

    bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

// Looks for the end of a head that is still arriving; each call sees the same bytes and what has come since.
class HeadScan {
public:
    // The length of the head with its empty line, once it is whole. Throws Refusal as soon as it can't become one.
    std::optional<std::size_t> end_in(std::string_view bytes, ServerLimits const&);

private:
    std::size_t line_start_ = 0;
    std::size_t lines_ = 0;
};

// Fills the request from a whole head as far as it gets; throws Refusal.
void read_head(std::string_view head, ServerLimits const&, Request&, Framing&);

// ---- parts, each throws Refusal ----

void read_request_line(std::string_view line, ServerLimits const&, Request&, Framing&);
void read_target(std::string_view target, Request&);  // path and query, decoded
void read_framing(Request const&, Framing&);          // from the header fields

}  // namespace yitai::http
