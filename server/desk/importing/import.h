// An import: a file of people, sites and the like that was asked for, how far it is, and how it ended.
#pragma once

#include "db/database.h"
#include "importing/check.h"

namespace yitai {

namespace importing {

// Those before `done` are unfinished.
enum class State { waiting, validating, running, taking_back, done, failed, cancelled, undone };
YITAI_DESCRIBE_ENUM(State, waiting, validating, running, taking_back, done, failed, cancelled, undone)

constexpr bool is_finished(State state) { return state >= State::done; }

// A row that undoing could not take back.
struct Kept {
    std::string object;
    std::string sentence;
    std::map<std::string, std::string> values;
};
YITAI_DESCRIBE(Kept, object, sentence, values)

}  // namespace importing

struct Import {
    Id<Import> id;
    importing::Kind kind = importing::Kind::people;
    importing::State state = importing::State::waiting;
    std::optional<importing::State> ends_as;  // when it has been taken back
    bool dry_run = false;
    std::int64_t rows = 0, done = 0;  // of the file; done of the step it is at
    std::int64_t added = 0, changed = 0, unchanged = 0, errors = 0;
    std::vector<importing::Problem> problems;  // the first of the errors
    std::vector<importing::Kept> kept;         // the first that could not be taken back
    bool cancel_asked = false;
    PersonId actor_id;
    Instant alive_at, created_at;
    std::optional<Instant> finished_at;
};
YITAI_DESCRIBE(Import, id, kind, state, ends_as, dry_run, rows, done, added, changed, unchanged, errors, problems, kept,
               cancel_asked, actor_id, alive_at, created_at, finished_at)
using ImportId = Id<Import>;

namespace importing {

template <class Said>
Message sentence_of(Said const& said) {
    return {said.sentence, {said.values.begin(), said.values.end()}};
}

constexpr std::size_t most_named = 1'000;  // problems, and what was kept

struct Asked {
    Kind kind = Kind::people;
    bool dry_run = false;
};

// Forbidden for whom may not import everywhere, or not what a column says.
void check_may_import(Actor const&, Check const&);

ImportId begin(Tx&, Asked const&, State first, std::size_t rows);
Import get(Tx&, ImportId);         // throws NotFound
void cancel(Tx&, ImportId);        // between chunks; Conflict when it has ended
void begin_undo(Tx&, ImportId);    // Conflict when there is nothing to take back
void take_back_as(Tx&, Import&, State ends_as);
void finish(Tx&, Import&, State);

// Those nobody has worked on for a while; the earliest first.
std::vector<ImportId> abandoned(Tx&, Instant not_alive_since);

// The one who asked, for a transaction of the import.
db::Context context_of(db::Database&, ImportId);

}  // namespace importing
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Import> = "import";
