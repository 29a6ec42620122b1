#include "exporting/export.h"

#include "exporting/csv_writer.h"
#include "exporting/written.h"
#include "http/body_stream.h"
#include "incident/incident.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;
    Desk() { exporting::set_database(&world.database()); }

    void report(std::string const& subject, Person const& who) {
        world.as(who, [&](Tx& tx) { incident::report(tx, {.subject = Line<255>(subject)}); });
    }
    World::Answer ask(Person const& who, std::string const& body) {
        return world.ask(who, Method::POST, "/api/v1/exports", body);
    }
    std::string fetched(std::string const& id) {
        auto const response = world.as(world.admin, [&](Tx& tx) { return exporting::file(tx, ExportId{*parse_integer(id)}); });
        response.source->prepare();
        std::string text;
        for (auto piece = response.source->next(); !piece.empty(); piece = response.source->next()) text += piece;
        CHECK(text.size() == response.source->size());
        return text;
    }
    std::string exported(std::string const& body) {
        auto const asked = ask(world.admin, body);
        REQUIRE_MESSAGE(asked.status == 202, json::text_of(asked.body));
        world.run_due_jobs();
        return fetched(asked.text("id"));
    }
    std::string refused(World::Answer const& answer) {
        auto const* errors = answer.body.find("errors");
        return errors ? *errors->as<json::Array>()->front().find("pointer")->as<std::string>() : std::to_string(answer.status);
    }
};

std::string cell(std::string_view text) {
    std::string row;
    exporting::write_cell(row, text);
    return row;
}

}  // namespace

TEST_CASE("no cell can be taken for a formula, whatever it begins with") {
    for (auto const* opening : {"=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠"})
        CHECK(cell(std::string(opening) + "1+1") == "\"'" + std::string(opening) + "1+1\"");
    CHECK(cell("a=1") == "\"a=1\"");
    CHECK(cell("she said \"no\",\r\nand left") == "\"she said \"\"no\"\",\r\nand left\"");
    std::string row;
    exporting::write_cell(row, json::Value(-3));
    exporting::write_cell(row, json::Value());
    exporting::write_cell(row, json::Value(json::Array{"a", "=b"}));
    CHECK(row == "-3,\"\",\"a; =b\"");
}

TEST_CASE("an export opens in spreadsheets: its mark, its names, a line a ticket") {
    Desk desk;
    desk.report("=HYPERLINK(\"http://evil\")", desk.world.wang_fang);
    desk.report("打印机卡纸, 三楼", desk.world.zhao_min);
    auto const text = desk.exported(R"({"columns":["subject","requester","priority","tags"]})");
    CHECK(text ==
          "\xEF\xBB\xBF\"subject\",\"requester\",\"priority\",\"tags\"\r\n"
          "\"打印机卡纸, 三楼\",\"zhao_min\",3,\"\"\r\n"
          "\"'=HYPERLINK(\"\"http://evil\"\")\",\"wang_fang\",3,\"\"\r\n");
}

TEST_CASE("an export of many pages has every ticket once") {
    Desk desk;
    for (int i = 0; i < 450; ++i) desk.report("n" + std::to_string(i), desk.world.wang_fang);
    auto const text = desk.exported(R"({"filter":"state=new","columns":["subject"]})");
    CHECK(std::count(text.begin(), text.end(), '\n') == 451);
    for (int i = 0; i < 450; ++i) CHECK(text.find("\"n" + std::to_string(i) + "\"") != std::string::npos);
}

TEST_CASE("custom fields are columns, too") {
    Desk desk;
    desk.world.ask(desk.world.admin, Method::POST, "/api/v1/custom-fields",
                   R"({"code":"floor","name":{"zh":"楼层","en":"Floor"},"type":"integer"})");
    desk.world.ask(desk.world.admin, Method::POST, "/api/v1/incidents", R"({"subject":"a","custom_fields":{"floor":7}})");
    CHECK(desk.exported(R"({"columns":["custom_fields.floor"]})").ends_with("\r\n7\r\n"));
}

TEST_CASE("a portion that runs twice writes nothing twice; a stopped export has no file") {
    Desk desk;
    for (int i = 0; i < 250; ++i) desk.report("a", desk.world.wang_fang);
    auto const asked = desk.ask(desk.world.admin, "{}");
    auto const id = asked.text("id");
    desk.world.as(desk.world.admin, [&](Tx& tx) {
        auto const job = tx.one<jobs::Job>("select * from job where kind = 'export.write'");
        exporting::write_portion(tx, job);
    });
    CHECK(desk.world.ask(desk.world.admin, Method::GET, "/api/v1/exports/" + id + "/file").status == 409);
    CHECK(desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/exports/" + id + "/cancellation").status == 200);
    desk.world.run_due_jobs();
    CHECK(desk.world.ask(desk.world.admin, Method::GET, "/api/v1/exports/" + id).text("state") == "cancelled");
    CHECK(desk.world.ask(desk.world.admin, Method::GET, "/api/v1/exports/" + id + "/file").status == 409);
}

TEST_CASE("who may not export hears so, others' exports are not there, and bad columns are named") {
    Desk desk;
    CHECK(desk.ask(desk.world.li_lei, "{}").status == 403);
    auto const asked = desk.ask(desk.world.admin, "{}");
    CHECK(desk.refused(desk.ask(desk.world.admin, R"({"columns":["subject","password_hash"]})")) == "/columns/1");
    CHECK(desk.refused(desk.ask(desk.world.admin, R"({"columns":["custom_fields.cellar"]})")) == "/columns/0");
    CHECK(desk.refused(desk.ask(desk.world.admin, R"({"filter":"colour=red"})")) == "/filter/colour");
    CHECK(desk.refused(desk.ask(desk.world.admin, R"({"sort":"colour"})")) == "/sort");
    CHECK(desk.world.ask(desk.world.auditor, Method::GET, "/api/v1/exports/" + asked.text("id")).status == 403);
}

TEST_CASE("exports are forgotten after a week") {
    Desk desk;
    desk.exported("{}");
    testing::advance(Hours(8 * 24));
    desk.world.as(desk.world.admin, exporting::forget_old);
    CHECK(desk.world.as(desk.world.admin, [](Tx& tx) { return tx.one<std::int64_t>("select count(*) from export_part"); }) == 0);
}
