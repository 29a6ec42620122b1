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

// Of a history: how often an impact and an urgency were given a priority, as the source counts them, and how many incidents
// ended with it.
struct GivenPriority {
    int impact = 0, urgency = 0, priority = 0;
    std::int64_t events = 0, incidents = 0;
};
YITAI_DESCRIBE(GivenPriority, impact, urgency, priority, events, incidents)

// What a history tells, in numbers that can be counted by hand. They are of the file, whether it was replayed before or not.
struct Tally {
    std::int64_t incidents = 0, events = 0;
    std::int64_t late = 0;  // events that tell of a state which is over
    std::map<std::string, std::int64_t> states;  // in which incidents ended
    std::map<std::string, std::int64_t> words;   // of events: their states as the source says them
    std::int64_t reopened = 0;                   // incidents
    std::int64_t most_reassignments = 0;
    std::string most_reassigned;  // the number of the first with so many
    std::vector<GivenPriority> priorities;
};
YITAI_DESCRIBE(Tally, incidents, events, late, states, words, reopened, most_reassignments, most_reassigned, priorities)

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
    std::optional<std::string> time_zone;              // of a history's times
    std::optional<importing::Tally> tally;
    bool cancel_asked = false;
    PersonId actor_id;
    Instant alive_at, created_at;
    std::optional<Instant> finished_at;
};
YITAI_DESCRIBE(Import, id, kind, state, ends_as, dry_run, rows, done, added, changed, unchanged, errors, problems, kept,
               time_zone, tally, cancel_asked, actor_id, alive_at, created_at, finished_at)
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
    std::optional<std::string> time_zone = {};
};

void check_may_import(Actor const&);  // Forbidden for whom may not import everywhere
void check_may_import(Actor const&, Check const&);  // nor what a column says

ImportId begin(Tx&, Asked const&, State first, std::size_t rows);
Import get(Tx&, ImportId);         // throws NotFound
void cancel(Tx&, ImportId);        // between chunks; Conflict when it has ended
void begin_undo(Tx&, ImportId);    // Conflict when there is nothing to take back
void take_back_as(Tx&, Import&, State ends_as);
void leave_off(Tx&, Import&);      // of a history what was replayed stays; where its file still waits, it is gone on with
void finish(Tx&, Import&, State);

// Those nobody has worked on for a while; the earliest first.
std::vector<ImportId> abandoned(Tx&, Instant not_alive_since);

// The one who asked, for a transaction of the import.
db::Context context_of(db::Database&, ImportId);

}  // namespace importing
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Import> = "import";
