#include "base/text.h"
#include "importing/worker.h"
#include "testing/importer.h"
#include "testing/zip.h"

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

TEST_CASE("a spreadsheet is looked through, imported and taken back as a text is") {
    ApiDesk desk;
    std::string const rows =
        R"(<row r="1"><c t="str"><v>login</v></c><c t="str"><v>name</v></c><c t="str"><v>phones</v></c></row>)"
        R"(<row r="3"><c t="str"><v>sun.qi</v></c><c t="str"><v>孙琦</v></c><c><v>13800138000</v></c></row>)";
    auto const bytes = to_base64url(testing::xlsx_of(rows));
    auto const ask = [&](bool dry_run) {
        auto const asked = desk.post(desk.world.admin, "", {{"kind", "people"}, {"file", bytes}, {"dry_run", dry_run}});
        REQUIRE_MESSAGE(asked.status == 201, json::text_of(asked.body));
        do_what_waits(desk.world.database());
        return desk.look(asked.text("id"));
    };
    auto const tried = ask(true);
    CHECK(tried.text("state") == "done");
    CHECK(desk.show("persons/sun.qi") == json::Value(404));

    auto const done = ask(false);
    CHECK(*done.body.find("added")->as<std::int64_t>() == 1);
    CHECK(desk.text("persons/sun.qi", "phones").find("+8613800138000") != std::string::npos);
    CHECK(desk.post(desk.world.admin, "/" + done.text("id") + "/undo").status == 202);
    do_what_waits(desk.world.database());
    CHECK(desk.show("persons/sun.qi") == json::Value(404));
}

TEST_CASE("what is wrong in a spreadsheet is told by the row it has there") {
    ApiDesk desk;
    std::string const rows = R"(<row r="1"><c t="str"><v>login</v></c><c t="str"><v>name</v></c></row>)"
                             R"(<row r="40"><c t="str"><v>42</v></c><c t="str"><v>Number</v></c></row>)";
    auto const asked = desk.post(desk.world.admin, "", {{"kind", "people"}, {"file", to_base64url(testing::xlsx_of(rows))}});
    do_what_waits(desk.world.database());
    auto const body = desk.look(asked.text("id")).body;
    CHECK(json::text_of(*body.find("problems")) == R"([{"row":40,"column":"login","sentence":"Must not be a number"}])");
}

TEST_CASE("a file that is none, or comes with a text as well, is refused at its field") {
    ApiDesk desk;
    struct {
        json::Object body;
        char const *pointer, *sentence;
    } const cases[] = {
        {{{"kind", "people"}, {"file", "!"}}, "/file", "Must be in base64url"},
        {{{"kind", "people"}, {"file", to_base64url("PK\x03\x04")}}, "/file", "This file is cut short or damaged"},
        {{{"kind", "people"}, {"file", ""}, {"text", "a"}}, "/text", "Give either the text or the file"},
        {{{"kind", "people"}}, "/text", "Give either the text or the file"},
    };
    for (auto const& [body, pointer, sentence] : cases) {
        auto const refused = desk.post(desk.world.admin, "", body);
        CHECK(refused.status == 400);
        auto const error = refused.body.find("errors")->as<json::Array>()->at(0);
        CHECK(*error.find("pointer")->as<std::string>() == pointer);
        CHECK(*error.find("detail")->as<std::string>() == sentence);
    }
    CHECK(desk.count("import") == 0);
}

TEST_CASE("of 10,000 pasted people the 300 wrong ones are named, and nobody is added, tried or not") {
    std::string pasted = "login\tname\temails\n";
    for (int i = 0; i < 10'000; ++i) {
        auto const login = "p" + std::to_string(i);
        pasted += login + "\t人\t" + (i % 33 == 0 && i < 9'900 ? "nobody" : login + "@example.com") + '\n';
    }
    ApiDesk desk;
    auto const people = desk.count("person");
    for (bool const dry_run : {true, false}) {
        auto const asked = desk.post(desk.world.admin, "", {{"kind", "people"}, {"text", pasted}, {"dry_run", dry_run}});
        do_what_waits(desk.world.database());
        auto const body = desk.look(asked.text("id")).body;
        CHECK(*body.find("state")->as<std::string>() == "failed");
        CHECK(*body.find("rows")->as<std::int64_t>() == 10'000);
        CHECK(*body.find("errors")->as<std::int64_t>() == 300);
        auto const& problems = *body.find("problems")->as<json::Array>();
        CHECK(problems.size() == 300);
        CHECK(json::text_of(problems.at(1)) == R"({"row":35,"column":"emails","sentence":"This is no mail address"})");
        CHECK(desk.count("person") == people);
    }
}

}  // namespace yitai::importing
