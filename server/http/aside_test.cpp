#include "testing/database.h"
#include "testing/toy_desk.h"

#include <doctest/doctest.h>

#include <latch>

using namespace yitai;
using namespace yitai::http;

namespace {

std::shared_future<void> gate;

struct Size {
    std::int64_t values = 0;
};
YITAI_DESCRIBE(Size, values)

Size wait_at_the_gate(Tx&) {
    gate.wait();
    return {1};
}
Size look(Tx&) { return {2}; }
Size count(Tx&, json::Value const& body) { return {static_cast<std::int64_t>(body.find("all")->as<json::Array>()->size())}; }

constexpr json::Limits many{.nodes = 20'000};
constexpr Route rows[] = {
    {GET,
     "/slow",
     Right::anyone,
     answer<wait_at_the_gate>,
     "Slow",
     Versioned::no,
     Secret::no,
     nullptr,
     Writes::rows,
     {},
     Aside::yes},
    {GET, "/quick", Right::anyone, answer<look>, "Quick"},
    {POST, "/usual", Right::anyone, answer<count>, "As many values as any body"},
    {POST, "/many", Right::anyone, answer<count>, "More of them", Versioned::no, Secret::no, nullptr, Writes::nothing, many},
};

struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();
    Boundary boundary{*database, {rows}, {}, [](Tx&, Request const&) { return nobody(); }, {.api_per_minute = 0}};

    std::future<Response> ask(std::string_view line, std::string const& body = "") {
        auto answered = std::make_shared<std::promise<Response>>();
        boundary.handle(toy::request(line, body), [answered](Response response) { answered->set_value(std::move(response)); });
        return answered->get_future();
    }
};

std::string list_of(int count) {
    std::string values = "1";
    for (int i = 1; i < count; ++i) values += ",1";
    return R"({"all":[)" + values + "]}";
}

}  // namespace

TEST_CASE("a read that takes its time holds up nobody, and only a few wait for it") {
    std::promise<void> opens;
    gate = opens.get_future().share();
    Desk desk;
    std::vector<std::future<Response>> slow;
    for (int i = 0; i < 12; ++i) slow.push_back(desk.ask("GET /slow"));
    CHECK(desk.ask("GET /quick").get().status == 200);

    opens.set_value();
    int answered = 0, refused = 0;
    for (auto& each : slow) {
        auto const response = each.get();
        answered += response.status == 200;
        refused += response.status == 503 && !toy::header(response, "Retry-After").empty();
    }
    CHECK(answered + refused == 12);
    CHECK(answered >= 8);  // nine, when the first had begun before the last of them came
    CHECK(answered <= 9);
}

TEST_CASE("a route may take more values in its body than others, and has its own limit") {
    Desk desk;
    auto const asked = list_of(15'000);
    CHECK(desk.ask("POST /usual", asked).get().status == 400);
    CHECK(desk.ask("POST /many", asked).get().body == R"({"values":15000})");
    CHECK(desk.ask("POST /many", list_of(20'001)).get().status == 400);
}
