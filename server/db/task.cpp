#include "db/task.h"

#include "base/failure.h"

namespace yitai::db {
namespace {

struct Outage {
    Refusal refusal;
    char const* sentence;
    Unavailable::Reason reason;
};
constexpr Outage outages[] = {
    {Refusal::serialisation, "Too many people are changing the same thing; please try again", Unavailable::Reason::busy},
    {Refusal::busy, "The database is busy; please try again", Unavailable::Reason::busy},
    {Refusal::storage_full, "Storage is full; nothing was changed", Unavailable::Reason::storage_full},
    {Refusal::connection_lost, "The database cannot be reached; please try again", Unavailable::Reason::busy},
    {Refusal::interrupted, "This took longer than it may; ask for less", Unavailable::Reason::busy},
};

template <class F>
void logged(Settings const& settings, std::string_view event, F&& f) noexcept try {
    try {
        f();
    } catch (std::exception const& problem) {
        settings.log(event, problem.what());
    } catch (...) {
        settings.log(event, "something unknown was thrown");
    }
} catch (...) {
    // Not even that can be said; the others still wait for their answers.
}

}  // namespace

void attempt(Task& task, Connection& connection) {
    task.failure = nullptr;
    task.effects.clear();
    try {
        Tx tx(connection, task.context);
        task.work(tx);
        task.effects = tx.take_effects();
    } catch (...) {
        task.failure = std::current_exception();
    }
}

void run_effects(Task& task, Settings const& settings) {
    for (auto const& effect : task.effects) logged(settings, "database.effect_failed", effect);
}

// Lets go of everything the asker lent before he is told that it is over.
void answer(Task& task, Settings const& settings) {
    task.work = nullptr;
    task.effects.clear();
    auto const done = std::exchange(task.done, nullptr);
    logged(settings, "database.answer_failed", [&] { done(std::exchange(task.failure, nullptr)); });
}

std::exception_ptr passed_over() {
    return std::make_exception_ptr(std::logic_error("a refused statement ends the transaction; it may not be passed over"));
}

std::optional<Refusal> refusal_in(std::exception_ptr failure) {
    try {
        if (failure) std::rethrow_exception(failure);
    } catch (Error const& error) {
        return error.refusal;
    } catch (...) {
        return std::nullopt;
    }
    return std::nullopt;
}

std::exception_ptr for_people(std::exception_ptr failure) try {
    auto const refusal = refusal_in(failure);
    for (auto const& outage : outages)
        if (outage.refusal == refusal) return std::make_exception_ptr(Unavailable(outage.sentence, outage.reason));
    return failure;
} catch (std::bad_alloc const&) {
    return std::current_exception();
}

Unavailable too_many_waiting() { return Unavailable("Too many changes are waiting; please try again"); }

Unavailable stopping() { return Unavailable("The server is stopping", Unavailable::Reason::stopping); }

}  // namespace yitai::db
