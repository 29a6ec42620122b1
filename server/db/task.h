// A transaction that was asked for and is not answered yet.
#pragma once

#include "db/database.h"

#include <chrono>
#include <vector>

namespace yitai::db {

using Steady = std::chrono::steady_clock;

struct Task {
    Context context;
    Work work;
    Done done;
    bool reads = false;
    Steady::time_point asked = Steady::now();

    // What became of it.
    std::exception_ptr failure = nullptr;
    std::vector<std::function<void()>> effects = {};
};

// Runs the work on the connection, whose transaction has begun: fills in failure or effects.
void attempt(Task&, Connection&);

// After the commit: the effects, then (when every effect of the commit has run) the answer. What they throw is logged.
void run_effects(Task&, Settings const&);
void answer(Task&, Settings const&);

// The failure of a rule that caught a refusal and went on: PostgreSQL has given the transaction up, so SQLite does too.
std::exception_ptr passed_over();

// What the database refused, if that is what was thrown.
std::optional<Refusal> refusal_in(std::exception_ptr);

// An outage or a full disk is said to people as Unavailable; everything else stays what it was.
std::exception_ptr for_people(std::exception_ptr);

// The refusal as something to be answered with; without the memory for it, that.
template <class Make>
std::exception_ptr refused(Make const& make) try {
    return std::make_exception_ptr(make());
} catch (...) {
    return std::current_exception();
}

// How long a thread rests that lacks the memory for taking its tasks.
inline constexpr Milliseconds without_memory{1};

// A thread that answers tasks may not wait for one.
void mark_database_thread();

// What the queue refused.
Unavailable too_many_waiting();
Unavailable stopping();

}  // namespace yitai::db
