#include "demo/demo.h"

#include "account/bootstrap.h"
#include "account/credential.h"
#include "account/password.h"
#include "calendar/calendar.h"
#include "chase/chase.h"
#include "demo/promises.h"
#include "demo/story.h"
#include "demo/year.h"
#include "finding/indexer.h"
#include "queue/following.h"
#include "sla/firing.h"
#include "work/after_resolution.h"
#include "work/pending.h"

#include <fmt/format.h>

#include <future>

namespace yitai::demo {
namespace {

// What rooms keep in memory they keep when it is committed, so the first portion is small.
constexpr std::size_t first_portion = 20, largest_portion = 1'000;
constexpr date::days recent{2};

db::Context at(Instant moment) { return {the_desk(Via::command), moment, {}, "demo"}; }

void check_is_empty(Tx& tx) {
    auto const made = mark(tx);
    if (made && made->finished_at) throw Conflict("This desk holds the demo company already");
    if (made)
        throw Conflict(
            "Filling this desk with the demo company was interrupted; begin again with an empty data folder or database");
    bool const used =
        tx.one<std::int64_t>("select count(*) from person") > 1 || tx.find<TicketId>("select id from ticket limit 1");
    if (used) throw Conflict("This desk is in use; the demo company needs an empty one");
}

void begin(Tx& tx, Plan const& plan) {
    check_is_empty(tx);
    Mark begun{.seed = static_cast<std::int64_t>(plan.seed), .begun_at = plan.now};
    tx.insert(begun);
}

using Hashes = std::map<std::string, std::string, std::less<>>;

Hashes hashes_of_sign_ins() {
    Hashes hashes;
    for (auto const& row : sign_ins()) hashes[std::string(row.login)] = account::password_hash(password, {row.login, row.name});
    return hashes;
}

// Another first person than the demo's is somebody's own.
void make_first_person(Tx& tx) {
    if (!tx.find<PersonId>("select id from person limit 1")) account::bootstrap(tx, "admin", "");
    if (!people::find_login(tx, "admin")) throw Conflict("This desk is in use; the demo company needs an empty one");
}

void add_hours(Tx& tx, Company& company) {
    auto const hours_of = [&](char const* code) {
        return calendar::hours(tx, calendar::current(tx, calendar::calendar_named(tx, code, "/calendar")));
    };
    company.office = hours_of("office");
    company.desk = hours_of("call-centre");
}

Company found(Tx& tx, Plan const& plan) {
    Company company;
    Dice dice(plan.seed);
    make_first_person(tx);
    found_places(tx);
    found_groups(tx);
    engage_people(tx, company, dice, plan.size);
    offer_services(tx, company);
    buy_things(tx, company, dice, plan.size);
    agree(tx, company);
    write_replies(tx, company);
    add_hours(tx, company);
    return company;
}

void let_sign_in(Tx& tx, Company const& company, Hashes const& hashes) {
    for (auto const& [login, hash] : hashes) account::set_password(tx, company.called(login).id, hash);
}

// What clocks come to before that moment is recorded first, each at its own.
void fire_clocks(Tx& tx, Instant until) {
    for (auto next = sla::next_due(tx); next && *next < until; next = sla::next_due(tx)) {
        auto const context = at(*next + Milliseconds(500));
        Tx own(tx.connection(), context);
        for (auto const id : sla::due(own, 1)) sla::fire(own, ticket::get(own, id));
        for (auto& effect : own.take_effects()) tx.after_commit(std::move(effect));
    }
}

class Replay {
public:
    Replay(db::Database& database, Plan const& plan, Company const& company)
        : database_(database), plan_(plan), company_(company), story_(tell(company, plan.seed + 1, plan.size, plan.now)) {}

    void run() {
        auto const halfway = plan_.now - date::days(days_of_a_year / 2);
        play_until(halfway, plan_.past);
        database_.write(at(halfway), tighten_agreement);
        play_until(plan_.now - recent, plan_.past);
        play_until(plan_.now, plan_.present);
        database_.write(at(plan_.now), [&](Tx& tx) { fire_clocks(tx, plan_.now); });
    }

private:
    void play_until(Instant end, std::span<timeline::Reaction const> reactions) {
        timeline::set_reactions(reactions);
        auto portion = first_portion;
        while (next_ < story_.steps.size() && story_.steps[next_].at < end) {
            auto const first = next_;
            auto last = std::min(first + portion, story_.steps.size());
            while (story_.steps[last - 1].at >= end) --last;
            database_.write(at(plan_.now), [&](Tx& tx) { play(tx, first, last); });
            next_ = last;
            portion = std::min(portion * 2, largest_portion);
            tell_progress();
        }
    }

    void play(Tx& tx, std::size_t first, std::size_t last) {
        for (auto i = first; i < last; ++i) {
            fire_clocks(tx, story_.steps[i].at);
            take_step(tx, story_, story_.steps[i], company_);
        }
    }

    void tell_progress() {
        auto const tenth = next_ * 10 / story_.steps.size();
        if (tenth == told_) return;
        told_ = tenth;
        plan_.tell(fmt::format("{} % of the year, {}", tenth * 10, to_rfc3339(story_.steps[next_ - 1].at).substr(0, 10)));
    }

    db::Database& database_;
    Plan const& plan_;
    Company const& company_;
    Story story_;
    std::size_t next_ = 0, told_ = 0;
};

// Timers whose time has passed: the story has done what they were for.
void take_off_timers(Tx& tx) {
    for (auto const kind : {conversation::release_job, work::after_resolution_job, work::resume_job, chase::raise_job})
        tx.run("delete from job where kind = :kind and run_at <= :now", {{"kind", kind}, {"now", tx.now()}});
}

}  // namespace

std::optional<Mark> mark(Tx& tx) { return tx.find<Mark>("select * from demo"); }

void fill(db::Database& database, Plan const& plan) {
    auto const beginning = plan.now - date::days(days_of_a_year + 1);
    database.read(at(plan.now), check_is_empty);
    auto hashes = std::async(std::launch::async, hashes_of_sign_ins);
    database.write(at(plan.now), [&](Tx& tx) { begin(tx, plan); });

    plan.tell("founding the company");
    timeline::set_reactions(plan.past);
    auto const company = database.write(at(beginning), [&](Tx& tx) { return found(tx, plan); });
    auto const known = hashes.get();
    database.write(at(beginning), [&](Tx& tx) { let_sign_in(tx, company, known); });
    queue::fill(database);
    Replay(database, plan, company).run();

    plan.tell("indexing");
    database.write(at(plan.now), take_off_timers);
    database.write(at(plan.now), finding::queue_everything);
    finding::index_everything(database);
    database.write(at(plan.now), [&](Tx& tx) { tx.run("update demo set finished_at = :now", {{"now", plan.now}}); });
}

}  // namespace yitai::demo
