#include "people/words.h"

#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;

    void add(std::string const& path, std::string const& code, std::string const& zh, std::string const& en) {
        auto const answer = world.ask(world.admin, Method::POST, "/api/v1" + path,
                                      R"({"code":")" + code + R"(","name":{"zh":")" + zh + R"(","en":")" + en + "\"}}");
        REQUIRE_MESSAGE(answer.status == 201, json::text_of(answer.body));
    }
    std::string codes(std::string const& path, std::string const& words, std::string const& more = "") {
        auto const answer =
            world.ask(world.admin, Method::GET, "/api/v1" + path + "?q=" + percent_encoded(words) + more + "&sort=code");
        REQUIRE_MESSAGE(answer.status == 200, json::text_of(answer.body));
        std::string all;
        for (auto const& row : *answer.body.find("data")->as<json::Array>())
            all += (all.empty() ? "" : " ") + *row.find("code")->as<std::string>();
        return all;
    }
};

}  // namespace

TEST_CASE("sites, departments, organisations, groups, services and categories are found by what they are called") {
    for (auto const* path : {"/sites", "/departments", "/organisations", "/groups", "/services", "/categories"}) {
        CAPTURE(std::string(path));
        Desk desk;
        desk.add(path, "q-1", "长江西塔", "Yangtze west");
        desk.add(path, "q-2", "长江东塔", "Yangtze east");
        CHECK(desk.codes(path, "西塔") == "q-1");
        CHECK(desk.codes(path, "YANGTZE E") == "q-2");
        CHECK(desk.codes(path, "changjiang") == "q-1 q-2");
        CHECK(desk.codes(path, "cjd") == "q-2");
        CHECK(desk.codes(path, "Q-1") == "q-1");
        CHECK(desk.codes(path, "黄河") == "");
        CHECK(desk.codes(path, "%") == "");
    }
}

TEST_CASE("without words a list is whole, and words go with pages and counts") {
    Desk desk;
    for (int i = 0; i < 5; ++i) desk.add("/sites", "q-" + std::to_string(i), "长江塔", "Tower");
    auto const page = desk.world.ask(desk.world.admin, Method::GET, "/api/v1/sites?q=tower&limit=2&count=exact");
    CHECK(*page.body.find("count")->as<std::int64_t>() == 5);
    auto const next = desk.world.ask(desk.world.admin, Method::GET,
                                     "/api/v1/sites?q=tower&limit=2&cursor=" + *page.body.find("next_cursor")->as<std::string>());
    CHECK(next.body.find("data")->as<json::Array>()->size() == 2);
    CHECK(desk.codes("/sites", " ").find("q-4") != std::string::npos);
}

TEST_CASE("calendars, agreements and types of configuration items are found as well") {
    Desk desk;
    struct {
        char const *path, *words, *code;
    } const cases[] = {
        {"/calendars", "biaozhun", "standard"},
        {"/calendars", "around", "around-the-clock"},
        {"/agreements", "stand", "standard"},
        {"/ci-types", "shujuku", "database"},
    };
    for (auto const& [path, words, code] : cases) CHECK_MESSAGE(desk.codes(path, words) == code, path << words);
    for (auto const* path : {"/calendars", "/agreements", "/ci-types"}) CHECK(desk.codes(path, "nowhere") == "");
}
