#include "listing/field_condition.h"

#include "listing/columns.h"
#include "listing/moment.h"
#include "listing/named_values.h"
#include "listing/query_field.h"
#include "people/tree.h"
#include "ticket/ticket.h"

#include <algorithm>

namespace yitai::listing {
namespace {

using search::Comparison;
using search::Node;
using search::Value;
using Sort = QueryField::Sort;

// What is asked of one field, and where its values go.
struct Asked {
    Tx& tx;
    Bound& bound;
    QueryField const& field;
    Node const& node;

    http::Filter const* filter() const { return column_named(field.filter); }
    std::string column() const { return std::string(filter() ? filter()->column : field.filter); }
    std::string moment(Instant at) const { return bound.bind(db::Value(to_epoch_ms(at))); }
};

// Values of a list, as SQL; `none` may stand among them.
struct Listed {
    std::string list;
    bool nothing = false;
    void add(std::string_view sql) { list.append(list.empty() ? "" : ", ").append(sql); }
};

[[noreturn]] void refuse(Value const& value, Message message) {
    search::refuse(query_pointer(), std::move(message), value.position);
}

std::string joined(std::vector<std::string_view> const& words, std::string_view between) {
    std::string text;
    for (auto const word : words) text.append(text.empty() ? "" : between).append(word);
    return text;
}

[[noreturn]] void refuse_other(Value const& value, std::vector<std::string_view> const& known) {
    auto const words = joined(known, ", ");
    refuse(value, {"Must be one of: {{words}}", {{"words", words}}});
}

bool is_yes(std::string_view word) { return word == "yes" || word == "true" || word == "是"; }
bool is_no(std::string_view word) { return word == "no" || word == "false" || word == "否"; }

std::string_view operator_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::less:
            return " < ";
        case Comparison::at_most:
            return " <= ";
        case Comparison::more:
            return " > ";
        default:
            return " >= ";
    }
}

// Where values stand in a table of their own, none of them means that no row is there.
std::string is_among(Asked const& asked, Listed const& listed) {
    auto const column = asked.column();
    auto const among = listed.list.empty() ? std::string("false") : column + " in (" + listed.list + ')';
    std::string const inside(asked.filter()->inside);
    if (inside.empty()) return listed.nothing ? '(' + among + " or " + column + " is null)" : among;
    auto const within = listed.list.empty() ? std::string("false") : inside + among + ')';
    return listed.nothing ? "(not " + inside + "true) or " + within + ')' : within;
}

std::string state_condition(Asked const& asked) {
    auto known = words_of_field(asked.field);
    known.insert(known.begin(), {"open", "over"});
    std::vector<std::string_view> parts;
    Listed states;
    for (auto const& value : asked.node.values) {
        auto const word = state_word(value.text);
        if (word == "open") parts.emplace_back("queue_key is not null");
        else if (word == "over") parts.emplace_back("queue_key is null");
        else if (enum_from<State>(word)) states.add(asked.bound.bind(word));
        else refuse_other(value, known);
    }
    auto const some = "state in (" + states.list + ')';
    if (!states.list.empty()) parts.emplace_back(some);
    return '(' + joined(parts, " or ") + ')';
}

std::string word_condition(Asked const& asked) {
    Listed listed;
    auto const known = words_of_field(asked.field);
    for (auto const& value : asked.node.values) {
        auto const word = lower_ascii(value.text);
        bool const is_known = std::find(known.begin(), known.end(), word) != known.end();
        if (!is_known && word != http::no_value) refuse_other(value, known);
        if (is_known) listed.add(asked.bound.bind(word));
        else listed.nothing = true;
    }
    return is_among(asked, listed);
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
    return text;
}

std::string text_condition(Asked const& asked) {
    Listed listed;
    for (auto const& value : asked.node.values) {
        if (asked.field.filter == "tag" && value.text == http::no_value) listed.nothing = true;
        else listed.add(asked.bound.bind(asked.field.filter == "number" ? upper(value.text) : value.text));
    }
    return is_among(asked, listed);
}

std::string number_condition(Asked const& asked) {
    auto const column = asked.column();
    std::vector<std::string> numbers;
    for (auto const& value : asked.node.values) {
        std::string_view word = value.text;
        if (word.starts_with('p') || word.starts_with('P')) word.remove_prefix(1);
        auto const number = parse_integer(word);
        if (!number) refuse(value, "Must be a whole number");
        numbers.push_back(asked.bound.bind(db::Value(*number)));
    }
    auto const comparison = asked.node.comparison;
    if (comparison == Comparison::between)
        return '(' + column + " >= " + numbers[0] + " and " + column + " <= " + numbers[1] + ')';
    if (comparison != Comparison::equal) return column + std::string(operator_of(comparison)) + numbers[0];
    Listed listed;
    for (auto const& number : numbers) listed.add(number);
    return is_among(asked, listed);
}

Span moment(Asked const& asked, Value const& value) {
    if (auto const span = span_of(value.text, asked.tx.now())) return *span;
    refuse(value, "Must be a day like 2026-01-31, a time, or like -7d");
}

std::string within(Asked const& asked, Instant begin, Instant end) {
    auto const column = asked.column();
    return '(' + column + " >= " + asked.moment(begin) + " and " + column + " < " + asked.moment(end) + ')';
}

std::string some_instant(Asked const& asked) {
    std::string sql;
    for (auto const& value : asked.node.values) {
        if (!sql.empty()) sql += " or ";
        if (value.text == http::no_value) {
            sql += asked.column() + " is null";
            continue;
        }
        auto const span = moment(asked, value);
        sql += within(asked, span.begin, span.after());
    }
    return '(' + sql + ')';
}

std::string instant_condition(Asked const& asked) {
    auto const& node = asked.node;
    if (node.comparison == Comparison::equal) return some_instant(asked);
    auto const first = moment(asked, node.values[0]);
    if (node.comparison == Comparison::between) return within(asked, first.begin, moment(asked, node.values[1]).after());
    bool const before = node.comparison == Comparison::less || node.comparison == Comparison::at_least;
    if (before) return asked.column() + std::string(operator_of(node.comparison)) + asked.moment(first.begin);
    return asked.column() + (node.comparison == Comparison::at_most ? " < " : " >= ") + asked.moment(first.after());
}

// breach:<4h: what is open and due before four hours are over; breach:yes what is due already.
std::string breach_condition(Asked const& asked) {
    constexpr std::string_view due = "(queue_key is not null and next_due_at ";
    constexpr char how[] = "Write breach:<4h, or breach:yes";
    auto const& value = asked.node.values.front();
    auto const comparison = asked.node.comparison;
    auto const word = lower_ascii(value.text);
    if (comparison == Comparison::between || (comparison == Comparison::equal && !is_yes(word))) refuse(value, how);
    if (comparison == Comparison::equal) return std::string(due) + "< " + asked.moment(asked.tx.now()) + ')';
    auto const at = parse_when("now+" + word, asked.tx.now());
    if (!at) refuse(value, "Must be a length of time like 30m, 4h or 2d");
    return std::string(due) + std::string(operator_of(comparison)) + asked.moment(*at) + ')';
}

std::string boolean_condition(Asked const& asked) {
    auto const& value = asked.node.values.front();
    auto const word = lower_ascii(value.text);
    if (!is_yes(word) && !is_no(word)) refuse(value, "Must be yes or no");
    auto const bound = asked.bound.bind(db::Value(is_yes(word)));
    if (asked.field.name != "vip") return asked.column() + " = " + bound;
    if (asked.tx.actor().rights[Right::person_contact] != Scope::all)
        search::refuse(query_pointer(), "You may not ask for this", asked.node.position);
    return "requester_id in (select id from person where vip = " + bound + ')';
}

std::string named_condition(Asked const& asked) {
    Listed listed;
    std::vector<std::int64_t> ids;
    for (auto const& value : asked.node.values) {
        if (value.text == http::no_value || value.text == "无") listed.nothing = true;
        else
            for (auto const id : ids_named(asked.tx, asked.field, value)) ids.push_back(id);
    }
    if (asked.field.tree.empty()) {
        for (auto const id : ids) listed.add(std::to_string(id));
        return is_among(asked, listed);
    }
    auto const column = asked.column();
    std::string sql = listed.nothing ? column + " is null" : "";
    for (auto const id : ids)
        sql += (sql.empty() ? "" : " or ") + tree::lies_within({asked.field.tree, 0}, column, std::to_string(id));
    return sql.empty() ? "false" : '(' + sql + ')';
}

struct Rule {
    Sort sort;
    std::string (*condition)(Asked const&);
    bool has_order = false;  // may be compared with < and >
};
constexpr Rule rules[] = {
    {Sort::state, state_condition},      {Sort::number, number_condition, true},   {Sort::word, word_condition},
    {Sort::text, text_condition},        {Sort::instant, instant_condition, true}, {Sort::breach, breach_condition, true},
    {Sort::boolean, boolean_condition},  {Sort::person, named_condition},          {Sort::thing, named_condition},
};

}  // namespace

std::string field_condition(Tx& tx, Bound& bound, Node const& node) {
    auto const& field = query_field(node);
    auto const& rule =
        *std::find_if(std::begin(rules), std::end(rules), [&](Rule const& each) { return each.sort == field.sort; });
    if (!rule.has_order && node.comparison != Comparison::equal)
        search::refuse(query_pointer(), "This field has no order", node.position);
    return rule.condition({tx, bound, field, node});
}

}  // namespace yitai::listing
