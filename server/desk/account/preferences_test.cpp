#include "account/preferences.h"

#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

constexpr auto at = "/api/v1/me/preferences";

std::string refused_at(World::Answer const& answer) {
    if (answer.status != 400) return std::to_string(answer.status);
    return *answer.body.find("errors")->as<json::Array>()->front().find("pointer")->as<std::string>();
}

std::string with_keys(std::size_t count) {
    std::string keys;
    for (std::size_t i = 0; i < count; ++i) keys += (i ? ",\"" : "\"") + std::to_string(i) + R"(":"k")";
    return R"({"keys":{)" + keys + "}}";
}

}  // namespace

TEST_CASE("preferences are one's own, and whole each time they are given") {
    World world;
    auto const first = world.ask(world.li_lei, Method::GET, at);
    CHECK(first.status == 200);
    CHECK(json::text_of(first.body) == R"({"theme":"auto","density":"comfortable","shortcuts":true,"keys":{}})");

    auto const given = R"({"theme":"dark","density":"compact","shortcuts":false,"keys":{"ticket.resolve":"shift+r"}})";
    CHECK(world.ask(world.li_lei, Method::PUT, at, given).status == 200);
    CHECK(json::text_of(world.ask(world.li_lei, Method::GET, at).body) == given);
    CHECK(world.ask(world.wang_fang, Method::GET, at).text("theme") == "auto");

    world.ask(world.li_lei, Method::PUT, at, R"({"theme":"light"})");
    CHECK(json::text_of(world.ask(world.li_lei, Method::GET, at).body) ==
          R"({"theme":"light","density":"comfortable","shortcuts":true,"keys":{}})");
    CHECK(world.ask_as_nobody(Method::GET, at).status == 401);
}

TEST_CASE("preferences that are none are refused at their field") {
    World world;
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"theme":"pink"})", "/theme"},
        {R"({"density":1})", "/density"},
        {R"({"shortcuts":"yes"})", "/shortcuts"},
        {R"({"keys":["a"]})", "/keys"},
        {R"({"keys":{"a":1}})", "/keys/a"},
        {R"({"keys":{"a":" "}})", "/keys/a"},
        {R"({"keys":{"a":")" + std::string(41, 'k') + "\"}}", "/keys/a"},
        {R"({"keys":{"":"k"}})", "/keys/"},
        {R"({"keys":{")" + std::string(61, 'a') + R"(":"k"}})", "/keys/" + std::string(61, 'a')},
        {with_keys(65), "/keys"},
        {R"({"language":"en"})", "/language"},
        {R"({"person":"wang_fang"})", "/person"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body.substr(0, 60));
        CHECK(refused_at(world.ask(world.li_lei, Method::PUT, at, body)) == field);
    }
    CHECK(world.ask(world.li_lei, Method::PUT, at, with_keys(64)).status == 200);
}

TEST_CASE("language and time zone are changed with the person himself") {
    World world;
    auto const changed = world.ask(world.li_lei, Method::PATCH, "/api/v1/persons/li_lei",
                                   R"({"language":"en","time_zone":"Europe/Berlin"})", {{"if-match", "*"}});
    CHECK(changed.status == 200);
    auto const me = world.ask(world.li_lei, Method::GET, "/api/v1/me");
    CHECK(me.text("language") == "en");
    CHECK(me.text("time_zone") == "Europe/Berlin");
}
