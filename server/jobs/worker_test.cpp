#include "jobs/worker.h"

#include "jobs/lease.h"
#include "testing/clock.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <future>
#include <thread>

using namespace yitai;
using jobs::Job;
using jobs::State;
using jobs::Worker;

namespace {

// What the outside world does while a job runs; a test sets it before the job does.
std::function<void(Job const&)> meanwhile;

void note(Tx& tx, Job const& job) { tx.run("insert into note (at, job) select count(*), :job from note", {{"job", job.key}}); }

void note_then_fail(Tx& tx, Job const& job) {
    note(tx, job);
    throw Conflict("The printer is on fire");
}

void refuse_by_field(Tx&, Job const&) { throw Invalid("/subject", "Is required"); }

void note_and_ask_for_more(Tx& tx, Job const& job) {
    note(tx, job);
    jobs::enqueue(tx, {.kind = "note", .key = job.key + "+"});
}

void note_and_withdraw_all(Tx& tx, Job const& job) {
    note(tx, job);
    for (auto const& key : tx.select<std::string>("select key from job")) jobs::withdraw(tx, key);
}

void send(Job const& job) {
    if (meanwhile) meanwhile(job);
}

void fail_to_send(Job const&) { throw std::runtime_error(std::string("broken \xff bytes \0 from a peer", 26)); }

std::vector<jobs::Handler> const handlers{
    {.kind = "note", .inside = note},
    {.kind = "note.fail", .inside = note_then_fail, .attempts = 3},
    {.kind = "note.refuse", .inside = refuse_by_field},
    {.kind = "note.more", .inside = note_and_ask_for_more},
    {.kind = "note.last", .inside = note_and_withdraw_all},
    {.kind = "send", .outside = send, .attempts = 3, .lease = Seconds(30)},
    {.kind = "send.once", .outside = send, .attempts = 1, .lease = Seconds(30)},
    {.kind = "send.fail", .outside = fail_to_send},
};

struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();
    Worker worker{*database, handlers, {}};

    auto write(auto work) { return database->write({.actor = the_desk()}, work); }

    Desk() {
        meanwhile = nullptr;
        write([](Tx& tx) { tx.connection().execute("create table note (at bigint, job text)"); });
    }

    void enqueue(std::string const& kind, std::string const& key, std::optional<Instant> run_at = {}) {
        write([&](Tx& tx) { jobs::enqueue(tx, {.kind = kind, .key = key, .run_at = run_at}); });
    }
    Job job(std::string const& key) {
        return write([&](Tx& tx) { return tx.one<Job>("select * from job where key = :key", {{"key", key}}); });
    }
    std::vector<std::string> notes() {
        return write([](Tx& tx) { return tx.select<std::string>("select job from note order by at"); });
    }
};

}  // namespace

TEST_CASE("What is due runs in order of time, what is not waits") {
    Desk desk;
    desk.enqueue("note", "second", now() - Seconds(1));
    desk.enqueue("note", "first", now() - Seconds(2));
    desk.enqueue("note", "later", now() + Milliseconds(1));

    CHECK(desk.worker.run_due() == 2);
    CHECK(desk.notes() == std::vector<std::string>{"first", "second"});
    CHECK(desk.job("first").state == State::done);
    CHECK(desk.job("first").done_at == now());
    CHECK(desk.job("later").state == State::waiting);

    testing::advance(Milliseconds(1));
    CHECK(desk.worker.run_due() == 1);
    CHECK(desk.worker.run_due() == 0);
    CHECK(desk.worker.figures().done == 3);
}

TEST_CASE("More than one look's worth of jobs run, each once") {
    Desk desk;
    desk.write([](Tx& tx) {
        for (int i = 0; i < 50; ++i) jobs::enqueue(tx, {.kind = "note", .key = "job " + std::to_string(i)});
    });
    CHECK(desk.worker.run_due() == 50);
    CHECK(desk.notes().size() == 50);
}

TEST_CASE("A job may leave another one, which runs as well") {
    Desk desk;
    desk.enqueue("note.more", "egg");
    CHECK(desk.worker.run_due() == 2);
    CHECK(desk.notes() == std::vector<std::string>{"egg", "egg+"});
}

TEST_CASE("A job that takes back all others does not take back itself") {
    Desk desk;
    desk.enqueue("note.last", "last");
    desk.enqueue("note", "other", now() + Seconds(1));
    CHECK(desk.worker.run_due() == 1);
    CHECK(desk.notes() == std::vector<std::string>{"last"});
    CHECK(desk.job("last").state == State::done);
    testing::advance(Seconds(1));
    CHECK(desk.worker.run_due() == 0);
}

TEST_CASE("A job that fails leaves nothing behind but its error, and is tried again later") {
    Desk desk;
    desk.enqueue("note.fail", "bad");
    desk.enqueue("note", "good");

    CHECK(desk.worker.run_due() == 2);
    CHECK(desk.notes() == std::vector<std::string>{"good"});
    auto const job = desk.job("bad");
    CHECK(job.state == State::waiting);
    CHECK(job.attempts == 1);
    CHECK(job.last_error == "The printer is on fire");
    CHECK(job.run_at >= now() + Milliseconds(800));
    CHECK(job.run_at <= now() + Milliseconds(1200));
    CHECK(desk.worker.run_due() == 0);
    CHECK(desk.worker.figures().failed == 1);
}

TEST_CASE("The wait after a failure doubles, give or take a fifth") {
    Desk desk;
    desk.enqueue("note.fail", "bad");
    desk.worker.run_due();
    testing::advance(Milliseconds(1200));
    desk.worker.run_due();

    auto const wait = desk.job("bad").run_at - now();
    CHECK(wait >= Milliseconds(1600));
    CHECK(wait <= Milliseconds(2400));
}

TEST_CASE("A job whose attempts are used up is parked until a person runs it again") {
    Desk desk;
    desk.enqueue("note.fail", "bad");
    for (int i = 0; i < 5; ++i, testing::advance(Minutes(1))) desk.worker.run_due();

    auto const parked = desk.job("bad");
    CHECK(parked.state == State::parked);
    CHECK(parked.attempts == 3);
    CHECK(desk.worker.figures().parked == 1);

    desk.write([&](Tx& tx) { jobs::run_again(tx, parked.id); });
    CHECK(desk.worker.run_due() == 1);
    CHECK(desk.job("bad").attempts == 1);
}

TEST_CASE("A job that is held does not run") {
    Desk desk;
    desk.enqueue("note", "held");
    desk.write([&](Tx& tx) { jobs::hold(tx, tx.one<jobs::JobId>("select id from job")); });
    CHECK(desk.worker.run_due() == 0);
    CHECK(desk.notes().empty());
}

TEST_CASE("A job of a kind that nobody handles is parked and says so") {
    Desk desk;
    desk.enqueue("tea.make", "tea");
    desk.worker.run_due();
    CHECK(desk.job("tea").state == State::parked);
    CHECK(desk.job("tea").last_error == "nothing here handles jobs of the kind tea.make");
}

TEST_CASE("Errors can be stored and read, whatever is in them") {
    Desk desk;
    desk.enqueue("note.refuse", "refused");
    desk.enqueue("send.fail", "unsent");
    desk.worker.run_due();
    CHECK(desk.job("refused").last_error->ends_with("; /subject: Is required"));
    CHECK(desk.job("unsent").last_error->starts_with("broken ? bytes "));
    CHECK(desk.job("unsent").state == State::waiting);
    CHECK(desk.job("unsent").attempts == 1);
}

TEST_CASE("An outside job runs under a lease and without a transaction") {
    Desk desk;
    desk.enqueue("send", "mail");
    Job seen;
    meanwhile = [&](Job const& job) {
        desk.enqueue("note", "written meanwhile");
        seen = desk.job(job.key);
    };

    CHECK(desk.worker.run_due() == 2);
    CHECK(seen.state == State::running);
    CHECK(seen.leased_until == now() + Seconds(30));
    CHECK(seen.fence == 1);
    CHECK(desk.job("mail").state == State::done);
    CHECK_FALSE(desk.job("mail").leased_until);
}

TEST_CASE("A job that is leased is nobody else's until the lease runs out") {
    Desk desk;
    Worker other(*desk.database, handlers, {});
    desk.enqueue("send", "mail");
    int sent = 0;
    meanwhile = [&](Job const&) {
        if (++sent > 1) return;
        testing::advance(Seconds(29));
        CHECK(other.run_due() == 0);
    };
    CHECK(desk.worker.run_due() == 1);
    CHECK(sent == 1);
}

TEST_CASE("A worker whose lease ran out cannot finish what another has taken over") {
    Desk desk;
    Worker other(*desk.database, handlers, {});
    desk.enqueue("send", "mail");
    int sent = 0;
    Instant taken_over;
    meanwhile = [&](Job const&) {
        if (++sent > 1) return;
        testing::advance(Seconds(30));
        taken_over = now();
        CHECK(other.run_due() == 1);
        testing::advance(Seconds(5));
    };

    desk.worker.run_due();
    CHECK(sent == 2);
    auto const job = desk.job("mail");
    CHECK(job.state == State::done);
    CHECK(job.done_at == taken_over);
    CHECK(job.attempts == 1);
    CHECK(other.figures().done == 1);
    CHECK(desk.worker.figures().done == 0);
}

TEST_CASE("A worker whose lease ran out cannot finish what another is still doing") {
    Desk desk;
    Worker other(*desk.database, handlers, {});
    std::future<int> others;
    for (std::string const late : {"finishes", "fails"}) {
        CAPTURE(late);
        desk.enqueue("send", late);
        std::promise<void> begun, may_end;
        int sent = 0;
        meanwhile = [&](Job const&) {
            if (++sent > 1) return begun.set_value(), may_end.get_future().wait();
            testing::advance(Seconds(30));
            others = std::async(std::launch::async, [&] { return other.run_due(); });
            begun.get_future().wait();
            if (late == "fails") throw Conflict("The peer hung up");
        };

        desk.worker.run_due();
        CHECK(desk.job(late).state == State::running);
        CHECK(desk.job(late).fence == 3);
        may_end.set_value();
        CHECK(others.get() == 1);
        CHECK(desk.job(late).state == State::done);
    }
}

TEST_CASE("A job that was put off after a worker saw it is not taken") {
    Desk desk;
    desk.enqueue("note", "later", now() + Milliseconds(1));
    auto const id = desk.job("later").id;
    auto const lease = [&](Tx& tx) { return jobs::lease(tx, id, Seconds(30)).has_value(); };
    CHECK_FALSE(desk.write(lease));
    testing::advance(Milliseconds(1));
    CHECK(desk.write(lease));
    CHECK_FALSE(desk.write(lease));
}

TEST_CASE("A worker whose lease ran out cannot finish a job that was put aside") {
    Desk desk;
    Worker other(*desk.database, handlers, {});
    desk.enqueue("send.once", "mail");
    meanwhile = [&](Job const&) {
        testing::advance(Seconds(31));
        other.run_due();
    };

    desk.worker.run_due();
    CHECK(desk.job("mail").state == State::parked);
    CHECK(desk.job("mail").last_error == "The lease ran out before the job was finished");
}

TEST_CASE("Several workers share the jobs without doing one twice") {
    Desk desk;
    desk.write([](Tx& tx) {
        for (int i = 0; i < 60; ++i) jobs::enqueue(tx, {.kind = i % 2 ? "note" : "send", .key = "job " + std::to_string(i)});
    });
    std::atomic<int> sent = 0;
    meanwhile = [&](Job const&) { ++sent; };

    Worker workers[] = {{*desk.database, handlers, {}}, {*desk.database, handlers, {}}, {*desk.database, handlers, {}}};
    std::vector<std::future<int>> ran;
    for (auto& worker : workers) ran.push_back(std::async(std::launch::async, [&] { return worker.run_due(); }));
    int all = 0;
    for (auto& one : ran) all += one.get();
    all += desk.worker.run_due();

    CHECK(all == 60);
    CHECK(sent == 30);
    CHECK(desk.notes().size() == 30);
}

TEST_CASE("A commit wakes the sleeping worker") {
    Desk desk;
    std::promise<std::string> sent;
    meanwhile = [&](Job const& job) { sent.set_value(job.key); };
    desk.worker.start();
    desk.enqueue("send", "mail");
    auto done = sent.get_future();
    REQUIRE(done.wait_for(Seconds(20)) == std::future_status::ready);
    CHECK(done.get() == "mail");
    desk.worker.stop();
    CHECK(desk.job("mail").state == State::done);
}

TEST_CASE("Stopping waits for the job at hand") {
    Desk desk;
    std::promise<void> begun, may_end;
    meanwhile = [&](Job const&) {
        begun.set_value();
        may_end.get_future().wait();
    };
    desk.enqueue("send", "mail");
    desk.worker.start();
    begun.get_future().wait();
    auto stopped = std::async(std::launch::async, [&] { desk.worker.stop(); });
    may_end.set_value();
    stopped.get();
    CHECK(desk.job("mail").state == State::done);
}

TEST_CASE("A process that starts on SQLite takes back what a killed one had leased") {
    Desk desk;
    if (desk.database->engine() != db::Engine::sqlite) return;
    desk.enqueue("send", "mail");
    desk.write([](Tx& tx) {
        tx.run("update job set state = 'running', fence = 1, leased_until = :until", {{"until", tx.now() + Seconds(30)}});
    });
    std::promise<void> sent;
    meanwhile = [&](Job const&) { sent.set_value(); };
    desk.worker.start();
    CHECK(sent.get_future().wait_for(Seconds(20)) == std::future_status::ready);
    desk.worker.stop();
}

TEST_CASE("Handlers that contradict each other do not start") {
    auto const database = testing::fresh_database();
    auto const refused = [&](std::vector<jobs::Handler> rows) { CHECK_THROWS_AS(Worker(*database, rows, {}), std::logic_error); };
    refused({{.kind = "note", .inside = note}, {.kind = "note", .inside = note}});
    refused({{.kind = "note"}});
    refused({{.kind = "note", .inside = note, .outside = send}});
    refused({{.kind = "schedule", .inside = note}});
}
