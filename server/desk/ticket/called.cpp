#include "ticket/called.h"

#include "db/dialect.h"
#include "timeline/timeline.h"

#include <algorithm>
#include <set>

namespace yitai::ticket {
namespace {

enum class Noun { person, group, service, category, site, organisation };

struct Referring {
    std::string_view member;
    Noun noun;
};
constexpr Referring referring[] = {
    {"requester", Noun::person},     {"reported_by", Noun::person}, {"affected", Noun::person},
    {"assignee", Noun::person},      {"watchers", Noun::person},    {"resolved_by", Noun::person},
    {"first_agent", Noun::person},   {"created_by", Noun::person},  {"author", Noun::person},
    {"actor", Noun::person},         {"mentions", Noun::person},    {"mentions", Noun::group},
    {"group", Noun::group},          {"service", Noun::service},    {"category", Noun::category},
    {"site", Noun::site},            {"organisation", Noun::organisation},
};

using Wanted = std::map<Noun, std::set<std::string>>;

void want(Wanted& wanted, std::string_view member, json::Value const& value) {
    for (auto const& row : referring) {
        if (row.member != member) continue;
        if (auto const* name = value.as<std::string>()) wanted[row.noun].insert(*name);
        if (auto const* list = value.as<json::Array>())
            for (auto const& each : *list)
                if (auto const* name = each.as<std::string>()) wanted[row.noun].insert(*name);
    }
}

// {"field": "assignee", "old": null, "new": "li_lei"}
void want_changed(Wanted& wanted, json::Array const& changes) {
    for (auto const& change : changes) {
        auto const* field = change.find("field");
        auto const* name = field ? field->as<std::string>() : nullptr;
        if (!name) continue;
        for (auto const* side : {"old", "new"})
            if (auto const* value = change.find(side)) want(wanted, *name, *value);
    }
}

void want_row(Wanted& wanted, json::Value const& row) {
    auto const* members = row.as<json::Object>();
    if (!members) return;
    for (auto const& [name, value] : *members) {
        auto const* list = value.as<json::Array>();
        if (name == "changes" && list) want_changed(wanted, *list);
        else want(wanted, name, value);
    }
}

Wanted wanted_in(json::Value const& answer) {
    Wanted wanted;
    auto const* data = answer.find("data");
    auto const* rows = data ? data->as<json::Array>() : nullptr;
    if (!rows) want_row(wanted, answer);
    else
        for (auto const& row : *rows) want_row(wanted, row);
    return wanted;
}

// ---- looking up ----

struct PersonRow {
    std::int64_t id = 0;
    std::optional<std::string> code;
    std::string name;
};
YITAI_DESCRIBE(PersonRow, id, code, name)

struct ThingRow {
    std::int64_t id = 0;
    std::optional<std::string> code;
    Bilingual name;
};
YITAI_DESCRIBE(ThingRow, id, code, name)

// Who has no login is shown by his id.
template <class Row, class Name>
void look_up(Tx& tx, std::string_view table, std::string_view column, std::set<std::string> const& wanted,
             std::map<std::string, Name>& into) {
    if (wanted.empty()) return;
    std::vector<std::int64_t> ids;
    for (auto const& name : wanted)
        if (auto const id = parse_integer(name)) ids.push_back(*id);
    auto const codes = std::string(column) + " in (" + db::texts_in(tx.engine(), ":codes") + ')';
    auto const sql = "select id, " + std::string(column) + " as code, name from " + std::string(table) + " where " + codes +
                     (ids.empty() ? "" : " or id in (" + db::numbers_in(tx.engine(), ":ids") + ')');
    db::Params params{{"codes", std::vector<std::string>(wanted.begin(), wanted.end())}};
    if (!ids.empty()) params.emplace_back("ids", ids);
    for (auto& row : tx.select<Row>(sql, params)) into.emplace(row.code.value_or(std::to_string(row.id)), std::move(row.name));
}

}  // namespace

Called called_in(Tx& tx, json::Value const& answer) {
    auto wanted = wanted_in(answer);
    Called called;
    look_up<PersonRow>(tx, "person", "login", wanted[Noun::person], called.persons);
    look_up<ThingRow>(tx, "desk_group", "code", wanted[Noun::group], called.groups);
    look_up<ThingRow>(tx, "service", "code", wanted[Noun::service], called.services);
    look_up<ThingRow>(tx, "category", "code", wanted[Noun::category], called.categories);
    look_up<ThingRow>(tx, "site", "code", wanted[Noun::site], called.sites);
    look_up<ThingRow>(tx, "organisation", "code", wanted[Noun::organisation], called.organisations);
    return called;
}

namespace detail {
namespace {

constexpr std::string_view parameter = "include", names = "names";

// The next page is asked for in the same way.
void include_in_link(http::Response& response) {
    for (auto& [name, value] : response.headers)
        if (auto const end = value.rfind(">; rel="); name == "Link" && end != value.npos) value.insert(end, "&include=names");
}

}  // namespace

http::Response with_names(Tx& tx, http::Request const& request, http::Answer const& answer) {
    auto const asked = http::single_parameter(request, parameter);
    if (!asked) return answer.run(tx, request);
    if (*asked != names)
        throw Invalid(http::query_pointer(parameter), {"Must be one of: {{words}}", {{"words", std::string(names)}}});

    auto response = answer.run(tx, without_include(request));
    auto const called = called_in(tx, json::parse(response.body, timeline::kept_limits));
    response.body.pop_back();
    response.body += (response.body == "{" ? "\"names\":" : ",\"names\":") + json::text_of(called) + '}';
    include_in_link(response);
    return response;
}

http::Request without_include(http::Request request) {
    std::erase_if(request.query, [](auto const& each) { return each.first == parameter; });
    return request;
}

void describe_names(openapi::Operation& operation) {
    json::Object const words{{"type", "string"}, {"enum", json::Array{names}}};
    operation.parameters.push_back(openapi::detail::query_parameter(parameter, words, false));
    auto called = openapi::schema_of<Called>(operation.components);
    auto* result = operation.result.as<json::Object>();
    if (!result) return;
    for (auto& [member, schema] : *result)
        if (auto* properties = schema.as<json::Object>(); properties && member == "properties") properties->set("names", called);
}

}  // namespace detail
}  // namespace yitai::ticket
