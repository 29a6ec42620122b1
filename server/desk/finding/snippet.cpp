#include "finding/snippet.h"

#include "search/tokenizer.h"

#include <algorithm>

namespace yitai::finding {
namespace {

constexpr std::size_t bytes_before = 60, bytes_at_most = 300, hits_at_most = 20, bytes_read = 64 * 1024;

struct Range {
    std::size_t begin = 0, end = 0;
};

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// To the beginning of the character it points into.
std::size_t at_character(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && continues(text[at])) --at;
    return at;
}

std::size_t after_character(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && continues(text[at]);) ++at;
    return at;
}

bool stands_at(std::vector<search::Token> const& tokens, std::size_t at, search::Phrase const& phrase) {
    auto const& wanted = phrase.tokens;
    if (at + wanted.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        bool const begins = phrase.begins && i + 1 == wanted.size();
        auto const& text = tokens[at + i].text;
        if (begins ? !text.starts_with(wanted[i]) : text != wanted[i]) return false;
    }
    return true;
}

Range range_of(std::string_view text, std::vector<search::Token> const& tokens, std::size_t at, search::Phrase const& phrase) {
    auto const& last = tokens[at + phrase.tokens.size() - 1];
    bool const one_of_pair = phrase.begins && last.kind == search::TokenKind::pair;
    return {tokens[at].begin, one_of_pair ? after_character(text, last.begin) : last.end};
}

// In order, those that touch as one.
std::vector<Range> hits_in(std::string_view text, std::vector<search::Phrase> const& phrases) {
    auto const tokens = search::tokens(text);
    std::vector<Range> hits;
    for (std::size_t at = 0; at < tokens.size() && hits.size() < hits_at_most; ++at)
        for (auto const& phrase : phrases)
            if (stands_at(tokens, at, phrase)) {
                auto const range = range_of(text, tokens, at, phrase);
                if (!hits.empty() && range.begin <= hits.back().end) hits.back().end = std::max(hits.back().end, range.end);
                else hits.push_back(range);
            }
    return hits;
}

}  // namespace

std::vector<search::Phrase> phrases_of(search::Node const& node) {
    if (node.kind == search::Node::Kind::text) return {node.phrase};
    std::vector<search::Phrase> all;
    if (node.kind == search::Node::Kind::none) return all;
    for (auto const& child : node.children)
        for (auto& phrase : phrases_of(child)) all.push_back(std::move(phrase));
    return all;
}

std::optional<Snippet> snippet_of(std::string_view where, std::string_view text, std::vector<search::Phrase> const& phrases) {
    text = text.substr(0, at_character(text, std::min(text.size(), bytes_read)));
    auto const hits = hits_in(text, phrases);
    if (hits.empty()) return std::nullopt;

    auto const first = hits.front().begin;
    auto at = first > bytes_before ? at_character(text, first - bytes_before) : 0;
    auto const end = at_character(
        text, std::min(text.size(), std::max(at + bytes_at_most, std::min(hits.front().end, at + 2 * bytes_at_most))));
    Snippet snippet{.where = std::string(where)};
    auto const add = [&](std::size_t until, bool hit) {
        until = std::min(until, end);
        if (until > at) snippet.parts.push_back({std::string(text.substr(at, until - at)), hit});
        at = std::max(at, until);
    };
    for (auto const& hit : hits) {
        add(hit.begin, false);
        add(hit.end, true);
    }
    add(end, false);
    return snippet;
}

}  // namespace yitai::finding
