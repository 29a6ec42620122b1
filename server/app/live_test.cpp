#include "app/live.h"

#include "base/json.h"
#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

constexpr timeline::Reaction everything[] = {{"*", live::publish}};

http::Request asking(Actor actor) {
    http::Request request;
    request.actor = std::move(actor);
    return request;
}

// What a subscriber got, as the data of its events.
std::vector<json::Value> events(http::Response const& response) {
    std::vector<json::Value> found;
    auto const text = response.stream->take();
    for (auto line : split(text, '\n'))
        if (line.starts_with("data: ")) found.push_back(json::parse(line.substr(6)));
    return found;
}

// Other tests of this program connect all the rooms; this desk has no tickets.
live::Audience auditors(Tx&, timeline::Recorded const&) {
    return {[](Actor const& actor) { return actor.rights[Right::audit_read] == Scope::all; }, std::nullopt};
}

struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();

    Desk() {
        timeline::set_reactions(everything);
        live::set_audience(auditors);
    }
    ~Desk() { timeline::set_reactions({}); }

    void happen(std::string type) {
        database->write({the_desk()}, [&](Tx& tx) {
            timeline::record(tx,
                             {.type = type, .object_kind = "ticket", .object_id = 42, .changes = {{"state", "new", "assigned"}}});
        });
    }
};

}  // namespace

TEST_CASE("what was committed is told to who may see it") {
    Desk desk;
    auto const answer = live::route().answer;
    auto const auditor = answer(asking(the_desk()));
    auto const stranger = answer(asking(nobody()));
    desk.happen("ticket.assigned");

    auto const told = events(auditor);
    REQUIRE(told.size() == 1);
    CHECK(*told[0].find("type") == json::Value("ticket.assigned"));
    CHECK(*told[0].find("object_id") == json::Value("42"));
    CHECK(told[0].find("changes")->as<json::Array>()->size() == 1);
    CHECK(events(stranger).empty());
}

TEST_CASE("what was rolled back is told to nobody") {
    Desk desk;
    auto const auditor = live::route().answer(asking(the_desk()));
    CHECK_THROWS(desk.database->write({the_desk()}, [&](Tx& tx) {
        timeline::record(tx, {.type = "ticket.assigned", .object_kind = "ticket", .object_id = 42});
        throw Conflict("No");
    }));
    CHECK(events(auditor).empty());
}

TEST_CASE("a client that comes back gets what it missed") {
    Desk desk;
    auto const answer = live::route().answer;
    auto const before = answer(asking(the_desk()));
    desk.happen("ticket.assigned");
    auto const seen = events(before);
    REQUIRE(seen.size() == 1);
    desk.happen("ticket.resolved");

    auto request = asking(the_desk());
    request.headers = {{"last-event-id", *seen[0].find("id")->as<std::string>()}};
    auto const missed = events(answer(request));
    REQUIRE(missed.size() == 1);
    CHECK(*missed[0].find("type") == json::Value("ticket.resolved"));

    request.headers = {{"last-event-id", "yesterday"}};
    CHECK_THROWS_AS(answer(request), Invalid);
}
