#include "testing/clock.h"
#include "testing/toy_desk.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace yitai::toy {
namespace {

Headers const wei{{"authorization", "Bearer wei"}};
Headers const nobody_known{{"authorization", ""}};
Headers seen(std::string version) { return {{"if-match", std::move(version)}}; }

}  // namespace

TEST_CASE("a note is written, read, changed, listed and removed") {
    Desk desk;
    auto const written = desk.ask(request("POST /notes", R"({"subject":"Printer","impact":2,"tags":["a"]})"));
    CHECK(written.status == 201);
    CHECK(header(written, "Location") == "/api/v1/notes/1");
    CHECK(header(written, "ETag") == "\"1\"");

    auto const read = desk.ask(request("GET /notes/1"));
    CHECK(read.status == 200);
    CHECK(read.body == written.body);
    CHECK(word(read, "subject") == "Printer");
    CHECK(word(read, "state") == "new");

    auto const changed = desk.ask(request("PATCH /notes/1", R"({"subject":"Scanner"})", seen("\"1\"")));
    CHECK(changed.status == 200);
    CHECK(header(changed, "ETag") == "\"2\"");

    auto const removed = desk.ask(request("DELETE /notes/1?reason=done", "", seen("*")));
    CHECK(removed.status == 204);
    CHECK(removed.body.empty());
    CHECK(desk.ask(request("GET /notes/1")).status == 404);
    CHECK(desk.notes() == 0);
}

TEST_CASE("a removal may give its reason in the body as well") {
    Desk desk;
    desk.ask(request("POST /notes", R"({"subject":"Printer"})"));
    CHECK(pointers(desk.ask(request("DELETE /notes/1", R"({"quietly":true})", seen("*")))) == "/reason");
    CHECK(pointers(desk.ask(request("DELETE /notes/1?quietly=maybe", "", seen("*")))) == "/query/reason,/query/quietly");
    CHECK(desk.ask(request("DELETE /notes/1", R"({"reason":"done"})", seen("*"))).status == 204);
}

TEST_CASE("a bad body is refused with a pointer to what is wrong, and nothing is written") {
    Desk desk;
    std::string deep(33, '['), wide = "[0";
    for (int i = 0; i < 10'001; ++i) wide += ",0";
    struct {
        std::string name, body, pointer, type;
    } const table[] = {
        {"wrong type", R"({"subject":7})", "/subject", "invalid"},
        {"wrong type inside a list", R"({"subject":"a","tags":["x",1]})", "/tags/1", "invalid"},
        {"a list where none belongs", R"({"subject":"a","impact":[1]})", "/impact", "invalid"},
        {"out of bounds", R"({"subject":"a","impact":5})", "/impact", "invalid"},
        {"an unknown word", R"({"subject":"a","state":"gone"})", "/state", "invalid"},
        {"not a time", R"({"subject":"a","due_at":"soon"})", "/due_at", "invalid"},
        {"unknown field", R"({"subject":"a","colour":"red"})", "/colour", "invalid"},
        {"missing field", R"({})", "/subject", "invalid"},
        {"no body where JSON was announced", "", "", "malformed-json"},
        {"blank", R"({"subject":"  "})", "/subject", "invalid"},
        {"too long", R"({"subject":")" + std::string(41, 'a') + R"("})", "/subject", "invalid"},
        {"two at once", R"({"subject":7,"impact":"x"})", "/subject,/impact", "invalid"},
        {"duplicate name", R"({"subject":"a","subject":"b"})", "/subject", "invalid"},
        {"not an object", R"(["a"])", "", "invalid"},
        {"a bare text", R"("a")", "", "invalid"},
        {"null", "null", "", "invalid"},
        {"U+0000", R"({"subject":"a\u0000b"})", "/subject", "invalid"},
    };
    for (auto const& row : table) {
        CAPTURE(row.name);
        auto const answer = desk.ask(request("POST /notes", row.body));
        CHECK(answer.status == 400);
        CHECK(pointers(answer) == row.pointer);
        CHECK(word(answer, "type") == "/problems/" + row.type);
    }
    for (auto const& text : {std::string("{\"subject\":\"\xff\"}"), std::string("{\"subject\":\"a\"} x"),
                             std::string("{\"subject\":"), std::string("\0", 1), deep + std::string(33, ']'), wide + "]"}) {
        CAPTURE(text.substr(0, 40));
        auto const answer = desk.ask(request("POST /notes", text));
        CHECK(answer.status == 400);
        CHECK(answer.content_type == "application/problem+json");
    }
    CHECK(word(desk.ask(request("POST /notes", "{")), "type") == "/problems/malformed-json");
    CHECK(pointers(desk.ask(request("PATCH /notes/1", "[]", seen("*")))) == "");
    CHECK(desk.notes() == 0);
}

TEST_CASE("who asks decides what is answered") {
    Desk desk;
    auto const note = R"({"subject":"Printer"})";
    CHECK(desk.ask(request("POST /notes", note, nobody_known)).status == 401);
    CHECK(header(desk.ask(request("GET /notes", "", nobody_known)), "WWW-Authenticate") == "Bearer realm=\"yitai\"");
    CHECK(desk.ask(request("GET /notes", "", {{"authorization", "Bearer old"}})).status == 401);

    auto const forbidden = desk.ask(request("POST /notes", note, wei));
    CHECK(forbidden.status == 403);
    CHECK(word(forbidden, "detail").find("ticket.create") != std::string::npos);
    CHECK(desk.ask(request("GET /notes", "", wei)).status == 200);
    CHECK(desk.ask(request("POST /removals", R"({"reason":"x"})", wei)).status == 202);
    CHECK(desk.ask(request("POST /removals", R"({"reason":"x"})", nobody_known)).status == 401);
    CHECK(desk.notes() == 0);
}

TEST_CASE("an open route answers also those whose session has ended") {
    Desk desk;
    CHECK(desk.ask(request("POST /raw", "hello", {{"authorization", "Bearer old"}, {"content-type", "text/plain"}})).body ==
          "hello");
}

TEST_CASE("a right is asked for before the input is looked at") {
    Desk desk;
    CHECK(desk.ask(request("POST /notes", "{", wei)).status == 403);
    CHECK(desk.ask(request("PATCH /notes/1", "{}", wei)).status == 403);
}

TEST_CASE("a version has to be named before something is changed") {
    Desk desk;
    desk.ask(request("POST /notes", R"({"subject":"Printer"})"));
    auto const change = R"({"subject":"Scanner"})";
    CHECK(desk.ask(request("PATCH /notes/1", change)).status == 428);
    CHECK(desk.ask(request("DELETE /notes/1?reason=x")).status == 428);
    for (auto odd : {"7", "\"\"", "\"seven\"", "W/\"1\"", "\"1\", \"2\"", ""}) {
        auto const answer = desk.ask(request("PATCH /notes/1", change, seen(odd)));
        CHECK(answer.status == 400);
        CHECK(pointers(answer) == "/header/if-match");
    }
    CHECK(desk.ask(request("PATCH /notes/1", change, seen("\"1\""))).status == 200);

    auto const stale = desk.ask(request("PATCH /notes/1", change, seen("\"1\"")));
    CHECK(stale.status == 412);
    CHECK(*body(stale).find("version") == json::Value(2));
    CHECK(*body(stale).find("current")->find("subject") == json::Value("Scanner"));
    CHECK(desk.ask(request("PATCH /notes/1", change, seen("*"))).status == 200);
}

TEST_CASE("what the caller holds already is not sent again") {
    Desk desk;
    desk.ask(request("POST /notes", R"({"subject":"Printer"})"));
    for (auto tag : {"\"1\"", "W/\"1\"", "*", "\"9\", \"1\""}) {
        auto const answer = desk.ask(request("GET /notes/1", "", {{"if-none-match", tag}}));
        CHECK(answer.status == 304);
        CHECK(answer.body.empty());
        CHECK(header(answer, "ETag") == "\"1\"");
    }
    CHECK(desk.ask(request("GET /notes/1", "", {{"if-none-match", "\"2\""}})).status == 200);
}

TEST_CASE("bodies are JSON") {
    Desk desk;
    auto const note = R"({"subject":"Printer"})";
    auto const typed = [&](std::string type) {
        return desk.ask(request("POST /notes", note, {{"content-type", std::move(type)}}));
    };
    CHECK(typed("application/x-www-form-urlencoded").status == 415);
    CHECK(typed("text/plain").status == 415);
    CHECK(typed("").status == 415);
    CHECK(typed("application/merge-patch+json").status == 415);
    CHECK(header(typed("text/plain"), "Accept-Post") == "application/json");
    CHECK(typed("Application/JSON; charset=utf-8").status == 201);
    auto patch = request("PATCH /notes/1", note, {{"content-type", "application/merge-patch+json"}, {"if-match", "*"}});
    CHECK(desk.ask(patch).status == 200);
    CHECK(desk.ask(request("POST /raw", "a=b", {{"content-type", "text/plain"}})).status == 200);
}

TEST_CASE("another site's page cannot act with the session of its visitor") {
    Desk desk;
    auto const from = [&](Headers more) {
        more.emplace_back("cookie", "sid=web");
        more.emplace_back("host", "desk.example.com");
        return desk.ask(request("POST /notes", R"({"subject":"Printer"})", std::move(more))).status;
    };
    CHECK(from({{"sec-fetch-site", "same-origin"}}) == 201);
    CHECK(from({{"sec-fetch-site", "none"}}) == 201);
    CHECK(from({{"origin", "https://desk.example.com"}}) == 201);
    CHECK(from({{"sec-fetch-site", "cross-site"}, {"origin", "https://desk.example.com"}}) == 403);
    CHECK(from({{"sec-fetch-site", "same-site"}}) == 403);
    CHECK(from({{"origin", "https://evil.example.com"}}) == 403);
    CHECK(from({{"origin", "null"}}) == 403);
    CHECK(from({}) == 403);
    CHECK(desk.ask(request("GET /notes", "", {{"cookie", "sid=web"}})).status == 200);
    CHECK(desk.notes() == 3);
}

TEST_CASE("paths and methods that nobody answers are told apart") {
    Desk desk;
    CHECK(desk.ask(request("GET /nothing")).status == 404);
    CHECK(desk.ask(request("GET /notes/seven")).status == 404);
    auto const method = desk.ask(request("PUT /notes"));
    CHECK(method.status == 405);
    CHECK(header(method, "Allow") == "GET, HEAD, POST, OPTIONS");
    auto const options = desk.ask(request("OPTIONS /notes"));
    CHECK(options.status == 204);
    CHECK(header(options, "Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(desk.ask(request("HEAD /notes")).status == 200);
}

TEST_CASE("a rule that breaks down tells nothing of the inside, and a rule that refuses leaves nothing behind") {
    Desk desk;
    auto const broken = desk.ask(request("GET /broken"));
    CHECK(broken.status == 500);
    CHECK(broken.body.find("vault") == std::string::npos);
    CHECK(word(broken, "trace_id") == "request-7");
    CHECK(desk.ask(request("POST /notes", R"({"subject":"too late"})")).status == 409);
    CHECK(desk.ask(request("POST /collisions")).status == 409);
    CHECK(desk.notes() == 0);
}

TEST_CASE("a page of a list leads to the next until all rows were seen once") {
    Desk desk;
    for (int i = 0; i < 7; ++i) {
        std::string note = R"({"subject":"n","impact":)" + std::to_string(i % 2 + 1);
        if (i % 3) note += R"(,"due_at":"2026-01-0)" + std::to_string(i % 3) + R"(T00:00:00Z")";
        REQUIRE(desk.ask(request("POST /notes", note + "}")).status == 201);
    }
    struct {
        std::string sort, ids;
    } const table[] = {{"", "7654321"},       {"id", "1234567"},      {"impact", "1357246"},     {"-impact", "6427531"},
                       {"due_at", "2536147"}, {"-due_at", "6352741"}, {"-created_at", "7654321"}};
    for (auto const& row : table) {
        CAPTURE(row.sort);
        std::string ids, cursor;
        do {
            auto const page =
                desk.ask(request("GET /notes?limit=2&fields=id" + (row.sort.empty() ? "" : "&sort=" + row.sort) + cursor));
            REQUIRE(page.status == 200);
            auto const parsed = body(page);
            for (auto const& note : *parsed.find("data")->as<json::Array>()) {
                CHECK(note.as<json::Object>()->size() == 1);
                ids += *note.find("id")->as<std::string>();
            }
            cursor = word(page, "next_cursor").empty() ? "" : "&cursor=" + word(page, "next_cursor");
            CHECK(header(page, "Link").empty() == cursor.empty());
        } while (!cursor.empty() && ids.size() < 20);
        CHECK(ids == row.ids);
    }
}

TEST_CASE("a list is filtered and counted") {
    Desk desk;
    desk.ask(request("POST /notes", R"({"subject":"a","impact":1,"state":"open"})"));
    desk.ask(request("POST /notes", R"({"subject":"b","impact":2,"due_at":"2026-01-01T00:00:00Z"})"));
    desk.ask(request("POST /notes", R"({"subject":"c","impact":3,"state":"done"})"));
    auto const count = [&](std::string query) {
        auto const parsed = body(desk.ask(request("GET /notes?limit=1&count=exact&" + query)));
        return parsed.find("count") ? *parsed.find("count")->as<std::int64_t>() : -1;
    };
    CHECK(count("") == 3);
    CHECK(count("state=new,open") == 2);
    CHECK(count("state[ne]=new,open") == 1);
    CHECK(count("impact[lte]=2") == 2);
    CHECK(count("impact[gt]=1&impact[lt]=3") == 1);
    CHECK(count("subject=b") == 1);
    CHECK(count("due_at[lt]=2026-01-02T00:00:00%2B08:00") == 1);
    CHECK(count("assignee[ne]=7") == 3);
    CHECK(count("created_at[gte]=2026-01-05T01:00:00Z") == 3);
    CHECK(pointers(desk.ask(request("GET /notes?state=gone"))) == "/query/state");
}

TEST_CASE("only the fields asked for are answered") {
    Desk desk;
    desk.ask(request("POST /notes", R"({"subject":"Printer"})"));
    CHECK(desk.ask(request("GET /notes/1?fields=id,subject")).body == R"({"id":"1","subject":"Printer"})");
    CHECK(pointers(desk.ask(request("GET /notes/1?fields=id,secret"))) == "/query/fields");
    CHECK(pointers(desk.ask(request("GET /notes?fields=secret"))) == "/query/fields");
    CHECK(desk.ask(request("POST /notes?fields=secret", R"({"subject":"Scanner"})")).status == 400);
    CHECK(desk.notes() == 1);
}

TEST_CASE("who asks too often waits") {
    Desk desk({.api_per_minute = 60, .burst = 3});
    REQUIRE(desk.ask(request("GET /notes")).status == 200);
    for (int i = 0; i < 3; ++i) CHECK(desk.ask(request("GET /notes")).status == 200);
    auto const refused = desk.ask(request("GET /notes"));
    CHECK(refused.status == 429);
    CHECK(header(refused, "Retry-After") == "1");
    CHECK(header(refused, "RateLimit-Policy") == "\"default\";q=60;w=60");
    CHECK(header(refused, "RateLimit") == "\"default\";r=0;t=3");
    CHECK(word(refused, "type") == "/problems/too-many-requests");
    CHECK(desk.ask(request("GET /notes", "", wei)).status == 200);
    CHECK(desk.ask(request("GET /livez")).status == 200);
    testing::advance(Seconds(1));
    CHECK(header(desk.ask(request("GET /notes")), "RateLimit") == "\"default\";r=0;t=3");
}

TEST_CASE("what is answered outside the transactions asks for its right as well") {
    Desk desk;
    CHECK(desk.ask(request("GET /livez", "", nobody_known)).status == 200);
    CHECK(desk.ask(request("GET /who", "", nobody_known)).status == 401);
    CHECK(desk.ask(request("GET /who", "", wei)).body == "token:2");
}

TEST_CASE("the description and its page are served to anyone") {
    Desk desk({.version = "1.2.3"});
    auto const described = desk.ask(request("GET /openapi.json", "", nobody_known));
    CHECK(described.status == 200);
    CHECK(json::parse(described.body, {.depth = 64, .nodes = 100'000}).find("openapi"));
    auto const page = desk.ask(request("GET /docs", "", nobody_known));
    CHECK(page.content_type == "text/html; charset=utf-8");
    CHECK(header(page, "Content-Security-Policy").find("style-src 'sha256-") != std::string::npos);
    CHECK(desk.boundary->routes().size() == routes().size());
}

TEST_CASE("routes that clash do not start") {
    Desk desk;
    auto const with = [&](std::vector<http::DirectRoute> direct) {
        http::Boundary(*desk.database, {routes()}, std::move(direct), [](Tx&, http::Request const&) { return nobody(); });
    };
    auto const answer = [](http::Request const&) { return http::Response(); };
    CHECK_NOTHROW(with({}));
    CHECK_THROWS_AS(with({{http::GET, "/api/v1/notes", Right::anyone, answer}}), std::logic_error);
    CHECK_THROWS_AS(with({{http::GET, "/x", static_cast<Right>(-1), answer}}), std::logic_error);
    CHECK_THROWS_AS(with({{http::GET, "/x", Right::anyone, nullptr}}), std::logic_error);
}

}  // namespace yitai::toy
