// What has drafts, trials and versions because a mistake in it would hurt. A kind is a row: who may see and publish it, and the
// verbs of its own room that find, add and change one, beside what a change would do.
#pragma once

#include "revision/trial.h"
#include "role/change.h"

namespace yitai::revision {

enum class Noun { calendar, agreement, practice, role };
YITAI_DESCRIBE_ENUM(Noun, calendar, agreement, practice, role)

struct NounName {
    Noun noun;
    static std::optional<NounName> from_path(std::string_view);
};

// One that is published: its row as JSON, and what it is called in paths.
struct Subject {
    std::int64_t id = 0, version = 0;
    std::string name;
    Instant created_at;
    json::Value row;
};

// Why something is published.
struct Origin {
    std::string reason;
    std::optional<std::int64_t> restored_from;
};

struct Outcome {
    Subject subject;
    Id<RoleChange> proposed;  // names none: it holds
};

struct KindRow {
    Noun noun;
    Right reading, managing;
    bool is_added;      // new ones can be drafted
    bool tells_origin;  // its own history says why it was published
    std::optional<Subject> (*find)(Tx&, http::PathName const&);
    json::Value (*content)(Tx&, json::Value const& row);  // as its form has it, with names for ids
    Outcome (*add)(Tx&, json::Value const& content, Origin const&);
    Outcome (*change)(Tx&, Subject const&, json::Value const& content, Origin const&);
    // What comes of it, once it is published; before: none when it is new.
    void (*observe)(Tx&, Subject const* before, Subject const& after, Dates const&, Effects&);
};

std::span<KindRow const> kinds();
KindRow const& kind_of(Noun);

// What is written there instead, by fields.
std::vector<timeline::Change> differences(json::Value const& before, json::Value const& after);

// Throw Forbidden naming the right.
KindRow const& kind_to_read(Tx&, NounName const&);
KindRow const& kind_to_manage(Tx&, NounName const&);
Subject get(Tx&, KindRow const&, http::PathName const&);

// The rows, each in a file of its own.
extern KindRow const calendars, agreements, practices, roles;

template <Described Row>
Subject subject_of(Row const& row, std::string name) {
    return {row.id.value, row.version, std::move(name), row.created_at, json::parse(json::text_of(row), timeline::kept_limits)};
}

template <Described Row>
std::optional<Subject> find_by_code(Tx& tx, http::PathName const& name) {
    auto const row = http::find<Row>(tx, name);
    return row ? std::optional(subject_of(*row, row->code)) : std::nullopt;
}

template <class T>
json::Value as_value(T const& described) {
    return json::parse(json::text_of(described), timeline::kept_limits);
}

inline http::PathName path_of(Subject const& subject) { return {std::to_string(subject.id)}; }

}  // namespace yitai::revision
