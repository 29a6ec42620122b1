#include "jobs/job.h"

#include "jobs/schedule.h"
#include "testing/clock.h"
#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;
using jobs::State;

namespace {

struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();

    auto write(auto work) { return database->write({.actor = the_desk()}, work); }
    jobs::Job job(std::string const& key) {
        return write([&](Tx& tx) { return tx.one<jobs::Job>("select * from job where key = :key", {{"key", key}}); });
    }
    std::int64_t jobs() {
        return write([](Tx& tx) { return tx.one<std::int64_t>("select count(*) from job"); });
    }
    bool enqueue(std::string const& key, std::optional<Instant> run_at = {}) {
        return write([&](Tx& tx) { return jobs::enqueue(tx, {.kind = "entry.release", .key = key, .run_at = run_at}); });
    }
    void set_state(std::string const& key, State state) {
        write([&](Tx& tx) {
            tx.run("update job set state = :state, attempts = 3, done_at = :now where key = :key",
                   {{"state", state}, {"now", tx.now()}, {"key", key}});
        });
    }
};

}  // namespace

TEST_CASE("A job is kept as it was left") {
    Desk desk;
    desk.write([](Tx& tx) {
        jobs::enqueue(tx, {.kind = "webhook.send",
                           .key = "webhook:7",
                           .payload = json::Object{{"to", "Lin Mei"}},
                           .run_at = tx.now() + Seconds(10),
                           .outward = true});
    });

    auto const job = desk.job("webhook:7");
    CHECK(job.kind == "webhook.send");
    CHECK(job.payload == json::Value(json::Object{{"to", "Lin Mei"}}));
    CHECK(job.outward);
    CHECK(job.state == State::waiting);
    CHECK(job.run_at == now() + Seconds(10));
    CHECK(job.created_at == now());
    CHECK(job.attempts == 0);
    CHECK_FALSE(job.cause);
}

TEST_CASE("A key fires once, also when its job is done") {
    Desk desk;
    CHECK(desk.enqueue("entry.release:42"));
    CHECK_FALSE(desk.enqueue("entry.release:42", now() + Seconds(10)));
    CHECK(desk.job("entry.release:42").run_at == now());

    desk.set_state("entry.release:42", State::done);
    CHECK_FALSE(desk.enqueue("entry.release:42"));
    CHECK(desk.jobs() == 1);
    CHECK(desk.job("entry.release:42").state == State::done);
}

TEST_CASE("A transaction that fails leaves no job") {
    Desk desk;
    CHECK_THROWS_AS(desk.write([](Tx& tx) {
        jobs::enqueue(tx, {.kind = "entry.release", .key = "entry.release:1"});
        throw Conflict("The ticket is closed");
    }),
                    Conflict);
    CHECK(desk.jobs() == 0);
}

TEST_CASE("A waiting job can be taken back, and its key is free again") {
    Desk desk;
    desk.enqueue("entry.release:1", now() + Seconds(10));
    auto const withdraw = [](Tx& tx) { return jobs::withdraw(tx, "entry.release:1"); };
    CHECK(desk.write(withdraw));
    CHECK_FALSE(desk.write(withdraw));
    CHECK(desk.enqueue("entry.release:1"));
}

TEST_CASE("A job that runs or has run cannot be taken back") {
    Desk desk;
    desk.enqueue("entry.release:1");
    for (auto const state : {State::running, State::done}) {
        desk.set_state("entry.release:1", state);
        CHECK_FALSE(desk.write([](Tx& tx) { return jobs::withdraw(tx, "entry.release:1"); }));
    }
    CHECK(desk.jobs() == 1);
}

TEST_CASE("A job is run again by a person, with all its attempts, unless it is running") {
    Desk desk;
    desk.enqueue("entry.release:1");
    auto const id = desk.job("entry.release:1").id;
    for (auto const state : {State::parked, State::held, State::done}) {
        desk.set_state("entry.release:1", state);
        testing::advance(Minutes(1));
        auto const job = desk.write([&](Tx& tx) { return jobs::run_again(tx, id); });
        CHECK(job.state == State::waiting);
        CHECK(job.run_at == now());
        CHECK(job.attempts == 0);
        CHECK_FALSE(job.done_at);
    }

    desk.set_state("entry.release:1", State::running);
    CHECK_THROWS_AS(desk.write([&](Tx& tx) { return jobs::run_again(tx, id); }), Conflict);
    CHECK_THROWS_AS(desk.write([](Tx& tx) { return jobs::run_again(tx, jobs::JobId{999}); }), NotFound);
}

TEST_CASE("A waiting or parked job can be held") {
    Desk desk;
    desk.enqueue("entry.release:1");
    auto const id = desk.job("entry.release:1").id;
    auto const hold = [&](Tx& tx) { return jobs::hold(tx, id); };
    for (auto const state : {State::waiting, State::parked}) {
        desk.set_state("entry.release:1", state);
        CHECK(desk.write(hold).state == State::held);
    }
    for (auto const state : {State::running, State::done, State::held}) {
        desk.set_state("entry.release:1", state);
        CHECK_THROWS_AS(desk.write(hold), Conflict);
    }
    CHECK_THROWS_AS(desk.write([](Tx& tx) { return jobs::get(tx, jobs::JobId{999}); }), NotFound);
}

TEST_CASE("What is done is forgotten in time, what is not stays") {
    Desk desk;
    desk.enqueue("old");
    desk.enqueue("parked");
    desk.set_state("old", State::done);
    desk.set_state("parked", State::parked);
    testing::advance(Hours(1));
    desk.enqueue("new");
    desk.set_state("new", State::done);

    CHECK(desk.write([](Tx& tx) { return jobs::forget_done(tx, tx.now() - Minutes(1)); }) == 1);
    CHECK(desk.jobs() == 2);
    CHECK(desk.job("new").state == State::done);
}

TEST_CASE("A slot of the schedule is not forgotten while it could fire again") {
    Desk desk;
    auto const forget = [](Tx& tx) { return jobs::forget_done(tx, tx.now()); };
    desk.write([](Tx& tx) { jobs::enqueue(tx, {.kind = std::string(jobs::schedule_kind), .key = "schedule:monthly:1"}); });
    desk.set_state("schedule:monthly:1", State::done);

    testing::advance(Hours(24 * 30));
    CHECK(desk.write(forget) == 0);
    testing::advance(Hours(24 * 2));
    CHECK(desk.write(forget) == 1);
}

TEST_CASE("A failed job waits longer each time, an hour at the most") {
    struct {
        int failed;
        Milliseconds delay;
    } const cases[] = {{0, Seconds(1)},   {1, Seconds(1)},     {2, Seconds(2)}, {3, Seconds(4)},
                       {8, Seconds(128)}, {12, Seconds(2048)}, {13, Hours(1)},  {1000, Hours(1)}};
    for (auto const& one : cases) CHECK(jobs::delay_after(one.failed) == one.delay);
}
