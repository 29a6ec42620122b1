// A bulk change does the same to many tickets, named one by one or by a filter: as a job in portions, each ticket once whatever
// happens meanwhile, with what came of each, and stopped when that is asked.
#pragma once

#include "bulk/action.h"
#include "http/page.h"
#include "jobs/job.h"

namespace yitai {

namespace bulk {

enum class State { running, done, cancelled, failed };
YITAI_DESCRIBE_ENUM(State, running, done, cancelled, failed)

enum class Outcome { waiting, done, refused };
YITAI_DESCRIBE_ENUM(Outcome, waiting, done, refused)

// Why one was refused, as a sentence that is said in the reader's language.
struct Refusal {
    std::string sentence;
    std::map<std::string, std::string> values;
    std::string pointer;  // within the body; empty: none of its fields
};
YITAI_DESCRIBE(Refusal, sentence, values, pointer)

}  // namespace bulk

struct BulkChange {
    Id<BulkChange> id;
    PersonId actor_id;
    std::string principal;  // by which token or session it was asked
    bulk::Action action = bulk::Action::edit;
    json::Value body;
    std::string filter;
    bulk::State state = bulk::State::running;
    std::int64_t total = 0, done = 0, refused = 0;  // done: refused ones included
    std::optional<std::string> problem;             // why it failed as a whole
    bool cancel_asked = false;
    Instant created_at;
    std::optional<Instant> finished_at;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(BulkChange, id, actor_id, principal, action, body, filter, state, total, done, refused, problem, cancel_asked,
               created_at, finished_at, version)
using BulkChangeId = Id<BulkChange>;

namespace bulk {

inline constexpr std::string_view job_kind = "bulk.change";
inline constexpr std::size_t most_named = 10'000, most_tickets = 100'000;

struct NewBulkChange {
    std::vector<std::string> tickets;     // by id or number; or else
    std::optional<Text<4000>> filter;     // as a list is asked: "state=new&group=network"
    Action action{};
    Preset<json::Value> body;
};
YITAI_DESCRIBE(NewBulkChange, tickets, filter, action, body)

struct BulkChangeView {
    BulkChangeId id;
    Action action = Action::edit;
    json::Value body;
    std::string filter;
    State state = State::running;
    std::int64_t total = 0, done = 0, refused = 0;
    std::optional<std::string> problem;
    bool cancel_asked = false;
    Instant created_at;
    std::optional<Instant> finished_at;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(BulkChangeView, id, action, body, filter, state, total, done, refused, problem, cancel_asked, created_at,
               finished_at, version)

struct BulkItemView {
    TicketId id;
    std::string number;
    Outcome outcome = Outcome::waiting;
    std::optional<std::string> refusal;  // in the reader's language
    std::optional<std::string> pointer;
};
YITAI_DESCRIBE(BulkItemView, id, number, outcome, refusal, pointer)

// Those that the actor may see now are chosen; each is changed with the rights he has when its turn comes.
// Invalid: /tickets, /filter, /body; more than most_tickets.
BulkChangeView ask(Tx&, NewBulkChange const&);
BulkChangeView show(Tx&, BulkChangeId);  // one's own
http::Page<BulkChangeView> list(Tx&, http::ListQuery const&);
http::Page<BulkItemView> items(Tx&, BulkChangeId, http::ListQuery const&, Language);
BulkChangeView cancel(Tx&, BulkChangeId);  // what is done stays; Conflict when it has ended

void run_portion(Tx&, jobs::Job const&);

}  // namespace bulk
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::BulkChange> = "bulk_change";
