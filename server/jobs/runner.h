// The runner: takes what is due, does it, and books how it ended. It knows nothing of threads; the worker calls it from
// each of its own.
#pragma once

#include "jobs/lease.h"
#include "jobs/schedule.h"

#include <atomic>
#include <exception>
#include <mutex>

namespace yitai::jobs {

// Inside jobs and the clock have a lane of their own, so that a slow receiver outside never holds up a timer.
enum class Lane { inside, outside };

// One look at a lane: how many jobs ran, and when the next will be due. In the past: somebody else holds it.
struct Round {
    int ran = 0;
    std::optional<Instant> next;
};

class Runner {
public:
    // Throws std::logic_error when a handler is not one of both, or two are of one kind.
    Runner(db::Database&, std::vector<Handler>, std::vector<Scheduled>);

    // Throws when the database can't be reached; nothing is lost then.
    Round round(Lane);
    // Leases that had run out by then are taken back; answers when the next one will.
    std::optional<Instant> take_back(Instant by);
    void leave_off() { leaving_ = true; }  // after the jobs at hand

    WorkerFigures figures() const;

private:
    struct Attempt;

    Handler const& handler_of(std::string_view kind) const;
    db::Context context_for(std::string_view request) const;
    std::optional<Instant> fire_slots();

    int run_inside(std::span<Candidate const>);
    void submit(Attempt&);
    void book(Attempt const&);
    void do_inside(Tx&, Job const&) const;
    bool run_outside(Candidate const&);
    bool refuse(Job const&, std::string const& error, Milliseconds delay);
    void count_done(Job const&);

    db::Database& database_;
    std::vector<Handler> const handlers_;
    Schedule const schedule_;
    std::string const outside_kinds_;  // as SQL
    std::atomic<bool> leaving_ = false;

    mutable std::mutex mutex_;
    std::optional<Instant> looked_;  // at the schedule
    WorkerFigures figures_;
};

// What an exception says, fit for a column, a log line and a person's eyes.
std::string sentence_of(std::exception_ptr);

}  // namespace yitai::jobs
