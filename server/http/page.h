// Lists: one page at a time by an opaque cursor over a stable order, simple filters, and a count when asked for.
#pragma once

#include "base/json.h"
#include "db/transaction.h"
#include "http/query.h"
#include "http/request.h"
#include "http/response.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yitai::http {

// One page of a list, as a rule answers it.
template <class T>
struct Page {
    std::vector<T> data;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> count;
};

enum class Count { none, exact, estimate };
YITAI_DESCRIBE_ENUM(Count, none, exact, estimate)

// A list request: limit, cursor, sort, count and filters, as they came. Columns and words are checked by a ListOf.
struct ListQuery {
    int limit = 50;  // 1–200
    std::optional<std::string> cursor;
    std::string sort;  // "-updated_at"; empty: the list's own order
    Count count = Count::none;
    struct Condition {
        std::string field, op, value;  // priority[lte]=2 → {"priority", "lte", "2"}; without brackets the op is "eq"
        static Condition of(std::string const& name, std::string value);
    };
    std::vector<Condition> conditions;
    std::vector<std::string> fields;  // which members are to be shown; none: all. Checked when the page is written

    static ListQuery of(Request const&);  // throws Invalid naming the parameter
};

// How a filter column compares.
enum class Column { text, word, integer, number, date, instant, boolean, id };

struct Filter {
    std::string_view name;    // as in the query and the JSON
    std::string_view column;  // SQL: a column or an expression over the list's table
    Column type;
    bool sortable = false;
    std::vector<std::string_view> words = {};  // Column::word: what it may be
    bool never_null = false;  // lets a sorted page start straight from an index
    // For values that stand in another table: SQL up to the comparison, "id in (select ticket_id from … where "; its bracket is
    // closed behind it.
    std::string_view inside = {};
};

// The words of an enum, for a Filter.
template <DescribedEnum E>
std::vector<std::string_view> words_of() {
    std::vector<std::string_view> words;
    for_each_enumerator<E>([&](std::string_view name, E) { words.push_back(name); });
    return words;
}

// What `none` in a filter by id or word means: nobody, no group.
inline constexpr std::string_view no_value = "none";

// What a list can be asked: its filters and its own order.
struct Filters {
    std::span<Filter const> columns;
    std::string_view order;  // "-id": newest first; ties are broken by id
    std::string_view id = "id", all = "*";  // SQL, where a list is made of more than its table
};

// What a list shows: a field, and the column it comes from.
struct Shown {
    std::string_view field, column;
};

// The SQL that a list query adds to `select … from … where <visible>`: conditions, order and limit + 1, with its parameters.
struct ListSql {
    std::string where;  // starts with " and …", or empty
    std::string filter;  // as `where` but without the cursor: what a count uses
    std::string order;  // " order by …"
    std::string limit;  // " limit n"
    db::Params params;
    std::string sort_name;  // the filter's name whose value the cursor remembers
};
// Throws Invalid: unknown field, operator, word; foreign cursor.
ListSql sql_for(ListQuery const&, Filters const&, Instant now = yitai::now());
std::string cursor_after(ListQuery const&, ListSql const&, json::Value const& sort_value, std::int64_t id);

// The columns to read: what is asked for, with the id and the sorted value for the cursor; all when nothing is said.
std::string selected(std::span<Shown const>, ListQuery const&, std::string_view sort_name, std::string_view all = "*");

// Runs a list: `from` is "ticket where <visible condition>", its own parameters in `params`.
// Row is a described struct with an id; the value it sorts by is read from the row's member of that name.
template <Described Row>
Page<Row> list(Tx& tx, ListQuery const& query, Filters const& filters, std::string const& from, db::Params params = {},
               std::span<Shown const> shown = {}) {
    auto sql = sql_for(query, filters, tx.now());
    Page<Row> page;
    params.insert(params.end(), sql.params.begin(), sql.params.end());
    if (query.count != Count::none) page.count = tx.one<std::int64_t>("select count(*) from " + from + sql.filter, params);
    page.data = tx.select<Row>(
        "select " + selected(shown, query, sql.sort_name, filters.all) + " from " + from + sql.where + sql.order + sql.limit,
        params);
    if (page.data.size() <= static_cast<std::size_t>(query.limit)) return page;

    page.data.resize(static_cast<std::size_t>(query.limit));
    json::Value sort_value;
    auto const& last = page.data.back();
    for_each_member<Row>([&](std::string_view name, auto member) {
        if (without_trailing_underscore(name) == sql.sort_name) sort_value = json::parse(json::text_of(last.*member));
    });
    page.next_cursor = cursor_after(query, sql, sort_value, last.id.value);
    return page;
}

void finish_page(Response&, Request const&, std::optional<std::string> const& next_cursor, std::optional<std::int64_t> count);

template <class T>
void write_page(Response& response, Request const& request, Page<T> const& page) {
    auto const fields = asked_fields<T>(request);
    response.body = "{\"data\":[";
    for (bool first = true; auto const& row : page.data) {
        if (!std::exchange(first, false)) response.body += ',';
        json::write_fields(response.body, row, fields);
        // The rows are about as long as the first one.
        if (&row == page.data.data()) response.body.reserve(response.body.size() * (page.data.size() + 2));
    }
    response.body += ']';
    finish_page(response, request, page.next_cursor, page.count);  // next_cursor, count, the closing brace and Link
}

}  // namespace yitai::http
