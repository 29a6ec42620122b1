// The SQL of a list: what is asked for is checked against what the list can be asked.
#include "http/page.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace yitai::http {
namespace {

struct Operator {
    std::string_view word, sql;
    bool ordered;
};
constexpr Operator operators[] = {
    {"eq", "in", false}, {"ne", "not in", false}, {"lt", "<", true}, {"lte", "<=", true}, {"gt", ">", true}, {"gte", ">=", true},
};
constexpr std::size_t most_values = 200;

// Parameters are named by views, so their names live as long as the program.
std::string_view value_name(std::size_t index) {
    static auto const names = [] {
        std::array<std::string, most_values + 2> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = "filter_" + std::to_string(i);
        return all;
    }();
    return names.at(index);
}

template <class Range, class Name>
std::string listed(Range const& range, Name name) {
    std::string words;
    for (auto const& each : range) {
        if (!words.empty()) words += ", ";
        words += name(each);
    }
    return words;
}

std::string parameter_of(ListQuery::Condition const& condition) {
    return query_pointer(condition.op == "eq" ? condition.field : condition.field + '[' + condition.op + ']');
}

Filter const* filter_named(Filters const& filters, std::string_view name) {
    auto const found =
        std::find_if(filters.columns.begin(), filters.columns.end(), [&](auto const& each) { return each.name == name; });
    return found == filters.columns.end() ? nullptr : &*found;
}

bool is_ordered(Column type) {
    return type == Column::integer || type == Column::number || type == Column::date || type == Column::instant;
}

std::optional<db::Value> number_from(std::string_view word) {
    double number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return db::Value(number);
}

bool is_date(std::string_view word) { return word.size() == 10 && parse_rfc3339(std::string(word) + "T00:00:00Z").has_value(); }

Operator const& operator_of(ListQuery::Condition const& condition, Filter const& filter) {
    std::vector<std::string_view> allowed;
    for (auto const& each : operators) {
        if (each.ordered && !is_ordered(filter.type)) continue;
        if (each.word == condition.op) return each;
        allowed.push_back(each.word);
    }
    throw Invalid(parameter_of(condition),
                  {"Must be one of: {{words}}", {{"words", listed(allowed, [](auto word) { return word; })}}});
}

// One word of the query as the column holds it; nothing when it can't be one of its values.
std::optional<db::Value> value_from(std::string_view word, Filter const& filter, Instant now) {
    auto const integer = [&]() -> std::optional<db::Value> {
        if (auto const number = parse_integer(word)) return db::Value(*number);
        return std::nullopt;
    };
    switch (filter.type) {
        case Column::text:
            return db::Value(std::string(word));
        case Column::word:
            if (std::find(filter.words.begin(), filter.words.end(), word) == filter.words.end()) return std::nullopt;
            return db::Value(std::string(word));
        case Column::integer:
        case Column::id:
            return integer();
        case Column::number:
            return number_from(word);
        case Column::date:
            return is_date(word) ? std::optional(db::Value(std::string(word))) : std::nullopt;
        case Column::instant:
            if (auto const at = parse_when(word, now)) return db::to_value(*at);
            return std::nullopt;
        case Column::boolean:
            if (word != "true" && word != "false") return std::nullopt;
            return db::Value(word == "true");
    }
    return std::nullopt;
}

// `none` stands for no value where there may be none.
bool means_nothing(std::string_view word, Filter const& filter) {
    bool const may = !filter.never_null && filter.inside.empty() && (filter.type == Column::id || filter.type == Column::word);
    return may && word == no_value && std::find(filter.words.begin(), filter.words.end(), word) == filter.words.end();
}

Message expectation(Filter const& filter) {
    switch (filter.type) {
        case Column::word:
            return {"Must be one of: {{words}}", {{"words", listed(filter.words, [](auto word) { return word; })}}};
        case Column::number:
            return "Must be a number";
        case Column::date:
            return "Must be a day like 2026-01-31";
        case Column::instant:
            return "Must be a time like 2026-01-31T08:00:00Z, or now-24h";
        case Column::boolean:
            return "Must be true or false";
        case Column::id:
            return "Must be an id: a text of digits";
        default:
            return "Must be a whole number";
    }
}

class Builder {
public:
    Builder(ListQuery const& query, Filters const& filters, Instant now) : query_(query), filters_(filters), now_(now) {}

    ListSql build() {
        for (auto const& condition : query_.conditions) add(condition);
        sql_.where = sql_.filter;
        order();
        sql_.limit = " limit " + std::to_string(query_.limit + 1);
        return std::move(sql_);
    }

private:
    std::string bind(db::Value value) {
        auto const name = value_name(values_++);
        sql_.params.emplace_back(name, nullptr);
        sql_.params.back().value = std::move(value);
        return ':' + std::string(name);
    }

    void add(ListQuery::Condition const& condition) {
        auto const* filter = filter_named(filters_, condition.field);
        if (!filter)
            throw Invalid(
                parameter_of(condition),
                {"This list knows {{words}}", {{"words", listed(filters_.columns, [](auto const& each) { return each.name; })}}});
        auto const& op = operator_of(condition, *filter);
        auto const words = op.ordered ? std::vector<std::string_view>{condition.value} : split(condition.value, ',');
        if (values_ + words.size() > most_values) throw Invalid(parameter_of(condition), "Too many values");

        std::string bound;
        bool nothing = false;
        for (auto word : words) {
            if (means_nothing(trimmed(word), *filter)) {
                nothing = true;
                continue;
            }
            auto value = value_from(trimmed(word), *filter, now_);
            if (!value) throw Invalid(parameter_of(condition), expectation(*filter));
            if (!bound.empty()) bound += ", ";
            bound += bind(std::move(*value));
        }
        sql_.filter +=
            " and " + (filter->inside.empty() ? compared(*filter, op, bound, nothing) : compared_inside(*filter, op, bound));
    }

    static std::string compared(Filter const& filter, Operator const& op, std::string const& bound, bool nothing) {
        auto const column = std::string(filter.column);
        if (op.ordered) return column + ' ' + std::string(op.sql) + ' ' + bound;
        bool const excludes = op.word == "ne";
        auto emptiness = column + (excludes == nothing ? " is not null" : " is null");
        if (bound.empty()) return emptiness;
        auto is_listed = column + ' ' + std::string(op.sql) + " (" + bound + ')';
        if (excludes && nothing) return '(' + is_listed + " and " + emptiness + ')';
        // What has no value at all is other than any value.
        if (nothing || (excludes && !filter.never_null)) return '(' + is_listed + " or " + emptiness + ')';
        return is_listed;
    }

    // Other than a value is also what has none of it in the other table.
    static std::string compared_inside(Filter const& filter, Operator const& op, std::string const& bound) {
        bool const other = op.word == "ne";
        auto const text = std::string(filter.column) + ' ' + std::string(other ? "in" : op.sql) +
                          (op.ordered ? ' ' + bound : " (" + bound + ')');
        return std::string(other ? "not " : "") + std::string(filter.inside) + text + ')';
    }

    void order() {
        std::string_view sort = query_.sort.empty() ? filters_.order : std::string_view(query_.sort);
        bool const descending = sort.starts_with('-');
        if (descending) sort.remove_prefix(1);
        auto const direction = std::string(descending ? " desc" : " asc");
        sql_.sort_name = sort;
        if (sort == "id") {
            sql_.order = " order by " + std::string(filters_.id) + direction;
        } else {
            auto const& filter = sort_filter(sort);
            sql_.order = " order by " + std::string(filter.column) + direction + (filter.never_null ? "" : " nulls last") +
                         ", id" + direction;
        }
        if (query_.cursor) start_after(sort == "id" ? Filter{"id", filters_.id, Column::id} : sort_filter(sort), descending);
    }

    Filter const& sort_filter(std::string_view name) const {
        auto const* filter = filter_named(filters_, name);
        if (filter && (filter->sortable || query_.sort.empty())) return *filter;
        std::string words = "id";
        for (auto const& each : filters_.columns)
            if (each.sortable && each.name != "id") words += ", " + std::string(each.name);
        throw Invalid(query_pointer("sort"), {"Must be one of: {{words}}", {{"words", words}}});
    }

    void start_after(Filter const& filter, bool descending);

    ListQuery const& query_;
    Filters const& filters_;
    Instant const now_;
    ListSql sql_;
    std::size_t values_ = 0;
};

// ---- the cursor ----

// A cursor belongs to one question: it fits no list with other conditions.
std::string fingerprint(ListQuery const& query) {
    json::Array parts;
    for (auto const& condition : query.conditions) parts.push_back(json::Array{condition.field, condition.op, condition.value});
    auto const text = json::text_of(json::Value(parts));
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size());
    return to_hex(hash.substr(0, 8));
}

[[noreturn]] void refuse_cursor() {
    throw Invalid(query_pointer("cursor"), "This cursor does not belong to this list; start again without one");
}

struct Position {
    json::Value value;
    std::int64_t id;
};

Position position_of(ListQuery const& query) {
    auto const text = from_base64url(*query.cursor);
    json::Value cursor;
    try {
        if (text) cursor = json::parse(*text);
    } catch (Invalid const&) {
        refuse_cursor();
    }
    auto const* sort = cursor.find("sort");
    auto const* value = cursor.find("value");
    auto const* id = cursor.find("id");
    auto const* hash = cursor.find("query");
    if (!sort || !value || !id || !hash || !id->as<std::int64_t>()) refuse_cursor();
    if (*sort != json::Value(query.sort) || *hash != json::Value(fingerprint(query))) refuse_cursor();
    return {*value, *id->as<std::int64_t>()};
}

std::optional<db::Value> column_value(json::Value const& value, Filter const& filter) {
    if (auto const* word = value.as<std::string>())
        return filter.type == Column::word ? db::Value(*word) : value_from(*word, filter, {});
    if (auto const* number = value.as<std::int64_t>(); number && filter.type == Column::integer) return db::Value(*number);
    if (auto const* truth = value.as<bool>(); truth && filter.type == Column::boolean) return db::Value(*truth);
    return std::nullopt;
}

void Builder::start_after(Filter const& filter, bool descending) {
    auto const position = position_of(query_);
    auto const beyond = std::string(descending ? " < " : " > ");
    auto const column = std::string(filter.column);
    auto const id = bind(position.id);
    if (filter.name == "id") {
        sql_.where += " and " + column + beyond + id;
    } else if (position.value.is_null()) {
        sql_.where += " and " + column + " is null and id" + beyond + id;
    } else {
        auto value = column_value(position.value, filter);
        if (!value) refuse_cursor();
        auto const bound = bind(std::move(*value));
        auto const later = '(' + column + ", id)" + beyond + '(' + bound + ", " + id + ')';
        sql_.where += " and " + (filter.never_null ? later : '(' + later + " or " + column + " is null)");
    }
}

}  // namespace

ListSql sql_for(ListQuery const& query, Filters const& filters, Instant now) { return Builder(query, filters, now).build(); }

std::string cursor_after(ListQuery const& query, ListSql const&, json::Value const& sort_value, std::int64_t id) {
    json::Object cursor{{"sort", query.sort}, {"value", sort_value}, {"id", id}, {"query", fingerprint(query)}};
    return to_base64url(json::text_of(json::Value(cursor)));
}

}  // namespace yitai::http
