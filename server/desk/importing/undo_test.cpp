#include "testing/importer.h"

#include <doctest/doctest.h>

namespace yitai::importing {

using testing::Importer;

namespace {

std::string kept_in(Import const& import) {
    std::string lines;
    for (auto const& kept : import.kept) lines += kept.object + ": " + say(sentence_of(kept)) + '\n';
    return lines;
}

std::string people(int number) {
    std::string file = "login,name,manager\n";
    for (int i = 0; i < number; ++i)
        file += "p-" + std::to_string(i) + ",Person," + (i + 1 < number && i % 20 ? "p-" + std::to_string(i + 1) : "") + '\n';
    return file;
}

}  // namespace

TEST_CASE("undoing removes what was added and gives back what was changed") {
    Importer desk;
    desk.import(Kind::people, "login,name,emails\nsun.qi,孙琦,sun@example.com\n");
    auto const import = desk.import(Kind::people, "login,name,emails,manager\nsun.qi,孙小琦,,zhou.yu\nzhou.yu,周瑜,,\n");
    auto const undone = desk.undo(import.id);
    CHECK(undone.state == State::undone);
    CHECK(kept_in(undone) == "");
    CHECK(desk.text("persons/sun.qi", "name") == "孙琦");
    CHECK(desk.text("persons/sun.qi", "emails") == R"(["sun@example.com"])");
    CHECK(desk.text("persons/sun.qi", "manager") == "null");
    CHECK(desk.text("persons/zhou.yu", "") == "404");
    CHECK(desk.count("timeline where type = 'person.removed'") == 1);
    CHECK(desk.count("person_key where value = 'zhou.yu'") == 0);
}

TEST_CASE("undoing keeps what somebody changed since, and names it") {
    Importer desk;
    desk.import(Kind::people, "login,name\nsun.qi,孙琦\nzhou.yu,周瑜\n");
    auto const import = desk.import(Kind::people, "login,name\nsun.qi,A\nzhou.yu,B\n");
    REQUIRE(desk.world.ask(desk.world.admin, http::PATCH, "/api/v1/persons/sun.qi", R"({"name": "孙大琦"})", {{"if-match", "*"}})
                .status == 200);
    auto const undone = desk.undo(import.id);
    CHECK(kept_in(undone) == "sun.qi: Somebody changed it since\n");
    CHECK(desk.text("persons/sun.qi", "name") == "孙大琦");
    CHECK(desk.text("persons/zhou.yu", "name") == "周瑜");
}

TEST_CASE("what something refers to is made inactive instead of removed") {
    Importer desk;
    auto const departments = desk.import(Kind::departments, "code,name\nsales-2,Sales\nunused,Unused\n");
    desk.import(Kind::people, "login,name,department,active\nsun.qi,孙琦,sales-2,no\n");
    CHECK(desk.undo(departments.id).state == State::undone);
    CHECK(desk.text("departments/sales-2", "active") == "false");
    CHECK(desk.text("departments/unused", "") == "404");
}

TEST_CASE("each kind can be taken back") {
    Importer desk;
    struct Case {
        Kind kind;
        std::string file, path;
    };
    Case const cases[] = {
        {Kind::organisations, "code,name\nacme,Acme\n", "organisations/acme"},
        {Kind::departments, "code,name,parent\nx,X,y\ny,Y,\n", "departments/y"},
        {Kind::sites, "code,name,kind,parent\nx,X,room,y\ny,Y,building,\n", "sites/y"},
        {Kind::groups, "code,name,escalates_to\nx,X,y\ny,Y,\n", "groups/y"},
        {Kind::services, "code,name,support\nx,X,l1:service-desk\n", "services/x"},
        {Kind::cis, "code,name,type\nPC-7,Notebook,pc\n", "cis/pc-7"},
    };
    for (auto const& each : cases) {
        CAPTURE(each.path);
        auto const import = desk.import(each.kind, each.file);
        REQUIRE(import.state == State::done);
        CHECK(desk.show(each.path).find("code") != nullptr);
        CHECK(kept_in(desk.undo(import.id)) == "");
        CHECK(desk.text(each.path, "") == "404");
    }
}

TEST_CASE("an import is cancelled between its chunks and leaves nothing") {
    Importer desk;
    auto const before = desk.count("person");
    auto const import = desk.import(Kind::people, people(1'200), false, [&](Import const& at) {
        if (at.state == State::running && at.done == 500)
            desk.world.database().write(desk.as_admin(), [&](Tx& tx) { cancel(tx, at.id); });
    });
    CHECK(import.state == State::cancelled);
    CHECK(import.added == 500);
    CHECK(desk.count("person") == before);
}

TEST_CASE("an import that a crash left running is taken back") {
    Importer desk;
    auto const before = desk.count("person");
    ImportId left;
    struct Crash {};
    CHECK_THROWS_AS(desk.import(Kind::people, people(1'200), false,
                                [&](Import const& at) {
                                    left = at.id;
                                    if (at.state == State::running && at.done == 1'000) throw Crash();
                                }),
                    Crash);
    CHECK(desk.count("person") == before + 1'000);
    take_back_abandoned(desk.world.database(), now() + Seconds(1));
    auto const import = desk.world.database().read(desk.as_admin(), [&](Tx& tx) { return get(tx, left); });
    CHECK(import.state == State::failed);
    CHECK(desk.count("person") == before);
}

TEST_CASE("who finds his import taken back by somebody else stops") {
    Importer desk;
    auto const before = desk.count("person");
    CHECK_THROWS_AS(desk.import(Kind::people, people(1'200), false,
                                [&](Import const& at) {
                                    if (at.state != State::running || at.done != 500) return;
                                    take_back_abandoned(desk.world.database(), now() + Seconds(1));
                                }),
                    Conflict);
    CHECK(desk.count("person") == before);
}

TEST_CASE("only what is done can be undone, and once") {
    Importer desk;
    auto const failed = desk.import(Kind::people, "login,name\nx y,X\n");
    CHECK_THROWS_AS(desk.undo(failed.id), Conflict);
    auto const dry = desk.import(Kind::people, "login,name\nsun.qi,孙琦\n", true);
    CHECK_THROWS_AS(desk.undo(dry.id), Conflict);
    auto const import = desk.import(Kind::people, "login,name\nsun.qi,孙琦\n");
    desk.undo(import.id);
    CHECK_THROWS_AS(desk.undo(import.id), Conflict);
}

TEST_CASE("somebody who came in between ends the import at his row") {
    Importer desk;
    auto const before = desk.count("person");
    bool came = false;
    auto const import = desk.import(Kind::people, people(600) + "late,Late,\n", false, [&](Import const& at) {
        if (at.state != State::running || at.done != 500 || std::exchange(came, true)) return;
        desk.world.database().write(desk.as_admin(), [&](Tx& tx) { people::add(tx, Person{.login = "late", .name = "Other"}); });
    });
    CHECK(import.state == State::failed);
    CHECK(testing::problems_of(import) == "602 : This login is taken\n");
    CHECK(desk.count("person") == before + 1);
}

}  // namespace yitai::importing
