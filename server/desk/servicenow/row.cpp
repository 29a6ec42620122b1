#include "servicenow/row.h"

#include <algorithm>

namespace yitai::servicenow {
namespace {

using enum State;
using enum PendingReason;

struct Word {
    std::string_view word;
    Standing standing;
};
constexpr Word words[] = {
    {"new", {new_, {}}},
    {"active", {in_progress, {}}},
    {"in progress", {in_progress, {}}},
    {"awaiting user info", {pending, awaiting_user}},
    {"awaiting caller", {pending, awaiting_user}},
    {"awaiting problem", {pending, awaiting_problem}},
    {"awaiting vendor", {pending, awaiting_supplier}},
    {"awaiting change", {pending, awaiting_change}},
    {"awaiting evidence", {pending, awaiting_evidence}},
    {"awaiting approval", {pending, awaiting_approval}},
    {"resolved", {resolved, {}}},
    {"closed", {closed, {}}},
    {"canceled", {cancelled, {}}},
    {"cancelled", {cancelled, {}}},
    {"1", {new_, {}}},
    {"2", {in_progress, {}}},
    {"3", {pending, awaiting_problem}},
    {"4", {pending, awaiting_user}},
    {"5", {pending, awaiting_evidence}},
    {"6", {resolved, {}}},
    {"7", {closed, {}}},
    {"8", {cancelled, {}}},
};

struct Held {
    std::string_view number;
    PendingReason reason;
};
constexpr Held hold_reasons[] = {
    {"1", awaiting_user}, {"2", awaiting_evidence}, {"3", awaiting_problem}, {"4", awaiting_supplier}, {"5", awaiting_change},
};
constexpr std::string_view on_hold[] = {"3", "on hold"};

// Which column of either shape fills what; without a name the shape has none.
struct Column {
    std::string_view log, table;
    std::string Event::* into;
};
constexpr Column texts[] = {
    {"number", "number", &Event::number},
    {"incident_state", "incident_state", &Event::word},
    {"", "short_description", &Event::subject},
    {"caller_id", "opened_by", &Event::caller},
    {"assignment_group", "assignment_group", &Event::group},
    {"assigned_to", "", &Event::assignee},
    {"location", "", &Event::site},
    {"category", "category", &Event::category},
    {"subcategory", "subcategory", &Event::subcategory},
    {"contact_type", "contact_type", &Event::channel},
    {"problem_id", "", &Event::problem},
    {"rfc", "", &Event::change},
    {"caused_by", "", &Event::caused_by},
    {"vendor", "", &Event::vendor},
    {"closed_code", "close_code", &Event::code},
    {"resolved_by", "resolved_by", &Event::resolver},
};
// Exports may leave these out.
constexpr Column further_texts[] = {
    {"u_symptom", "", &Event::symptom},
    {"cmdb_ci", "cmdb_ci", &Event::ci},
};
constexpr std::string_view log_moments[] = {"opened_at", "sys_updated_at", "resolved_at", "closed_at"},
                           table_moments[] = {"opened_at", "sys_updated_on", "resolved_at", "closed_at"},
                           figures[] = {"impact", "urgency", "priority", "reassignment_count", "reopen_count"};
constexpr std::string_view hold_column = "hold_reason";
constexpr std::size_t longest = 255;
constexpr int lowest_level = 4, lowest_priority = 5, most_counted = 1'000'000;

std::string_view name_in(Column const& column, Shape shape) { return shape == Shape::log ? column.log : column.table; }

std::vector<std::string_view> needed(Shape shape) {
    std::vector<std::string_view> names(std::begin(figures), std::end(figures));
    auto const& moments = shape == Shape::log ? log_moments : table_moments;
    names.insert(names.end(), std::begin(moments), std::end(moments));
    for (auto const& column : texts)
        if (auto const name = name_in(column, shape); !name.empty()) names.push_back(name);
    if (shape == Shape::table) names.push_back(hold_column);
    return names;
}

}  // namespace

std::optional<Standing> standing(std::string_view word, std::string_view hold_reason) {
    auto const said = lower_ascii(word);
    if (std::find(std::begin(on_hold), std::end(on_hold), said) != std::end(on_hold))
        for (auto const& held : hold_reasons)
            if (held.number == hold_reason) return Standing{pending, held.reason};
    for (auto const& row : words)
        if (row.word == said) return row.standing;
    return std::nullopt;
}

Rows::Rows(std::vector<std::string> const& header, date::time_zone const* zone) : zone_(zone), width_(header.size()) {
    auto const is_there = [&](std::string_view name) { return std::find(header.begin(), header.end(), name) != header.end(); };
    shape_ = is_there("sys_updated_on") ? Shape::table : Shape::log;
    json::Problems problems;
    for (auto const name : needed(shape_))
        if (!is_there(name)) problems.add("/text", {"The column {{column}} is needed", {{"column", std::string(name)}}});
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto const shown = importing::is_readable(header[i]) ? header[i] : std::string("?");
        if (!places_.emplace(header[i], i).second)
            problems.add("/text", {"The column {{column}} is there twice", {{"column", shown}}});
    }
    if (!problems.fields.empty()) throw Invalid("The header was not accepted", std::move(problems.fields));
}

// The cells of a row by the names of their columns.
struct Rows::Row {
    Rows const& rows;
    std::vector<importing::Cell> const& cells;
    std::int64_t number;

    std::string_view text(std::string_view column) const {
        auto const place = rows.places_.find(column);
        if (place == rows.places_.end()) return {};
        auto const said = trimmed(cells[place->second].text);
        return said == "?" ? std::string_view() : said;
    }
    std::optional<Instant> moment(std::string_view column, json::Problems& problems) const {
        auto const said = text(column);
        if (said.empty()) return std::nullopt;
        auto const at = servicenow::moment(said, rows.shape_, rows.zone_);
        if (!at) problems.add(json::child("", column), "This can't be read as a time");
        else if (*at > now()) problems.add(json::child("", column), "This lies in the future");
        return at;
    }
    // "2 - Medium" is 2.
    std::optional<int> figure(std::string_view column, int low, int high, json::Problems& problems) const {
        auto const said = text(column);
        if (said.empty()) return std::nullopt;
        auto const number_in = parse_integer(trimmed(said.substr(0, said.find(" - "))));
        if (number_in && *number_in >= low && *number_in <= high) return static_cast<int>(*number_in);
        problems.add(json::child("", column), {"Must be a whole number from {{low}} to {{high}}",
                                               {{"low", std::to_string(low)}, {"high", std::to_string(high)}}});
        return std::nullopt;
    }
    void check(json::Problems& problems) const {
        if (cells.size() != rows.width_)
            return problems.add("", {"This row has {{found}} cells, the header has {{expected}}",
                                     {{"found", std::to_string(cells.size())}, {"expected", std::to_string(rows.width_)}}});
        for (auto const& [column, place] : rows.places_) {
            auto const& cell = cells[place];
            if (!cell.well_formed) problems.add(json::child("", column), "A quotation mark is not closed, or text follows it");
            else if (!importing::is_readable(cell.text)) problems.add(json::child("", column), "These bytes are no characters");
        }
    }
};

Event Rows::read(Row const& row, json::Problems& problems) const {
    Event event{.row = row.number};
    auto const take = [&](Column const& column) {
        auto const name = name_in(column, shape_);
        if (name.empty()) return;
        auto const said = row.text(name);
        if (said.size() > longest)
            problems.add(json::child("", name),
                         {"Must be a text of at most {{limit}} bytes", {{"limit", std::to_string(longest)}}});
        event.*column.into = said;
    };
    for (auto const& column : texts) take(column);
    for (auto const& column : further_texts) take(column);
    for (auto const* name : {"number", "incident_state"})
        if (row.text(name).empty()) problems.add(json::child("", name), "Is required");

    auto const stands = standing(event.word, row.text(hold_column));
    if (!stands && !event.word.empty()) problems.add("/incident_state", "An incident has no such state");
    event.standing = stands.value_or(Standing());

    event.impact = row.figure("impact", 1, lowest_level, problems).value_or(0);
    event.urgency = row.figure("urgency", 1, lowest_level, problems).value_or(0);
    event.priority = row.figure("priority", 1, lowest_priority, problems).value_or(0);
    event.priority_word = row.text("priority");
    event.reassignments = row.figure("reassignment_count", 0, most_counted, problems).value_or(0);
    event.reopenings = row.figure("reopen_count", 0, most_counted, problems);

    auto const updated = shape_ == Shape::log ? log_moments[1] : table_moments[1];
    auto const at = row.moment(updated, problems), opened = row.moment("opened_at", problems);
    if (!at && row.text(updated).empty()) problems.add(json::child("", updated), "Is required");
    event.at = at.value_or(Instant());
    event.opened_at = opened.value_or(event.at);
    // Logs carry the final moments on every row.
    bool const is_closed = event.standing.state == closed;
    if (is_closed || event.standing.state == resolved) event.resolved_at = row.moment("resolved_at", problems);
    if (is_closed) event.closed_at = row.moment("closed_at", problems);
    return event;
}

std::vector<Event> Rows::events(std::vector<importing::Cell> const& cells, std::int64_t number, json::Problems& problems) const {
    Row const row{*this, cells, number};
    auto const before = problems.fields.size();
    row.check(problems);
    if (problems.fields.size() > before) return {};
    auto last = read(row, problems);
    if (problems.fields.size() > before) return {};
    if (shape_ == Shape::log) return {std::move(last)};

    auto first = last;
    first.at = last.opened_at;
    first.standing = {};
    first.word = "1";
    if (last.standing.state == resolved) last.at = last.resolved_at.value_or(last.at);
    if (last.standing.state == closed) last.at = last.closed_at.value_or(last.at);
    last.at = std::max(last.at, first.at);
    if (last.standing == first.standing) return {std::move(first)};
    return {std::move(first), std::move(last)};
}

}  // namespace yitai::servicenow
