#include "listing/simple_form.h"

#include "listing/query_field.h"

namespace yitai::listing {
namespace {

using search::Comparison;
using search::Node;
using Sort = QueryField::Sort;

std::string_view word_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::less:
            return "lt";
        case Comparison::at_most:
            return "lte";
        case Comparison::more:
            return "gt";
        case Comparison::at_least:
            return "gte";
        default:
            return "";
    }
}

std::optional<Conditions> equal_as_conditions(QueryField const& field, Node const& node, bool excludes) {
    bool const simple = field.sort == Sort::state || field.sort == Sort::number || field.sort == Sort::word ||
                        field.sort == Sort::person || (field.sort == Sort::thing && field.tree.empty());
    if (!simple) return std::nullopt;
    std::string words;
    for (auto const& value : node.values) {
        if (value.text.find(',') != value.text.npos) return std::nullopt;
        auto word = lower_ascii(value.text);
        if (field.sort == Sort::number && word.starts_with('p')) word.erase(0, 1);
        (words += words.empty() ? "" : ",") += word;
    }
    if (field.sort == Sort::state && words == "open" && !excludes) return Conditions{{"open", "eq", "true"}};
    bool const mixed = field.sort == Sort::state && (words.find("open") != words.npos || words.find("over") != words.npos);
    if (mixed) return std::nullopt;
    return Conditions{{std::string(field.filter), excludes ? "ne" : "eq", words}};
}

std::optional<Conditions> ordered_as_conditions(QueryField const& field, Node const& node) {
    std::string const word(word_of(node.comparison)), filter(field.filter);
    if (word.empty()) return std::nullopt;
    auto value = lower_ascii(node.values.front().text);
    if (field.sort == Sort::breach) return Conditions{{"open", "eq", "true"}, {filter, word, "now+" + value}};
    if (field.sort == Sort::instant && value.starts_with('-')) return Conditions{{filter, word, "now" + value}};
    if (field.sort != Sort::number) return std::nullopt;
    if (value.starts_with('p')) value.erase(0, 1);
    return Conditions{{filter, word, value}};
}

}  // namespace

std::optional<Conditions> as_conditions(Node const& root) {
    Conditions conditions;
    Node const whole{.kind = Node::Kind::all, .children = {root}};
    for (auto const& node : (root.kind == Node::Kind::all ? root : whole).children) {
        bool const excludes = node.kind == Node::Kind::none;
        auto const& inner = excludes ? node.children.front() : node;
        if (inner.kind != Node::Kind::field) return std::nullopt;
        auto const& field = query_field(inner);
        bool const equal = inner.comparison == Comparison::equal;
        if (excludes && !equal) return std::nullopt;
        auto some = equal ? equal_as_conditions(field, inner, excludes) : ordered_as_conditions(field, inner);
        if (!some) return std::nullopt;
        conditions.insert(conditions.end(), some->begin(), some->end());
    }
    return conditions;
}

}  // namespace yitai::listing
