#include "jobs/runner.h"

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"

#include <algorithm>
#include <latch>
#include <random>
#include <set>
#include <stdexcept>

namespace yitai::jobs {

namespace {

constexpr int look_ahead = 20;

// SQLite commits what is handed over together with one sync, in order. PostgreSQL's pool belongs to the requests.
std::size_t at_once(db::Engine engine) { return engine == db::Engine::sqlite ? look_ahead : 1; }

void check(std::vector<Handler> const& handlers) {
    std::set<std::string_view> kinds{schedule_kind};
    for (auto const& handler : handlers) {
        std::string const kind(handler.kind);
        if (!kinds.insert(handler.kind).second) throw std::logic_error("two handlers for jobs of the kind " + kind);
        if (!handler.inside == !handler.outside) throw std::logic_error("a handler runs inside or outside: " + kind);
        if (kind.find('\'') != std::string::npos) throw std::logic_error("a job's kind is a plain word: " + kind);
    }
}

std::string outside_kinds(std::vector<Handler> const& handlers) {
    std::string kinds = "''";
    for (auto const& handler : handlers)
        if (handler.outside) kinds.append(", '").append(handler.kind).append("'");
    return "(" + kinds + ")";
}

// Jobs that failed together shouldn't come back together.
Milliseconds with_jitter(Milliseconds delay) {
    thread_local std::minstd_rand random{std::random_device{}()};
    return Milliseconds(static_cast<std::int64_t>(delay.count() * std::uniform_real_distribution(0.8, 1.2)(random)));
}

constexpr std::size_t longest_sentence = 2000;

// Other people's libraries put anything into what(): it must not break the row that says so.
std::string storable(std::string text) {
    text.resize(std::min(text.size(), longest_sentence));
    while (!text.empty() && !is_utf8(text) && longest_sentence - text.size() < 4) text.pop_back();
    if (!is_utf8(text)) std::replace_if(text.begin(), text.end(), [](char c) { return c & 0x80; }, '?');
    std::replace(text.begin(), text.end(), '\0', '?');
    return text;
}

std::optional<Instant> sooner(std::optional<Instant> a, std::optional<Instant> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

}  // namespace

// One inside job on its way through the database. The closure may be run more than once; the last run counts.
struct Runner::Attempt {
    Candidate candidate;
    std::latch* all;
    std::optional<Job> job = {};  // as it was leased; none: somebody else had it
    std::exception_ptr failure = {};
};

Runner::Runner(db::Database& database, std::vector<Handler> handlers, std::vector<Scheduled> schedule)
    : database_(database),
      handlers_(std::move(handlers)),
      schedule_(std::move(schedule)),
      outside_kinds_(outside_kinds(handlers_)) {
    check(handlers_);
}

Round Runner::round(Lane lane) {
    std::optional<Instant> next;
    if (lane == Lane::inside) {
        next = take_back(yitai::now());
        next = sooner(next, fire_slots());
    }

    auto const which = (lane == Lane::inside ? "kind not in " : "kind in ") + outside_kinds_;
    auto const at = yitai::now();
    auto waiting = database_.read(context_for("jobs"), [&](Tx& tx) { return next_waiting(tx, which, look_ahead); });
    auto const not_due = std::find_if(waiting.begin(), waiting.end(), [&](Candidate const& job) { return job.run_at > at; });
    if (not_due != waiting.end()) next = sooner(next, not_due->run_at);

    std::span<Candidate const> const due(waiting.begin(), not_due);
    if (due.empty()) return {0, next};

    int ran = 0;
    if (lane == Lane::inside) ran = run_inside(due);
    else
        for (auto const& job : due) ran += !leaving_ && run_outside(job);
    return {ran, sooner(next, due.front().run_at)};
}

std::optional<Instant> Runner::fire_slots() {
    std::lock_guard lock(mutex_);
    auto context = context_for("schedule");
    if (schedule_.has_new_slot(looked_, context.now)) {
        database_.write(context, [&](Tx& tx) { schedule_.enqueue_new_slots(tx, looked_); });
        looked_ = context.now;
    }
    return schedule_.next_slot(context.now);
}

// ---- inside ----

int Runner::run_inside(std::span<Candidate const> due) {
    int ran = 0;
    while (!due.empty() && !leaving_) {
        auto const some = due.first(std::min(due.size(), at_once(database_.engine())));
        due = due.subspan(some.size());

        std::latch all(static_cast<std::ptrdiff_t>(some.size()));
        std::vector<Attempt> attempts;
        attempts.reserve(some.size());
        for (auto const& candidate : some) attempts.push_back({candidate, &all});
        for (auto& attempt : attempts) submit(attempt);
        all.wait();

        std::exception_ptr trouble;
        for (auto const& attempt : attempts) {
            if (attempt.failure && !attempt.job) trouble = attempt.failure;  // it was not even tried
            if (!attempt.job) continue;
            book(attempt);
            ++ran;
        }
        if (trouble) std::rethrow_exception(trouble);
    }
    return ran;
}

void Runner::submit(Attempt& attempt) {
    auto work = [this, &attempt](Tx& tx) {
        attempt.job = lease(tx, attempt.candidate.id, Seconds(0));
        if (!attempt.job) return;
        do_inside(tx, *attempt.job);
        if (!finish(tx, *attempt.job)) throw std::logic_error("a job was changed by what it did itself");
    };
    auto done = [&attempt](std::exception_ptr failure) {
        attempt.failure = failure;
        attempt.all->count_down();
    };
    try {
        database_.write_later(context_for("job:" + to_string(attempt.candidate.id)), work, done);
    } catch (...) {
        done(std::current_exception());
    }
}

// What failed was rolled back, its lease as well.
void Runner::book(Attempt const& attempt) {
    if (!attempt.failure) return count_done(*attempt.job);
    auto job = *attempt.job;
    job.state = State::waiting;
    job.fence -= 1;
    refuse(job, sentence_of(attempt.failure), with_jitter(delay_after(job.attempts + 1)));
}

void Runner::do_inside(Tx& tx, Job const& job) const {
    if (job.kind == schedule_kind) schedule_.run(tx, job);
    else if (auto const& handler = handler_of(job.kind); handler.inside) handler.inside(tx, job);
    else throw std::runtime_error("nothing here handles jobs of the kind " + job.kind);
}

// ---- outside ----

bool Runner::run_outside(Candidate const& candidate) {
    auto const request = "job:" + to_string(candidate.id);
    auto const& handler = handler_of(candidate.kind);
    auto const job = database_.write(context_for(request), [&](Tx& tx) { return lease(tx, candidate.id, handler.lease); });
    if (!job) return false;

    std::exception_ptr failure;
    try {
        handler.outside(*job);
    } catch (...) {
        failure = std::current_exception();
    }

    bool const booked = failure ? refuse(*job, sentence_of(failure), with_jitter(delay_after(job->attempts + 1)))
                                : database_.write(context_for(request), [&](Tx& tx) { return finish(tx, *job); });
    if (!booked) log::write("job.lease_lost", {{"job", to_string(job->id)}, {"kind", job->kind}});
    else if (!failure) count_done(*job);
    return true;
}

// A worker that never came back has used up an attempt: the job may be what ended it.
std::optional<Instant> Runner::take_back(Instant by) {
    for (;;) {
        auto const leased = database_.read(context_for("jobs"), [](Tx& tx) { return next_to_lapse(tx, look_ahead); });
        for (auto const& job : leased) {
            if (job.leased_until > by) return job.leased_until;
            refuse(job, "The lease ran out before the job was finished", Milliseconds(0));
        }
        if (leased.empty() || leaving_) return std::nullopt;
    }
}

// ---- booking ----

// The job goes back or, its attempts used up, aside. False: somebody else has it by now.
bool Runner::refuse(Job const& job, std::string const& error, Milliseconds delay) {
    auto const failed = job.attempts + 1;
    bool const park = failed >= handler_of(job.kind).attempts;
    auto const context = context_for("job:" + to_string(job.id));
    Refused const refused{park, context.now + delay, error};
    if (!database_.write(context, [&](Tx& tx) { return put_back(tx, job, refused); })) return false;

    log::write(park ? "job.parked" : "job.failed",
               {{"job", to_string(job.id)}, {"kind", job.kind}, {"attempts", std::to_string(failed)}, {"error", error}});
    std::lock_guard lock(mutex_);
    ++(park ? figures_.parked : figures_.failed);
    return true;
}

void Runner::count_done(Job const& job) {
    std::lock_guard lock(mutex_);
    ++figures_.done;
    figures_.latest_lateness_ms = std::max<std::int64_t>(0, (yitai::now() - job.run_at).count());
}

WorkerFigures Runner::figures() const {
    std::lock_guard lock(mutex_);
    return figures_;
}

// ---- helpers ----

Handler const& Runner::handler_of(std::string_view kind) const {
    static constexpr Handler by_clock{schedule_kind};
    static constexpr Handler unknown{.kind = "", .attempts = 1};
    if (kind == schedule_kind) return by_clock;
    auto const found =
        std::find_if(handlers_.begin(), handlers_.end(), [&](Handler const& handler) { return handler.kind == kind; });
    return found == handlers_.end() ? unknown : *found;
}

db::Context Runner::context_for(std::string_view request) const {
    return {.actor = the_desk(Via::job), .now = yitai::now(), .expected_version = {}, .request_id = std::string(request)};
}

std::string sentence_of(std::exception_ptr exception) {
    try {
        std::rethrow_exception(exception);
    } catch (Invalid const& invalid) {
        std::string sentence = invalid.what();
        for (auto const& field : invalid.fields) sentence += "; " + field.pointer + ": " + say(field.message);
        return storable(sentence);
    } catch (std::exception const& failure) {
        return storable(failure.what());
    } catch (...) {
        return "something was thrown that is no exception";
    }
}

}  // namespace yitai::jobs
