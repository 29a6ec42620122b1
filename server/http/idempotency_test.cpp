#include "http/idempotency.h"

#include "testing/clock.h"
#include "testing/toy_desk.h"

#include <doctest/doctest.h>

#include <thread>

namespace yitai::toy {
namespace {

auto const printer = R"({"subject":"Printer"})";

http::Request with_key(std::string key, std::string body = printer, std::string line = "POST /notes") {
    return request(line, std::move(body), {{"idempotency-key", std::move(key)}});
}

}  // namespace

TEST_CASE("the same key has one effect and one answer") {
    Desk desk;
    auto const first = desk.ask(with_key("k1"));
    auto const second = desk.ask(with_key("k1"));
    CHECK(first.status == 201);
    CHECK(second.status == 201);
    CHECK(second.body == first.body);
    CHECK(second.content_type == first.content_type);
    CHECK(header(second, "Location") == header(first, "Location"));
    CHECK(header(second, "ETag") == header(first, "ETag"));
    CHECK(header(first, "Idempotency-Replayed") == "");
    CHECK(header(second, "Idempotency-Replayed") == "true");
    CHECK(desk.notes() == 1);
}

TEST_CASE("another key, or none, has an effect of its own") {
    Desk desk;
    desk.ask(with_key("k1"));
    desk.ask(with_key("k2"));
    desk.ask(request("POST /notes", printer));
    desk.ask(request("POST /notes", printer));
    CHECK(desk.notes() == 4);
}

TEST_CASE("a key that comes with another request is refused") {
    Desk desk;
    desk.ask(with_key("k1"));
    auto const other_body = desk.ask(with_key("k1", R"({"subject":"Scanner"})"));
    CHECK(other_body.status == 422);
    CHECK(word(other_body, "type") == "/problems/key-reused");
    CHECK(desk.ask(with_key("k1", printer, "POST /notes?fields=id")).status == 422);
    CHECK(desk.notes() == 1);
}

TEST_CASE("keys belong to their principal and their route") {
    Desk desk;
    desk.ask(with_key("k1"));
    CHECK(desk.ask(with_key("k1", R"({"reason":"x"})", "POST /removals")).status == 202);
    auto other = request("POST /notes", R"({"subject":"Scanner"})",
                         {{"idempotency-key", "k1"}, {"cookie", "sid=web"}, {"sec-fetch-site", "same-origin"}});
    CHECK(desk.ask(other).status == 201);
    CHECK(desk.notes() == 2);
}

TEST_CASE("a refusal is not kept, so that the same key may succeed later") {
    Desk desk;
    CHECK(desk.ask(with_key("k1", R"({"subject":"too late"})")).status == 409);
    CHECK(desk.ask(with_key("k1", R"({"subject":7})")).status == 400);
    CHECK(desk.ask(with_key("k1")).status == 201);
}

TEST_CASE("answers with a secret and answers to nobody are never kept") {
    Desk desk;
    desk.ask(with_key("k1", printer, "POST /notes/secrets"));
    desk.ask(with_key("k1", printer, "POST /notes/secrets"));
    CHECK(desk.notes() == 2);
    for (auto text : {"a", "b"})
        CHECK(desk.ask(request("POST /raw", text, {{"idempotency-key", "k1"}, {"authorization", ""}})).body == text);
    auto const kept =
        desk.database->read({the_desk()}, [](Tx& tx) { return tx.one<std::int64_t>("select count(*) from idempotency"); });
    CHECK(kept == 0);
}

TEST_CASE("a key is 1 to 255 visible ASCII characters") {
    Desk desk;
    CHECK(desk.ask(with_key(std::string(255, 'k'))).status == 201);
    for (auto const& odd :
         {std::string(), std::string(256, 'k'), std::string("two words"), std::string("键"), std::string("a\tb")}) {
        auto const answer = desk.ask(with_key(odd));
        CHECK(answer.status == 400);
        CHECK(pointers(answer) == "/header/idempotency-key");
    }
    CHECK(desk.notes() == 1);
}

TEST_CASE("an answer is known for 72 hours") {
    Desk desk;
    desk.ask(with_key("k1"));
    auto const forget = [&] { return desk.database->write({the_desk()}, [](Tx& tx) { return http::forget_old_answers(tx); }); };
    testing::advance(Hours(72));
    CHECK(forget() == 0);
    CHECK(header(desk.ask(with_key("k1")), "Idempotency-Replayed") == "true");
    testing::advance(Milliseconds(1));
    CHECK(forget() == 1);
    CHECK(header(desk.ask(with_key("k1")), "Idempotency-Replayed") == "");
    CHECK(desk.notes() == 2);
}

TEST_CASE("a restart forgets no answer") {
    testing::Place place;
    std::string first;
    {
        Desk desk({.api_per_minute = 0}, db::open(place.settings()));
        first = desk.ask(with_key("k1")).body;
    }
    Desk desk({.api_per_minute = 0}, db::open(place.settings()));
    auto const second = desk.ask(with_key("k1"));
    CHECK(second.body == first);
    CHECK(header(second, "Idempotency-Replayed") == "true");
    CHECK(desk.notes() == 1);
}

TEST_CASE("copies that come at the same time have one effect and one answer") {
    Desk desk;
    for (int round = 0; round < 5; ++round) {
        std::vector<http::Response> answers(8);
        std::vector<std::thread> copies;
        for (auto& answer : answers) copies.emplace_back([&] { answer = desk.ask(with_key("round-" + std::to_string(round))); });
        for (auto& copy : copies) copy.join();
        for (auto const& answer : answers) {
            CHECK(answer.status == answers[0].status);
            CHECK(answer.body == answers[0].body);
        }
    }
    CHECK(desk.notes() == 5);
}

}  // namespace yitai::toy
