#include "conversation/mention.h"

#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

using Words = std::vector<std::string>;

TEST_CASE("a mention stands after the start, a blank or a bracket and ends with a letter or digit") {
    auto const names = [](std::string_view body) { return conversation::names_in(body); };
    CHECK(names("@li_lei") == Words{"li_lei"});
    CHECK(names("请看 @Li_Lei，还有（@network）和\n@chen.jie.") == Words{"li_lei", "network", "chen.jie"});
    CHECK(names("请看　@a [@b] {@c} <@d> 【@e】") == Words{"a", "b", "c", "d", "e"});
    CHECK(names("@a看 @b-2- @a") == Words{"a", "b-2"});
    CHECK(names("wang@example.com @wang@example.com a@b，@ @@ @-x @.x @李雷 请@a") == Words{});
    CHECK(names("@" + std::string(101, 'a')) == Words{});
    CHECK(names("\xe2\x80@x") == Words{});
    CHECK(names("") == Words{});
}

namespace {

struct Talk {
    World world;
    std::string at = "/api/v1/tickets/" +
                     world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number") +
                     "/entries";

    World::Answer say(Person const& who, std::string const& kind, std::string const& body) {
        return world.ask(who, Method::POST, at, R"({"kind":")" + kind + R"(","body":")" + body + "\"}");
    }
    std::string mentions(World::Answer const& entry) { return json::text_of(*entry.body.find("mentions")); }
    std::size_t told(Person const& who) {
        return world.ask(who, Method::GET, "/api/v1/notices?kind=mentioned").body.find("data")->as<json::Array>()->size();
    }
};

}  // namespace

TEST_CASE("an entry keeps whom it mentions, and each of them is told") {
    Talk talk;
    auto& world = talk.world;
    auto const note = talk.say(world.li_lei, "note", "@admin 看一下，@nobody 也许知道");
    CHECK(talk.mentions(note) == R"(["admin"])");
    CHECK(talk.told(world.admin) == 1);
    auto const listed = world.ask(world.li_lei, Method::GET, talk.at);
    CHECK(json::text_of(*listed.body.find("data")->as<json::Array>()->front().find("mentions")) == R"(["admin"])");
}

TEST_CASE("a note mentions only who may read notes of that ticket") {
    Talk talk;
    auto& world = talk.world;
    CHECK(talk.mentions(talk.say(world.li_lei, "note", "@wang_fang @chen_jie @network @auditor")) == R"(["auditor"])");
    CHECK(talk.told(world.wang_fang) == 0);
    CHECK(talk.told(world.chen_jie) == 0);
    CHECK(talk.told(world.auditor) == 1);
}

TEST_CASE("a group is mentioned by its code, and its members are told but not the author") {
    Talk talk;
    auto& world = talk.world;
    CHECK(talk.mentions(talk.say(world.li_lei, "note", "@service-desk 谁有空？")) == R"(["service-desk"])");
    CHECK(talk.told(world.admin) == 1);
    CHECK(talk.told(world.li_lei) == 0);
}

TEST_CASE("fifty are mentioned at most") {
    Talk talk;
    std::string body;
    for (int i = 0; i < 60; ++i) {
        auto const login = "colleague-" + std::to_string(i);
        body += '@' + login + ' ';
        auto const added =
            talk.world.ask(talk.world.admin, Method::POST, "/api/v1/persons", R"({"name":"a","login":")" + login + "\"}");
        REQUIRE(added.status == 201);
        auto const joined = talk.world.ask(talk.world.admin, Method::PUT, "/api/v1/groups/service-desk/members/" + login);
        REQUIRE(joined.status == 204);
    }
    auto const bare = talk.say(talk.world.li_lei, "note", body);
    CHECK(talk.mentions(bare) == "[]");

    talk.world.database().write({.actor = the_desk()}, [](Tx& tx) {
        tx.run(R"(update person set grants = '[{"role":"agent","organisation_id":null,"region_id":null}]'
                   where login like 'colleague-%')");
    });
    auto const entry = talk.say(talk.world.li_lei, "note", body);
    CHECK(entry.body.find("mentions")->as<json::Array>()->size() == 50);
}

TEST_CASE("whom an entry can mention is who may read it, groups first") {
    Talk talk;
    auto& world = talk.world;
    auto const offered = [&](Person const& who, std::string const& query) {
        auto const answer = world.ask(who, Method::GET, talk.at.substr(0, talk.at.rfind('/')) + "/mentionable?" + query);
        REQUIRE(answer.status == 200);
        Words names;
        for (auto const& each : *answer.body.find("data")->as<json::Array>())
            names.push_back(*each.find("name")->as<std::string>());
        return names;
    };
    CHECK(offered(world.li_lei, "q=service") == Words{"service-desk"});
    CHECK(offered(world.li_lei, "q=admin") == Words{"admin"});
    CHECK(offered(world.li_lei, "q=auditor&kind=note") == Words{"auditor"});
    // Her own ticket, but not what the desk says about it.
    CHECK(offered(world.li_lei, "q=wang&kind=note") == Words{});
    CHECK(offered(world.li_lei, "q=wang&kind=reply") == Words{"wang_fang"});
    // Another group's network engineer reads neither.
    CHECK(offered(world.li_lei, "q=chen&kind=reply") == Words{});
    CHECK(offered(world.li_lei, "q=network") == Words{});
}

TEST_CASE("whom an entry can mention is asked of a ticket one may read") {
    Talk talk;
    auto& world = talk.world;
    auto const at = talk.at.substr(0, talk.at.rfind('/')) + "/mentionable";
    CHECK(json::text_of(world.ask(world.li_lei, Method::GET, at).body) == R"({"data":[]})");
    CHECK(world.ask(world.li_lei, Method::GET, at + "?q=a&kind=letter").status == 400);
    CHECK(world.ask(world.chen_jie, Method::GET, at + "?q=a").status == 404);
}
