#include "sla/timer.h"

#include "base/log.h"

#include <algorithm>
#include <atomic>

namespace yitai::sla {
namespace {

constexpr Milliseconds longest_wait{500};
constexpr std::size_t at_once = 20, looked_at = 2'000;

struct Known {
    WallClock wall;
    std::atomic<std::int64_t> fired = 0, latest_lateness_ms = 0;
    std::atomic<bool> was_held = false;
};

db::Context by_the_desk() { return {the_desk(), now(), {}, "clocks"}; }

Known& known_of(db::Database& database) {
    return database.read(by_the_desk(),
                         [](Tx& tx) -> std::reference_wrapper<Known> { return tx.connection().memory().of<Known>(); });
}

void tell_hold(Known& known) {
    auto const hold = known.wall.hold();
    if (known.was_held.exchange(hold.has_value()) || !hold) return;
    log::write("clock.jumped", {{"seconds", std::to_string(hold->jump.count() / 1000)}});
}

int fire_some(db::Database& database, Known& known, std::vector<TicketId> const& tickets) {
    return database.write(by_the_desk(), [&](Tx& tx) {
        int fired = 0;
        Milliseconds late{0};
        for (auto const id : tickets) {
            auto ticket = ticket::get(tx, id);
            auto const at = ticket.clock_fires_at;
            auto const here = fire(tx, std::move(ticket));
            if (here > 0 && at) late = tx.now() - *at;
            fired += here;
        }
        tx.after_commit([&known, fired, late] {
            if (fired == 0) return;
            known.fired += fired;
            known.latest_lateness_ms = late.count();
        });
        return fired;
    });
}

}  // namespace

Timers timers(Tx& tx) {
    auto const& known = tx.connection().memory().of<Known>();
    Timers timers{.fired = known.fired, .latest_lateness_ms = known.latest_lateness_ms, .next_at = next_due(tx)};
    if (auto const hold = known.wall.hold()) {
        timers.held = true;
        timers.held_since = hold->since;
        timers.jump_seconds = hold->jump.count() / 1000;
    }
    return timers;
}

Timers confirm_wall_clock(Tx& tx) {
    auto& known = tx.connection().memory().of<Known>();
    auto shown = timers(tx);
    shown.held = false;
    tx.after_commit([&known] { known.wall.confirm(); });
    return shown;
}

int fire_due(db::Database& database, Milliseconds going_on) {
    auto& known = known_of(database);
    bool const believed = known.wall.look(now(), going_on);
    tell_hold(known);
    if (!believed) return 0;

    auto const tickets = database.read(by_the_desk(), [](Tx& tx) { return due(tx, looked_at); });
    int fired = 0;
    for (std::size_t first = 0; first < tickets.size(); first += at_once) {
        auto const last = std::min(first + at_once, tickets.size());
        fired += fire_some(
            database, known,
            {tickets.begin() + static_cast<std::ptrdiff_t>(first), tickets.begin() + static_cast<std::ptrdiff_t>(last)});
    }
    return fired;
}

Timer::Timer(db::Database& database) : database_(database), thread_([this] { work(); }) {}

Timer::~Timer() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    bell_.notify_all();
    thread_.join();
}

Milliseconds Timer::until_next() {
    auto const next = database_.read(by_the_desk(), [](Tx& tx) { return next_due(tx); });
    if (!next) return longest_wait;
    return std::clamp<Milliseconds>(*next - now() + Milliseconds(1), Milliseconds(1), longest_wait);
}

void Timer::work() {
    std::unique_lock lock(mutex_);
    Milliseconds wait{0};
    while (!bell_.wait_for(lock, wait, [this] { return stopping_; })) {
        lock.unlock();
        try {
            wait = fire_due(database_) > 0 ? Milliseconds(0) : until_next();
        } catch (std::exception const& failure) {
            log::write("clock.trouble", {{"error", failure.what()}});
            wait = longest_wait;
        }
        lock.lock();
    }
}

}  // namespace yitai::sla
