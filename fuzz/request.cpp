// A head and what follows it, as bytes from the network: whole or byte by byte, the same is read or refused.
#include "http/refusal.h"
#include "http/server/body.h"

#include <cstdlib>

using namespace yitai::http;

namespace {

struct Read {
    std::string path, body;
    std::size_t used = 0;
    bool whole = false, refused = false;
    bool operator==(Read const&) const = default;
};

// How far a body gets when its bytes come in pieces of that size.
void read_body(Read& read, Framing const& framing, ServerLimits const& limits, std::string_view bytes, std::size_t piece) {
    Body body(framing, limits, limits.body_bytes, read.body);
    std::size_t come = 0, used = 0;
    while (!body.complete()) {
        auto const took = body.take(bytes.substr(used, come - used));
        used += took;
        if (body.complete() || (took == 0 && come == bytes.size())) break;
        if (used == come || took == 0) come = std::min(bytes.size(), come + piece);
        if (used == bytes.size()) break;
    }
    read.used += used;
    read.whole = body.complete();
}

Read read_in_pieces(std::string_view bytes, std::size_t piece) {
    Read read;
    ServerLimits const limits;
    HeadScan scan;
    Request request;
    Framing framing;
    try {
        std::optional<std::size_t> end;
        for (std::size_t come = std::min(piece, bytes.size());; come = std::min(bytes.size(), come + piece)) {
            end = scan.end_in(bytes.substr(0, come), limits);
            if (end || come == bytes.size()) break;
        }
        if (!end) return read;
        read.used = *end;
        read_head(bytes.substr(0, *end), limits, request, framing);
        read.path = request.path;
        read_body(read, framing, limits, bytes.substr(*end), piece);
    } catch (Refusal const&) {
        read = {.path = request.path, .refused = true};
    }
    return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const whole = read_in_pieces(bytes, size + 1);
    for (std::size_t const piece : {1, 2, 7})
        if (read_in_pieces(bytes, piece) != whole) std::abort();
    return 0;
}
