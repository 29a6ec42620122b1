#include "jobs/schedule.h"

#include "testing/clock.h"
#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;
using jobs::Scheduled;
using jobs::State;
using jobs::Worker;

namespace {

void sweep(Tx& tx) { tx.run("insert into swept (at) values (:now)", {{"now", tx.now()}}); }

void stumble(Tx& tx) {
    sweep(tx);
    throw std::runtime_error("The broom is broken");
}

std::vector<Scheduled> const hourly{{"sweep", Hours(1), sweep}};

// Half past nine in Shanghai.
struct Desk {
    Instant const half_past = from_epoch_ms(1767576600000);
    std::unique_ptr<db::Database> database = testing::fresh_database();

    auto write(auto work) { return database->write({.actor = the_desk()}, work); }

    Desk() {
        testing::set_now(half_past);
        write([](Tx& tx) { tx.connection().execute("create table swept (at bigint)"); });
    }

    std::vector<Instant> swept() {
        return write([](Tx& tx) { return tx.select<Instant>("select at from swept order by at"); });
    }
    std::vector<jobs::Job> jobs() {
        return write([](Tx& tx) { return tx.select<jobs::Job>("select * from job order by id"); });
    }
};

}  // namespace

TEST_CASE("A slot fires once, whatever restarts and whoever else runs the schedule") {
    Desk desk;
    {
        Worker worker(*desk.database, {}, hourly);
        CHECK(worker.run_due() == 1);
        CHECK(worker.run_due() == 0);
    }
    Worker restarted(*desk.database, {}, hourly), other(*desk.database, {}, hourly);
    CHECK(restarted.run_due() == 0);
    testing::advance(Minutes(30) - Milliseconds(1));
    CHECK(other.run_due() == 0);

    testing::advance(Milliseconds(1));
    CHECK(other.run_due() == 1);
    CHECK(restarted.run_due() == 0);
    CHECK(desk.swept() == std::vector{desk.half_past, desk.half_past + Minutes(30)});
}

TEST_CASE("Slots that were missed are run once, late") {
    Desk desk;
    Worker worker(*desk.database, {}, hourly);
    worker.run_due();

    testing::advance(Hours(4));
    CHECK(worker.run_due() == 1);
    CHECK(desk.swept().size() == 2);
    CHECK(worker.figures().latest_lateness_ms == Milliseconds(Minutes(30)).count());
}

TEST_CASE("A rule that fails is tried again and does not disturb the others") {
    Desk desk;
    Worker worker(*desk.database, {}, {{"stumble", Hours(1), stumble}, {"sweep", Hours(1), sweep}});
    CHECK(worker.run_due() == 2);
    CHECK(desk.swept().size() == 1);
    CHECK(desk.jobs()[0].state == State::waiting);
    CHECK(desk.jobs()[0].last_error == "The broom is broken");
    CHECK(desk.jobs()[1].state == State::done);

    testing::advance(Seconds(2));
    CHECK(worker.run_due() == 1);
    CHECK(desk.jobs()[0].attempts == 2);
}

TEST_CASE("A slot that failed is not tried again once a newer one has begun") {
    Desk desk;
    testing::advance(Minutes(30) - Milliseconds(500));
    Worker worker(*desk.database, {}, {{"stumble", Hours(1), stumble}});
    worker.run_due();

    testing::advance(Seconds(2));
    worker.run_due();
    auto const jobs = desk.jobs();
    REQUIRE(jobs.size() == 2);
    CHECK(jobs[0].state == State::done);
    CHECK(jobs[0].attempts == 1);
    CHECK(jobs[0].last_error == "The broom is broken");
    CHECK(jobs[1].attempts == 1);
}

TEST_CASE("A slot of a rule that is no longer there is parked after its attempts") {
    Desk desk;
    desk.write([](Tx& tx) {
        jobs::enqueue(tx, {.kind = "schedule", .key = "schedule:gone:1", .payload = json::Object{{"name", "gone"}, {"slot", 1}}});
    });
    Worker worker(*desk.database, {}, hourly);
    for (int i = 0; i < 10; ++i, testing::advance(Minutes(5))) worker.run_due();
    CHECK(desk.jobs()[0].state == State::parked);
    CHECK(desk.jobs()[0].last_error == "the schedule has no row called gone");
}

TEST_CASE("The next slot is the soonest of all rows") {
    Desk desk;
    jobs::Schedule const schedule({{"hourly", Hours(1), sweep}, {"by the minute", Minutes(1), sweep}});
    CHECK(schedule.next_slot(desk.half_past + Seconds(20)) == desk.half_past + Minutes(1));
    CHECK(schedule.next_slot(desk.half_past + Minutes(1)) == desk.half_past + Minutes(2));
    CHECK_FALSE(jobs::Schedule({}).next_slot(desk.half_past));
}

TEST_CASE("A schedule that cannot be kept does not start") {
    auto const refused = [](std::vector<Scheduled> rows) { CHECK_THROWS_AS(jobs::Schedule(std::move(rows)), std::logic_error); };
    refused({{"sweep", Hours(1), sweep}, {"sweep", Hours(2), sweep}});
    refused({{"sweep", Seconds(0), sweep}});
    refused({{"sweep", Hours(24 * 32), sweep}});
}
