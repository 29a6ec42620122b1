#include "importing/worker.h"
#include "testing/importer.h"

#include <doctest/doctest.h>

namespace yitai::importing {

namespace {

struct ApiDesk : testing::Importer {
    using Answer = testing::World::Answer;

    Answer post(Person const& who, std::string const& at, json::Object const& body = {}) {
        return world.ask(who, http::POST, "/api/v1/imports" + at, json::text_of(json::Value(body)));
    }
    std::string begun(std::string const& file) { return post(world.admin, "", {{"kind", "people"}, {"text", file}}).text("id"); }
    Answer look(std::string const& id, testing::World::Headers const& headers = {}) {
        return world.ask(world.admin, http::GET, "/api/v1/imports/" + id, "", headers);
    }
};

}  // namespace

TEST_CASE("an import asked for over HTTP is run by the worker and can be undone") {
    ApiDesk desk;
    auto const asked = desk.post(desk.world.admin, "", {{"kind", "people"}, {"text", "login,name\nsun.qi,孙琦\n"}});
    CHECK(asked.status == 201);
    CHECK(asked.text("state") == "waiting");
    do_what_waits(desk.world.database());
    auto const done = desk.look(asked.text("id"));
    CHECK(done.text("state") == "done");
    CHECK(*done.body.find("added")->as<std::int64_t>() == 1);
    CHECK(done.text("actor") == "admin");
    CHECK(desk.count("import_file") == 0);

    CHECK(desk.post(desk.world.admin, "/" + asked.text("id") + "/undo").status == 202);
    do_what_waits(desk.world.database());
    CHECK(desk.look(asked.text("id")).text("state") == "undone");
    CHECK(desk.show("persons/sun.qi") == json::Value(404));
}

TEST_CASE("what is wrong with a row is said in the language of whoever asks") {
    ApiDesk desk;
    auto const id = desk.begun("login,name,department\nsun.qi,孙琦,nowhere\n");
    do_what_waits(desk.world.database());
    auto const problem = [&](char const* language) {
        auto const body = desk.look(id, {{"accept-language", language}}).body;
        return json::text_of(body.find("problems")->as<json::Array>()->at(0));
    };
    CHECK(problem("en") == R"({"row":2,"column":"department","sentence":"There is no nowhere here"})");
    CHECK(problem("zh").find("There is") == std::string::npos);
}

TEST_CASE("an import that still waits is cancelled at once") {
    ApiDesk desk;
    auto const id = desk.begun("login,name\nsun.qi,孙琦\n");
    CHECK(desk.post(desk.world.admin, '/' + id + "/cancellation").text("state") == "cancelled");
    CHECK(desk.post(desk.world.admin, '/' + id + "/cancellation").status == 409);
    do_what_waits(desk.world.database());
    CHECK(desk.show("persons/sun.qi") == json::Value(404));
}

TEST_CASE("only who may import sees imports or begins one") {
    ApiDesk desk;
    auto const id = desk.begun("login,name\nsun.qi,孙琦\n");
    json::Object const file{{"kind", "people"}, {"text", "login,name\nx,X\n"}};
    for (auto const& who : {desk.world.li_lei, desk.world.wang_fang, desk.world.auditor}) {
        CHECK(desk.post(who, "", file).status == 403);
        CHECK(desk.post(who, '/' + id + "/undo").status == 403);
        CHECK(desk.world.ask(who, http::GET, "/api/v1/imports").status == 403);
    }
    CHECK(desk.world.ask(desk.world.admin, http::GET, "/api/v1/imports?state=waiting&count=exact")
              .body.find("count")
              ->as<std::int64_t>());
}

TEST_CASE("a file that can't be read is refused at once, with its columns named") {
    ApiDesk desk;
    auto const refused = desk.post(desk.world.admin, "", {{"kind", "people"}, {"text", "login,roles\nadmin,auditor\n"}});
    CHECK(refused.status == 400);
    CHECK(json::text_of(refused.body).find("There is no column roles to import") != std::string::npos);
    CHECK(desk.post(desk.world.admin, "", {{"kind", "tickets"}, {"text", "a\n1\n"}}).status == 400);
    CHECK(desk.count("import") == 0);
}

}  // namespace yitai::importing
