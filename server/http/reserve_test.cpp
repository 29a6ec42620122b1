#include "http/reserve.h"

#include "testing/echo_server.h"
#include "testing/toy_desk.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::http;

namespace {

Request with_cookie(std::string const& value) {
    Request request;
    request.headers = {{"cookie", "theme=dark; sid=" + value}};
    return request;
}

Actor working(Via via) {
    auto actor = the_desk(via);
    actor.principal = "session:1";
    return actor;
}

Actor requester() {
    auto actor = working(Via::web);
    actor.rights = {};
    actor.rights.grant(Right::ticket_create, Scope::requests);
    return actor;
}

}  // namespace

TEST_CASE("the reserve is for sessions of people who work at the desk, once they have been good") {
    Reserve reserve;
    CHECK(reserve.lane_of(with_cookie("ling")) == db::Lane::others);
    reserve.note(with_cookie("ling"), working(Via::web));
    reserve.note(with_cookie("mei"), requester());
    CHECK(reserve.lane_of(with_cookie("ling")) == db::Lane::agents);
    CHECK(reserve.lane_of(with_cookie("mei")) == db::Lane::others);
    CHECK(reserve.lane_of({}) == db::Lane::others);
}

TEST_CASE("a token has no part in the reserve, however much it may do") {
    Reserve reserve;
    Request request;
    request.headers = {{"authorization", "Bearer yitai_x"}};
    reserve.note(request, working(Via::api));
    CHECK(reserve.lane_of(request) == db::Lane::others);
}

TEST_CASE("a session that has ended leaves the reserve") {
    Reserve reserve;
    reserve.note(with_cookie("ling"), working(Via::web));
    reserve.note(with_cookie("ling"), nobody());
    CHECK(reserve.lane_of(with_cookie("ling")) == db::Lane::others);
}

TEST_CASE("what has waited too long is turned away, but not everybody in a row, and no probe") {
    toy::Desk desk;
    auto late = toy::request("GET /notes");
    late.waited = Seconds(1);
    int turned_away = 0, in_a_row = 0, longest = 0;
    for (int i = 0; i < 100; ++i) {
        bool const away = desk.boundary->turns_away(late);
        turned_away += away;
        in_a_row = away ? in_a_row + 1 : 0;
        longest = std::max(longest, in_a_row);
    }
    CHECK(turned_away > 80);
    CHECK(longest < 20);
    CHECK(desk.boundary->turned_away() == turned_away);

    late.path = "/readyz";
    CHECK_FALSE(desk.boundary->turns_away(late));
    auto prompt = toy::request("GET /notes");
    CHECK_FALSE(desk.boundary->turns_away(prompt));
}

TEST_CASE("who is turned away is told when to come back, in his language, and may stay connected") {
    Server server(
        {}, [](Request, Respond respond) { respond({}); }, [](Request const& request) { return request.path == "/api/busy"; });
    testing::RawClient client(server.port());
    for (auto const* language : {"en", "zh"}) {
        client.send("POST /api/busy HTTP/1.1\r\nHost: desk\r\nX-Request-Id: one\r\nContent-Length: 2\r\nAccept-Language: " +
                    std::string(language) + "\r\n\r\n{}");
        auto const answer = client.answer();
        CHECK(answer.status == 503);
        CHECK(answer.headers.at("retry-after") == "1");
        CHECK(answer.headers.at("x-request-id") == "one");
        CHECK(answer.headers.at("content-language") == language);
        CHECK(answer.body.find(R"("trace_id":"one")") != std::string::npos);
    }
    client.send("GET /api/other HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer().status == 200);
}
