#include "http/page.h"

#include <algorithm>

namespace yitai::http {
namespace {

constexpr std::string_view reserved[] = {"limit", "cursor", "sort", "count", "fields"};

int limit_from(std::string_view word) {
    auto const limit = parse_integer(word);
    if (!limit || *limit < 1 || *limit > 200)
        throw Invalid(query_pointer("limit"),
                      {"Must be a whole number from {{low}} to {{high}}", {{"low", "1"}, {"high", "200"}}});
    return static_cast<int>(*limit);
}

Count count_from(std::string_view word) {
    if (auto const count = enum_from<Count>(word)) return *count;
    throw Invalid(query_pointer("count"), {"Must be one of: {{words}}", {{"words", "none, exact, estimate"}}});
}

// The same question, one page further on.
std::string target_with_cursor(Request const& request, std::string const& cursor) {
    std::string target;
    auto const segments = split(request.path, '/');
    for (std::size_t i = 1; i < segments.size(); ++i) target += '/' + percent_encoded(segments[i]);
    target += '?';
    for (auto const& [name, value] : request.query)
        if (name != "cursor") target += percent_encoded(name) + '=' + percent_encoded(value) + '&';
    return target + "cursor=" + percent_encoded(cursor);
}

}  // namespace

ListQuery::Condition ListQuery::Condition::of(std::string const& name, std::string value) {
    auto const bracket = name.find('[');
    if (bracket == name.npos || name.back() != ']') return {name, "eq", std::move(value)};
    return {name.substr(0, bracket), name.substr(bracket + 1, name.size() - bracket - 2), std::move(value)};
}

ListQuery ListQuery::of(Request const& request) {
    ListQuery query;
    if (auto const word = single_parameter(request, "limit")) query.limit = limit_from(*word);
    if (auto const word = single_parameter(request, "cursor")) query.cursor = std::string(*word);
    if (auto const word = single_parameter(request, "sort")) query.sort = *word;
    if (auto const word = single_parameter(request, "count")) query.count = count_from(*word);
    if (auto const words = single_parameter(request, "fields"))
        for (auto word : split(*words, ',')) query.fields.emplace_back(trimmed(word));
    for (auto const& [name, value] : request.query)
        if (std::find(std::begin(reserved), std::end(reserved), name) == std::end(reserved))
            query.conditions.push_back(Condition::of(name, value));
    return query;
}

std::string selected(std::span<Shown const> shown, ListQuery const& query, std::string_view sort_name, std::string_view all) {
    if (shown.empty() || query.fields.empty()) return std::string(all);
    auto const wanted = [&](std::string_view field) {
        return field == "id" || field == sort_name ||
               std::find(query.fields.begin(), query.fields.end(), field) != query.fields.end();
    };
    std::string columns;
    for (auto const& [field, column] : shown)
        if (wanted(field)) columns.append(columns.empty() ? "" : ", ").append(column);
    return columns;
}

void finish_page(Response& response, Request const& request, std::optional<std::string> const& next_cursor,
                 std::optional<std::int64_t> count) {
    response.body += ",\"next_cursor\":" + json::text_of(next_cursor);
    if (count) response.body += ",\"count\":" + std::to_string(*count);
    response.body += '}';
    if (next_cursor) response.set("Link", '<' + target_with_cursor(request, *next_cursor) + ">; rel=\"next\"");
}

}  // namespace yitai::http
