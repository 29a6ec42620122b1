// The body of a form: in one piece or in many, the same parts come out or the same is refused.
#include "http/multipart.h"

#include "base/failure.h"

#include <cstdlib>
#include <vector>

using namespace yitai;

namespace {

// Small enough for a fuzzer to reach.
constexpr http::MultipartLimits limits{.parts = 3, .head_bytes = 80, .name_bytes = 6};

struct Part {
    http::PartHead head;
    std::string bytes;
    bool ended = false;
    bool operator==(Part const&) const = default;
};

struct Read {
    std::vector<Part> parts;
    std::string refused;
    bool operator==(Read const&) const = default;
};

Read read_in_pieces(std::string_view body, std::size_t size) {
    Read read;
    http::PartListener const listener{[&](http::PartHead head) { read.parts.push_back({std::move(head), "", false}); },
                                      [&](std::string_view bytes) { read.parts.back().bytes += bytes; },
                                      [&] { read.parts.back().ended = true; }};
    try {
        http::Multipart multipart("multipart/form-data; boundary=b", listener, limits);
        for (; !body.empty(); body.remove_prefix(std::min(size, body.size()))) multipart.take(body.substr(0, size));
        multipart.finish();
    } catch (Invalid const& invalid) {
        read.refused = invalid.english;
    }
    return read;
}

void check(Read const& read) {
    for (auto const& part : read.parts) {
        auto const& filename = part.head.filename;
        if (part.head.name.empty() || (filename && filename->find_first_of("/\\") != filename->npos)) std::abort();
        if (part.bytes.find("\r\n--b") != std::string::npos || (read.refused.empty() && !part.ended)) std::abort();
    }
}

}  // namespace

// The first byte says how large the pieces are.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const body(reinterpret_cast<char const*>(data) + 1, size - 1);
    auto const whole = read_in_pieces(body, size);
    check(whole);
    if (read_in_pieces(body, 1 + data[0] % 16) != whole) std::abort();
    // Nobody is heard who says something after the end or before the beginning.
    if (whole.refused.empty() && read_in_pieces(std::string(body) + "x", size).refused.empty()) std::abort();
    return 0;
}
