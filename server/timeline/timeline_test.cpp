#include "timeline/timeline.h"

#include "jobs/job.h"
#include "testing/clock.h"
#include "testing/database.h"
#include "timeline/chain.h"

#include <doctest/doctest.h>

using namespace yitai;
using timeline::Happening;
using timeline::Recorded;

namespace {

struct Repair {
    std::int64_t id = 0;
    std::string subject;
    int priority = 3;
    std::optional<std::string> assignee;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(Repair, id, subject, priority, assignee, version)

Happening happening(std::string type, std::vector<timeline::FieldChange> changes = {}) {
    return {.type = std::move(type), .object_kind = "ticket", .object_id = 7, .changes = std::move(changes)};
}

struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();

    ~Desk() { timeline::set_reactions({}); }

    db::Context lin_mei() const {
        auto actor = nobody();
        actor.person = PersonId{11};
        actor.via = Via::web;
        return {.actor = actor, .request_id = "r-1"};
    }
    auto write(auto work) { return database->write(lin_mei(), work); }
    auto record(Happening const& one) {
        return write([&](Tx& tx) { return timeline::record(tx, one); });
    }
    auto rows() {
        return write([](Tx& tx) { return tx.select<timeline::Row>("select * from timeline order by id"); });
    }
    auto history(std::optional<Instant> until = {}) {
        return write([&](Tx& tx) { return timeline::history(tx, "ticket", 7, until); });
    }
    auto as_of(Instant at) {
        return write([&](Tx& tx) { return timeline::as_of(tx, "ticket", 7, at); });
    }
    std::int64_t count(std::string const& table) {
        return write([&](Tx& tx) { return tx.one<std::int64_t>("select count(*) from " + table); });
    }
};

}  // namespace

TEST_CASE("A row says what happened, to what, when, and by whom through what") {
    Desk desk;
    auto happened = happening("incident.resolved", {{"state", "assigned", "resolved"}});
    happened.organisation = OrganisationId{3};
    happened.happened_at = now() - Minutes(20);
    happened.version_before = 4;
    happened.version_after = 5;
    happened.details = json::Object{{"reason", "by phone"}};
    auto const id = desk.record(happened);

    auto const row = desk.rows().at(0);
    CHECK(row.id == id);
    CHECK(row.type == "incident.resolved");
    CHECK(row.object_kind == "ticket");
    CHECK(row.object_id == 7);
    CHECK(row.organisation_id == OrganisationId{3});
    CHECK(row.happened_at == now() - Minutes(20));
    CHECK(row.recorded_at == now());
    CHECK(row.actor_id == PersonId{11});
    CHECK_FALSE(row.impersonator_id);
    CHECK(row.via == Via::web);
    CHECK(row.version_before == 4);
    CHECK(row.version_after == 5);
    CHECK(row.request_id == "r-1");
    CHECK(row.payload_hash.bytes.size() == 32);

    auto const entry = desk.history().at(0);
    CHECK(entry.actor == PersonId{11});
    CHECK(entry.changes.at(0).field == "state");
    CHECK(entry.changes.at(0).old == json::Value("assigned"));
    CHECK(entry.changes.at(0).new_ == json::Value("resolved"));
    CHECK(entry.details == json::Value(json::Object{{"reason", "by phone"}}));
}

TEST_CASE("Who acts in another's name is recorded as well") {
    Desk desk;
    auto context = desk.lin_mei();
    context.actor.impersonator = PersonId{1};
    desk.database->write(context, [](Tx& tx) { timeline::record(tx, happening("person.renamed")); });
    CHECK(desk.rows().at(0).impersonator_id == PersonId{1});
}

TEST_CASE("Nothing happens in the future, but clocks may differ by five minutes") {
    Desk desk;
    auto late = happening("incident.reported");
    late.happened_at = now() + Minutes(5);
    CHECK_NOTHROW(desk.record(late));

    late.happened_at = now() + Minutes(5) + Milliseconds(1);
    try {
        desk.record(late);
        FAIL("it was accepted");
    } catch (Invalid const& invalid) {
        CHECK(invalid.fields.at(0).pointer == "/happened_at");
    }
    CHECK(desk.count("timeline") == 1);
}

TEST_CASE("Rows are chained, also within a transaction") {
    Desk desk;
    desk.record(happening("incident.reported"));
    desk.write([](Tx& tx) {
        timeline::record(tx, happening("incident.assigned"));
        timeline::record(tx, happening("incident.resolved"));
    });

    // PostgreSQL may have used another connection, and so another chain, for the second transaction.
    std::map<std::int64_t, std::pair<std::int64_t, timeline::Hash>> heads;
    timeline::Hasher hasher;
    for (auto const& row : desk.rows()) {
        auto& [seq, hash] = heads[row.lane];
        CHECK(row.lane_seq == ++seq);
        hash = hasher.next(hash, timeline::columns_of(row));
        CHECK(row.hash.bytes == timeline::bytes_of(hash));
    }
    CHECK(desk.rows().size() == 3);
}

TEST_CASE("A transaction that fails leaves neither row nor job, and no gap") {
    Desk desk;
    static constexpr timeline::Reaction rows[] = {{.type = "*", .later = "index.ticket"}};
    timeline::set_reactions(rows);
    desk.record(happening("incident.reported"));
    CHECK_THROWS_AS(desk.write([](Tx& tx) {
        timeline::record(tx, happening("incident.resolved"));
        throw Conflict("Assign the ticket before resolving it");
    }),
                    Conflict);
    CHECK(desk.count("timeline") == 1);
    CHECK(desk.count("timeline_payload") == 1);
    CHECK(desk.count("job") == 1);

    desk.record(happening("incident.assigned"));
    std::map<std::int64_t, std::int64_t> last;
    for (auto const& row : desk.rows()) CHECK(row.lane_seq == ++last[row.lane]);
}

TEST_CASE("The canonical row is a sequence of netstrings") {
    timeline::Columns const row{.lane = 1,
                                .lane_seq = 2,
                                .happened_at = 1767574800000,
                                .recorded_at = 1767574800001,
                                .actor_id = 11,
                                .via = "web",
                                .type = "incident.resolved",
                                .object_kind = "ticket",
                                .object_id = 7,
                                .version_after = 5,
                                .request_id = "r-1",
                                .payload_hash = "0123456789abcdef0123456789abcdef"};
    std::string const canonical =
        "1:1,1:1,1:2,13:1767574800000,13:1767574800001,2:11,0:,3:web,17:incident.resolved,6:ticket,1:7,0:,0:,1:5,3:r-1,"
        "32:0123456789abcdef0123456789abcdef,";
    auto const expected = timeline::hash_of(std::string(32, '\0') + canonical);
    CHECK(timeline::Hasher().next(timeline::before_the_first, row) == expected);
    CHECK(to_hex(timeline::bytes_of(timeline::hash_of("abc"))) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("The changes between two states are the members that differ") {
    Repair const before{.id = 7, .subject = "No network", .priority = 3, .version = 4};
    Repair const after{.id = 7, .subject = "No network", .priority = 1, .assignee = "Chen Bo", .version = 5};
    auto const changes = timeline::changes_between(before, after);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].field == "priority");
    CHECK(changes[0].old.text == "3");
    CHECK(changes[0].new_.text == "1");
    CHECK(changes[1].field == "assignee");
    CHECK(changes[1].old.is_null());
    CHECK(changes[1].new_.text == R"("Chen Bo")");
    CHECK(timeline::changes_between(before, before).empty());
}

TEST_CASE("History is told in the order in which it happened") {
    Desk desk;
    auto const nine = now();
    desk.record(happening("incident.reported"));
    testing::advance(Hours(2));
    desk.record(happening("incident.resolved"));
    auto phoned = happening("phone_note.added");
    phoned.happened_at = nine + Hours(1);
    desk.record(phoned);

    std::vector<std::string> told;
    for (auto const& entry : desk.history()) told.push_back(entry.type);
    CHECK(told == std::vector<std::string>{"incident.reported", "phone_note.added", "incident.resolved"});
    CHECK(desk.history(nine + Hours(1)).size() == 2);
    CHECK(desk.history(nine - Hours(1)).empty());
}

TEST_CASE("An object is seen as it was, whenever the desk learnt of it") {
    Desk desk;
    auto const nine = now();
    desk.record(happening("incident.reported", {{"state", nullptr, "new"}, {"subject", nullptr, "No network"}}));
    testing::advance(Hours(2));
    desk.record(happening("incident.resolved", {{"state", "in_progress", "resolved"}}));
    auto began = happening("incident.assigned", {{"state", "new", "in_progress"}, {"assignee", nullptr, "Chen Bo"}});
    began.happened_at = nine + Hours(1);
    desk.record(began);

    using json::Object;
    CHECK_FALSE(desk.as_of(nine - Milliseconds(1)));
    CHECK(desk.as_of(nine) == Object{{"state", "new"}, {"subject", "No network"}});
    CHECK(desk.as_of(nine + Hours(1)) == Object{{"state", "in_progress"}, {"subject", "No network"}, {"assignee", "Chen Bo"}});
    CHECK(desk.as_of(nine + Hours(2)) == Object{{"state", "resolved"}, {"subject", "No network"}, {"assignee", "Chen Bo"}});
}

TEST_CASE("An erased payload leaves the happening without its words") {
    Desk desk;
    desk.record(happening("entry.added", {{"body", nullptr, "My password is 1234"}}));
    desk.write([](Tx& tx) { tx.run("update timeline_payload set payload = null, erased_at = :now", {{"now", tx.now()}}); });
    auto const entry = desk.history().at(0);
    CHECK(entry.type == "entry.added");
    CHECK(entry.changes.empty());
    CHECK(entry.details.is_null());
}

// ---- reactions ----

namespace {

std::vector<std::string> reacted;

void remember(Tx&, Recorded const& recorded) {
    reacted.push_back("seen " + recorded.row.type + " with " + std::to_string(recorded.happening.changes.size()) + " changes");
}

void start_clock(Tx& tx, Recorded const& recorded) {
    reacted.push_back("clock for " + recorded.row.object_kind);
    timeline::record(tx, happening("clock.started"));
}

void go_round(Tx& tx, Recorded const&) { timeline::record(tx, happening("circle")); }

}  // namespace

TEST_CASE("Reactions at once run in the order of their table, in the same transaction") {
    Desk desk;
    reacted.clear();
    static constexpr timeline::Reaction rows[] = {
        {.type = "incident.reported", .at_once = start_clock},
        {.type = "*", .at_once = remember},
        {.type = "incident.closed", .at_once = start_clock},
    };
    timeline::set_reactions(rows);
    desk.record(happening("incident.reported", {{"state", nullptr, "new"}}));
    CHECK(reacted == std::vector<std::string>{"clock for ticket", "seen clock.started with 0 changes",
                                              "seen incident.reported with 1 changes"});
    CHECK(desk.rows().at(0).lane == desk.rows().at(1).lane);
    CHECK(desk.rows().at(1).type == "clock.started");
}

TEST_CASE("A reaction for later becomes a job that names the row") {
    Desk desk;
    static constexpr timeline::Reaction rows[] = {
        {.type = "incident.reported", .later = "mail.confirm"},
        {.type = "*", .later = "index.ticket"},
    };
    timeline::set_reactions(rows);
    auto const first = desk.record(happening("incident.reported"));
    desk.record(happening("incident.assigned"));

    auto const jobs = desk.write([](Tx& tx) { return tx.select<jobs::Job>("select * from job order by id"); });
    REQUIRE(jobs.size() == 3);
    CHECK(jobs[0].kind == "mail.confirm");
    CHECK(jobs[0].key == "reaction:mail.confirm:" + to_string(first));
    CHECK(jobs[0].payload == json::Value(json::Object{{"row", to_string(first)}}));
    CHECK(jobs[0].cause == first.value);
    CHECK(jobs[0].run_at == now());
    CHECK(jobs[1].kind == "index.ticket");
    CHECK(jobs[2].kind == "index.ticket");
}

TEST_CASE("Reactions that go round in a circle are stopped, and all is undone") {
    Desk desk;
    static constexpr timeline::Reaction rows[] = {{.type = "circle", .at_once = go_round}};
    timeline::set_reactions(rows);
    CHECK_THROWS_AS(desk.record(happening("circle")), std::logic_error);
    CHECK(desk.count("timeline") == 0);

    timeline::set_reactions({});
    CHECK_NOTHROW(desk.record(happening("circle")));
}
