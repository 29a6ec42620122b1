// Jobs: work that a transaction leaves for later, kept as rows, so that it survives whatever happens to the process.
// A timer is a job with a time; what leaves the desk (the outbox) is a job that says so. A job may run twice or late and
// does no harm: its key is unique, its effects happen in the transaction that ends it or carry keys of their own.
#pragma once

#include "base/described.h"
#include "db/transaction.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yitai::jobs {

struct Job;
using JobId = Id<Job>;

enum class State { waiting, running, parked, held, done };
YITAI_DESCRIBE_ENUM(State, waiting, running, parked, held, done)

struct Job {
    JobId id;
    std::string kind;          // "entry.release"
    std::string key;           // the unique firing key: "entry.release:42"
    bool outward = false;      // its effect leaves the desk: the outbox
    json::Value payload;
    std::optional<std::int64_t> cause;  // the timeline row that led to it
    State state = State::waiting;
    Instant run_at;
    int attempts = 0;
    std::optional<Instant> leased_until;
    std::int64_t fence = 0;    // grows with every lease; a worker whose fence is old can't finish the job
    std::optional<std::string> last_error;
    Instant created_at;
    std::optional<Instant> done_at;
};
YITAI_DESCRIBE(Job, id, kind, key, outward, payload, cause, state, run_at, attempts, leased_until, fence, last_error, created_at,
               done_at)

struct NewJob {
    std::string kind;
    std::string key;
    json::Value payload;
    std::optional<Instant> run_at;      // none: at once
    std::optional<std::int64_t> cause;
    bool outward = false;
};

// Nothing happens when the key is known already, done or not. True when a row was added.
bool enqueue(Tx&, NewJob const&);
// Takes a waiting job back; false when it has run, is running or never was.
bool withdraw(Tx&, std::string_view key);

// Parked jobs are seen and run again by a person.
Job get(Tx&, JobId);         // throws NotFound
Job run_again(Tx&, JobId);   // parked, held or done → waiting; Conflict while it runs
Job hold(Tx&, JobId);        // waiting or parked → held
std::int64_t forget_done(Tx&, Instant before);

// How a kind of job is done. `inside` runs in the transaction that also marks the job done: exactly once.
// `outside` runs without one, under a lease, and is finished afterwards; it may therefore happen twice.
struct Handler {
    std::string_view kind;
    void (*inside)(Tx&, Job const&) = nullptr;
    void (*outside)(Job const&) = nullptr;
    int attempts = 8;                // then it is parked
    Seconds lease{60};
};

// The id that a payload holds as text.
template <class Noun>
Id<Noun> id_in(Job const& job, std::string_view member) {
    return {*parse_integer(*job.payload.find(member)->template as<std::string>())};
}

Milliseconds delay_after(int failed_attempts);  // 1 s doubling to 1 h; jitter is added by the worker

}  // namespace yitai::jobs

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::jobs::Job> = "job";
