// A query as it is typed: it is read or refused with its place, and what is read keeps the limits.
#include "base/text.h"
#include "search/query.h"

#include <cstdlib>

using namespace yitai;

namespace {

std::size_t nodes_of(search::Node const& node, std::size_t depth) {
    if (depth > 2 * search::most_depth + 4) std::abort();
    if (node.values.size() > search::most_values || node.phrase.tokens.size() > search::most_words) std::abort();
    for (auto const& token : node.phrase.tokens)
        if (token.empty() || token.find_first_of("\"' \\") != token.npos) std::abort();
    std::size_t count = 1;
    for (auto const& child : node.children) count += nodes_of(child, depth + 1);
    return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    for (std::size_t at = 0; at <= std::min<std::size_t>(size, 64); ++at) {
        auto const piece = search::piece_at(text, at);
        if (piece.begin > size || piece.end > size) std::abort();
    }
    try {
        auto const node = search::parse_query(text, "/query/q");
        if (node && nodes_of(*node, 0) > search::most_nodes) std::abort();
    } catch (Invalid const& invalid) {
        if (invalid.fields.empty()) std::abort();
        if (invalid.fields.front().position.value_or(0) > size) std::abort();
    }
    return 0;
}
