// The timeline: every change of every field, by whom, through what, when it was so and when the desk learnt it.
// It is history, "as of", the live stream and the audit trail at once. Rows are chained by hashes: a row's hash is
// SHA-256(previous hash ‖ canonical row), the payload enters by its own hash, so that it can be erased and the chain still
// verifies. There is one chain ("lane") per writing session: SQLite has one, PostgreSQL one for each pooled connection.
#pragma once

#include "base/described.h"
#include "db/transaction.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yitai::timeline {

struct Row;
using RowId = Id<Row>;

inline constexpr json::Limits kept_limits = json::stored_limits;

// A field that changes, as it is told; and as it is read in a history.
struct FieldChange {
    std::string field;
    json::Written old, new_;
};
YITAI_DESCRIBE(FieldChange, field, old, new_)
struct Change {
    std::string field;
    json::Value old, new_;
};
YITAI_DESCRIBE(Change, field, old, new_)

// Bookkeeping says nothing that a row of the timeline doesn't say itself; a queue key is made of other members, and so are
// clocks, of a list of events that is never shortened.
constexpr bool is_bookkeeping(std::string_view member) {
    return member == "id" || member == "version" || member == "updated_at" || member == "queue_key" || member == "clocks" ||
           member == "clock_events" || member == "clock_fires_at" || member == "response_met" || member == "resolution_met";
}

// The changes between two states of a described struct, member by member.
template <Described T>
std::vector<FieldChange> changes_between(T const& before, T const& after) {
    std::vector<FieldChange> changes;
    for_each_member<T>([&](std::string_view name, auto member) {
        name = without_trailing_underscore(name);
        if (is_bookkeeping(name)) return;
        auto old = json::written(before.*member), fresh = json::written(after.*member);
        if (old != fresh) changes.push_back({std::string(name), std::move(old), std::move(fresh)});
    });
    return changes;
}

// Whether nothing stands in it, as far as its type says so; that a map has no entries is worth saying.
template <class Value>
bool holds_nothing(Value const& value) {
    constexpr bool is_map = requires { typename Value::mapped_type; };
    if constexpr (!is_map && requires { value.has_value(); }) return !value.has_value();
    else if constexpr (!is_map && requires { value.empty(); }) return value.empty();
    else return false;
}

// A new object's members as changes from nothing; the empty ones are left out. Values that happen to be today's defaults
// stand there too, so that the past does not change with them.
template <Described T>
std::vector<FieldChange> first_values(T const& object) {
    std::vector<FieldChange> changes;
    changes.reserve(member_count<T>);
    for_each_member<T>([&](std::string_view name, auto member) {
        name = without_trailing_underscore(name);
        if (is_bookkeeping(name) || holds_nothing(object.*member)) return;
        auto value = json::written(object.*member);
        if (value.is_null() || value.text == "\"\"" || value.text == "[]") return;
        changes.push_back({std::string(name), {}, std::move(value)});
    });
    return changes;
}

// What happened to one object.
struct Happening {
    std::string type;         // "incident.resolved"
    std::string object_kind;  // "ticket"
    std::int64_t object_id = 0;
    OrganisationId organisation;             // whose object it is
    std::optional<Instant> happened_at;      // none: now
    std::optional<std::int64_t> version_before, version_after;
    std::vector<FieldChange> changes;
    json::Value details;                     // what else there is to say: a reason, a comment
    std::shared_ptr<void const> object = {}; // as this left it, of the type that object_kind means; none: not at hand
};

// A row as it was recorded.
struct Row {
    RowId id;
    std::int64_t lane = 0, lane_seq = 0;
    Instant happened_at, recorded_at;
    PersonId actor_id;
    PersonId impersonator_id;
    Via via = Via::api;
    std::string type;
    std::string object_kind;
    std::int64_t object_id = 0;
    OrganisationId organisation_id;
    std::optional<std::int64_t> version_before, version_after;
    std::string request_id;
    db::Blob payload_hash;
    db::Blob hash;
};
YITAI_DESCRIBE(Row, id, lane, lane_seq, happened_at, recorded_at, actor_id, impersonator_id, via, type, object_kind, object_id,
               organisation_id, version_before, version_after, request_id, payload_hash, hash)

// What the payload table holds as JSON.
struct Payload {
    std::vector<Change> changes;
    json::Value details;
};
YITAI_DESCRIBE(Payload, changes, details)

// What reactions and the live stream are told.
struct Recorded {
    Row const& row;
    Happening const& happening;
};

// Writes the row and its payload, extends the lane's chain, and runs the reactions.
RowId record(Tx&, Happening const&);

// What follows from what. `at_once` runs in the same transaction; `later` becomes a job of that kind whose payload is
// {"row": "<timeline id>"} and whose key is unique per reaction and row.
struct Reaction {
    std::string_view type;  // the event's type; "*.resolved": of whatever kind of ticket; "*": every one
    void (*at_once)(Tx&, Recorded const&) = nullptr;
    std::string_view later = {};  // a job kind
};
void set_reactions(std::span<Reaction const>);  // once, at start; the rows must outlive the process

// One object's history, oldest first by when it happened.
struct HistoryEntry {
    RowId id;
    Instant happened_at, recorded_at;
    PersonId actor;
    Via via = Via::api;
    std::string type;
    std::optional<std::int64_t> version_after;
    std::vector<Change> changes;
    json::Value details;
};
YITAI_DESCRIBE(HistoryEntry, id, happened_at, recorded_at, actor, via, type, version_after, changes, details)
std::vector<HistoryEntry> history(Tx&, std::string_view object_kind, std::int64_t object_id,
                                  std::optional<Instant> happened_until = {});

// The members an object had at that moment, by folding its history; nothing when it did not exist yet.
std::optional<json::Object> as_of(Tx&, std::string_view object_kind, std::int64_t object_id, Instant at);
// The members it had in that version.
std::optional<json::Object> in_version(Tx&, std::string_view object_kind, std::int64_t object_id, std::int64_t version);

}  // namespace yitai::timeline

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::timeline::Row> = "timeline";
