#include "queue/filter_text.h"

#include "catalog/category.h"
#include "catalog/service.h"
#include "listing/list.h"
#include "listing/query_field.h"
#include "listing/question.h"
#include "people/group.h"
#include "people/visibility.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::queue {
namespace {

constexpr std::size_t most_conditions = 20;

std::string pointer_to(std::string_view field) { return json::child("/filter", field); }

[[noreturn]] void refuse_form() { throw Invalid("/filter", "Write conditions like open=true&priority[lte]=2"); }

std::string encoded(std::string_view value) {
    std::string text;
    for (char const c : value) {
        bool const plain = static_cast<unsigned char>(c) > ' ' && c != '&' && c != '%' && c != '+' && c != '#' && c != '\x7f';
        text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return text;
}

// What a list would call /query/state stands at /filter/state here.
[[noreturn]] void refuse_at_filter(Invalid refused) {
    constexpr std::string_view query = "/query/";
    for (auto& field : refused.fields) {
        if (!field.pointer.starts_with(query)) continue;
        auto const name = field.pointer.substr(query.size());
        field.pointer = name == "sort" ? "/sort" : "/filter/" + name;
    }
    throw Invalid(refused.message, std::move(refused.fields));
}

bool everybody_knows_site(Tx& tx, std::string_view name, std::string const& pointer) {
    auto const site = people::site_named(tx, name, pointer);
    return !tx.find<std::int64_t>("select id from site where id = :id and organisation_id is not null", {{"id", site}});
}

void check_word(Tx& tx, http::NamedFilter const& filter, std::string_view word, std::string const& pointer, GroupId group) {
    if (word == http::no_value || word == "mine") return;
    if (filter.id_of == http::person_by<people::person_named>) {
        bool const known = word == "me" || (group && people::is_member(tx, people::person_named(tx, word, pointer), group));
        if (!known) throw Invalid(pointer, "A view for others names `me` or, for a team, its members");
    } else if (filter.id_of == http::id_by<people::site_named>) {
        if (!everybody_knows_site(tx, word, pointer))
            throw Invalid(pointer, "A view for others names no site of an organisation");
    } else if (filter.id_of != http::id_by<people::group_named> && filter.id_of != http::id_by<catalog::service_named> &&
               filter.id_of != http::id_by<catalog::category_named>) {
        throw Invalid(pointer, "A view for others can't ask for this");
    }
}

void check_question(Tx& tx, search::Node const& node, GroupId group) {
    for (auto const& child : node.children) check_question(tx, child, group);
    if (node.kind != search::Node::Kind::field) return;
    auto const& field = listing::query_field(node);
    for (auto const& filter : listing::named_filters())
        if (filter.field == field.filter)
            for (auto const& value : node.values) check_word(tx, filter, value.text, pointer_to("q"), group);
}

}  // namespace

std::vector<Condition> conditions_of(std::string_view filter) {
    std::vector<Condition> conditions;
    for (auto pair : split(filter, '&')) {
        if (is_blank(pair)) continue;
        auto const equals = pair.find('=');
        if (equals == pair.npos) refuse_form();
        auto const name = percent_decoded(trimmed(pair.substr(0, equals))),
                   value = percent_decoded(trimmed(pair.substr(equals + 1)));
        if (!name || !value || !is_utf8(*name) || !is_utf8(*value)) refuse_form();
        auto const read = http::ListQuery::Condition::of(*name, *value);
        conditions.push_back({read.field, read.op, read.value});
    }
    if (conditions.size() > most_conditions) throw Invalid("/filter", "Too many values");
    return conditions;
}

std::string filter_text(std::vector<Condition> const& conditions) {
    std::string text;
    for (auto const& [field, op, value] : conditions) {
        if (!text.empty()) text += '&';
        text += encoded(field);
        if (op != "eq") text.append("[").append(encoded(op)).append("]");
        text.append("=").append(encoded(value));
    }
    return text;
}

http::ListQuery list_query(std::vector<Condition> const& conditions) {
    http::ListQuery query;
    for (auto const& [field, op, value] : conditions) query.conditions.push_back({field, op, value});
    return query;
}

void check_filter(Tx& tx, std::vector<Condition> const& conditions, std::string const& sort) {
    auto query = list_query(conditions);
    query.sort = sort;
    try {
        listing::check(tx, query);
    } catch (Invalid const& refused) {
        refuse_at_filter(refused);
    }
}

void check_names_nothing_private(Tx& tx, std::vector<Condition> const& conditions, GroupId group) {
    auto query = list_query(conditions);
    if (auto const question = listing::taken_question(query)) check_question(tx, *question, group);
    for (auto const& condition : conditions)
        for (auto const& filter : listing::named_filters())
            if (filter.field == condition.field)
                for (auto word : split(condition.value, ','))
                    check_word(tx, filter, trimmed(word), pointer_to(condition.field), group);
}

}  // namespace yitai::queue
