#include "attachment/attachment.h"
#include "testing/uploads.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::testing;
using http::Method;

namespace {

// The attachments of the newest entry that somebody reads.
std::string beside_last_entry(Uploads& uploads, Person const& who) {
    auto const answer = uploads.world.ask(who, Method::GET, "/api/v1/tickets/" + uploads.ticket.number + "/entries");
    std::string names;
    for (auto const& each : *answer.body.find("data")->as<json::Array>()->back().find("attachments")->as<json::Array>())
        (names += names.empty() ? "" : " ") += *each.find("name")->as<std::string>();
    return names;
}

}  // namespace

TEST_CASE("a file that is sent ahead is its sender's until a report claims it") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const sent = uploads.send_ahead(world.wang_fang, "x", "?name=ahead.txt");
    REQUIRE(sent.status == 201);
    auto const id = id_of(sent);
    CHECK(word(sent, "ticket") == "null");
    CHECK(uploads.content(world.wang_fang, id).bytes == "x");
    CHECK(uploads.show(world.li_lei, id).status == 404);
    CHECK(uploads.show(world.admin, id).status == 404);

    auto const report = fmt::format(R"({{"subject":"卡纸","attachments":["{}"]}})", id);
    auto const reported = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", report);
    REQUIRE(reported.status == 201);
    CHECK(word(uploads.show(world.li_lei, id), "ticket") == reported.text("id"));
}

TEST_CASE("nobody claims what is another's, what is claimed, and what is not there") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const zhaos = id_of(uploads.send_ahead(world.zhao_min, "x")), own = id_of(uploads.send_ahead(world.wang_fang, "x"));
    auto const refused = [&](std::string const& ids, std::string const& pointer) {
        auto const answer = uploads.say(world.wang_fang, "reply", ids);
        CHECK(answer.status == 400);
        CHECK(*answer.body.find("errors")->as<json::Array>()->at(0).find("pointer")->as<std::string>() == pointer);
        return *answer.body.find("errors")->as<json::Array>()->at(0).find("detail")->as<std::string>();
    };
    auto const of_another = refused(quoted(zhaos), "/attachments/0"), of_nobody = refused("\"987654\"", "/attachments/0");
    CHECK(of_another == of_nobody);
    refused(quoted(own) + ',' + quoted(own), "/attachments/1");
    refused("\"x\"", "/attachments/0");
    CHECK(uploads.seen(world.wang_fang).empty());  // nothing of it was done

    CHECK(uploads.say(world.wang_fang, "reply", quoted(own)).status == 201);
    refused(quoted(own), "/attachments/0");
    auto const attached = id_of(uploads.attach(world.wang_fang, "y"));
    refused(quoted(attached), "/attachments/0");
}

TEST_CASE("a requester's reply shows its files at once") {
    Uploads uploads;
    auto const id = id_of(uploads.send_ahead(uploads.world.wang_fang, "x", "?name=photo"));
    CHECK(uploads.say(uploads.world.wang_fang, "reply", quoted(id)).status == 201);
    CHECK(beside_last_entry(uploads, uploads.world.wang_fang) == "photo");
    CHECK(beside_last_entry(uploads, uploads.world.li_lei) == "photo");
}

TEST_CASE("a held reply's files are seen by the requester when it is released, not before") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.send_ahead(world.li_lei, "x", "?name=howto"));
    REQUIRE(uploads.say(world.li_lei, "reply", quoted(id)).status == 201);
    CHECK(uploads.seen(world.li_lei) == "howto");
    CHECK(uploads.seen(world.wang_fang).empty());
    CHECK(uploads.content(world.wang_fang, id).status == 404);
    CHECK(uploads.told(world.wang_fang).empty());

    testing::advance(Seconds(10));
    world.run_due_jobs();
    CHECK(uploads.seen(world.wang_fang) == "howto");
    CHECK(beside_last_entry(uploads, world.wang_fang) == "howto");
    CHECK(uploads.told(world.wang_fang) == "released");
    CHECK(uploads.told(world.li_lei) == "added released");
}

TEST_CASE("a withdrawn reply gives its files back to its author") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.send_ahead(world.li_lei, "x"));
    auto const entry = uploads.say(world.li_lei, "reply", quoted(id)).text("id");
    auto const at = "/api/v1/tickets/" + uploads.ticket.number + "/entries/" + entry;
    REQUIRE(world.ask(world.li_lei, Method::DELETE, at, "", {{"if-match", "*"}}).status == 204);
    CHECK(uploads.seen(world.li_lei).empty());
    CHECK(uploads.show(world.admin, id).status == 404);
    CHECK(uploads.say(world.li_lei, "reply", quoted(id)).status == 201);
    CHECK(uploads.seen(world.li_lei) == "a.txt");
}

TEST_CASE("a note's files stay inside the desk") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.send_ahead(world.li_lei, "x", "?name=log"));
    REQUIRE(uploads.say(world.li_lei, "note", quoted(id)).status == 201);
    testing::advance(Minutes(1));
    world.run_due_jobs();
    CHECK(beside_last_entry(uploads, world.auditor) == "log");
    CHECK(uploads.seen(world.wang_fang).empty());
    CHECK(uploads.content(world.wang_fang, id).status == 404);
}

TEST_CASE("what nobody claims in a day is forgotten") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.send_ahead(world.wang_fang, "x"));
    testing::advance(Hours(23));
    world.as(world.admin, [](Tx& tx) { attachment::forget_waiting(tx); });
    CHECK(uploads.show(world.wang_fang, id).status == 200);

    auto const attached = id_of(uploads.attach(world.wang_fang, "y"));
    testing::advance(Hours(2));
    world.as(world.admin, [](Tx& tx) { attachment::forget_waiting(tx); });
    CHECK(uploads.show(world.wang_fang, id).status == 404);
    CHECK(uploads.show(world.wang_fang, attached).status == 200);
}

TEST_CASE("nobody fills the desk's disk with files that wait") {
    Uploads uploads;
    auto rules = uploads.world.rules();
    rules.ticket_files = 3;
    rules.ticket_bytes = 10;
    uploads.world.set_rules(rules);
    CHECK(uploads.send_ahead(uploads.world.wang_fang, "1234567").status == 201);
    CHECK(uploads.send_ahead(uploads.world.wang_fang, "1234").status == 409);
    CHECK(uploads.send_ahead(uploads.world.wang_fang, "").status == 201);
    CHECK(uploads.send_ahead(uploads.world.wang_fang, "").status == 201);
    CHECK(uploads.send_ahead(uploads.world.wang_fang, "").status == 409);
    CHECK(uploads.send_ahead(uploads.world.zhao_min, "1234").status == 201);
}

TEST_CASE("what waits is not internal yet") {
    Uploads uploads;
    CHECK(uploads.send_ahead(uploads.world.li_lei, "x", "?name=a&internal=true").status == 400);
}

TEST_CASE("a claim counts against the ticket's limits") {
    Uploads uploads;
    auto rules = uploads.world.rules();
    rules.ticket_files = 1;
    uploads.world.set_rules(rules);
    auto const id = id_of(uploads.send_ahead(uploads.world.wang_fang, "x"));
    CHECK(uploads.attach(uploads.world.wang_fang, "y").status == 201);
    CHECK(uploads.say(uploads.world.wang_fang, "reply", quoted(id)).status == 409);
}

TEST_CASE("a file goes with its ticket when that is merged, and comes back when that is undone") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const into = world.as(world.wang_fang, [](Tx& tx) {
        return incident::report(tx, {.subject = "打印机又卡了", .service = "it", .category = "other"});
    });
    auto const id = id_of(uploads.attach(world.wang_fang, "x"));
    auto const merge = "/api/v1/tickets/" + uploads.ticket.number + "/merge";
    auto const ticket_of = [&] { return word(uploads.show(world.wang_fang, id), "ticket"); };
    REQUIRE(world.ask(world.admin, Method::POST, merge, fmt::format(R"({{"into":"{}"}})", into.number)).status < 300);
    CHECK(ticket_of() == to_string(into.id));
    CHECK(uploads.content(world.wang_fang, id).bytes == "x");

    REQUIRE(world.ask(world.admin, Method::DELETE, merge, "", {{"if-match", "*"}}).status < 300);
    CHECK(ticket_of() == to_string(uploads.ticket.id));
}

TEST_CASE("a file goes with its entry when the ticket is split") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.send_ahead(world.wang_fang, "x"));
    auto const entry = uploads.say(world.wang_fang, "reply", quoted(id)).text("id");
    auto const stays = id_of(uploads.attach(world.wang_fang, "y"));
    auto const split = world.ask(world.admin, Method::POST, "/api/v1/tickets/" + uploads.ticket.number + "/splits",
                                 fmt::format(R"({{"subject":"另一件事","entries":["{}"]}})", entry));
    REQUIRE(split.status == 201);
    CHECK(word(uploads.show(world.wang_fang, id), "ticket") == split.text("id"));
    CHECK(word(uploads.show(world.wang_fang, stays), "ticket") == to_string(uploads.ticket.id));
}
