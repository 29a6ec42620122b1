#include "presence/presence.h"

#include "app/live.h"
#include "http/events.h"
#include "presence/watch.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <future>

using namespace yitai;
using http::Method;
using presence::Board;
using presence::Doing;
using testing::World;

namespace {

std::shared_ptr<Ticket const> ticket_of(std::int64_t id) {
    Ticket ticket;
    ticket.id = {id};
    return std::make_shared<Ticket const>(ticket);
}

// What a board tells: "li viewing", "li gone".
struct Heard {
    std::vector<std::string> lines;
    explicit Heard(Board& board) {
        board.when_changed([this](presence::Changed const& changed) {
            lines.push_back(changed.here.person + ' ' + (changed.gone ? "gone" : std::string(name_of(changed.here.doing))));
        });
    }
};

using Lines = std::vector<std::string>;
Instant const nine = *parse_rfc3339("2026-01-05T09:00:00Z");

struct Floor {
    World world;
    std::string at = "/api/v1/tickets/" +
                     world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number") +
                     "/presence";

    World::Answer be(Person const& who, std::string const& doing) {
        return world.ask(who, Method::PUT, at, R"({"doing":")" + doing + "\"}");
    }
    World::Answer leave(Person const& who) { return world.ask(who, Method::DELETE, at); }
    std::string seen_by(Person const& who) {
        auto const answer = world.ask(who, Method::GET, at);
        return answer.status == 200 ? json::text_of(*answer.body.find("data")) : std::to_string(answer.status);
    }
    std::shared_ptr<http::EventStream> listen(Person const& who) {
        http::Request request;
        request.actor = world.as(who, [](Tx& tx) { return tx.actor(); });
        return live::route().answer(request).stream;
    }
};

}  // namespace

TEST_CASE("who is there is told when he comes, does something else and goes, not when he says it again") {
    Board board;
    Heard heard(board);
    board.be(ticket_of(1), {7}, "li", Doing::viewing, nine);
    board.be(ticket_of(1), {7}, "li", Doing::viewing, nine + Seconds(20));
    board.be(ticket_of(1), {7}, "li", Doing::writing, nine + Seconds(40));
    CHECK(board.at({1}, nine + Seconds(69)).size() == 1);
    CHECK(board.at({1}, nine + Seconds(70)).empty());
    board.end_overdue(nine + Seconds(69));
    board.end_overdue(nine + Seconds(70));
    board.leave({1}, {7});
    CHECK(heard.lines == Lines{"li viewing", "li writing", "li gone"});
    CHECK(board.size() == 0);
}

TEST_CASE("a board is bounded, for one person and for all") {
    Board board(3, 2);
    Heard heard(board);
    for (int ticket = 1; ticket <= 3; ++ticket) board.be(ticket_of(ticket), {7}, "li", Doing::viewing, nine + Seconds(ticket));
    CHECK(board.at({1}, nine + Seconds(3)).empty());
    board.be(ticket_of(9), {8}, "chen", Doing::viewing, nine + Seconds(4));
    board.be(ticket_of(9), {9}, "wang", Doing::viewing, nine + Seconds(5));
    CHECK(board.size() == 3);
    CHECK(heard.lines == Lines{"li viewing", "li viewing", "li gone", "li viewing", "chen viewing", "li gone", "wang viewing"});
}

TEST_CASE("the watch ends what nobody has renewed") {
    Board board;
    std::promise<std::string> gone;
    board.when_changed([&](presence::Changed const& changed) {
        if (changed.gone) gone.set_value(changed.here.person);
    });
    board.be(ticket_of(1), {7}, "li", Doing::viewing, now() - presence::lasts);
    presence::Watch const watch(board, Milliseconds(1));
    CHECK(gone.get_future().get() == "li");
}

TEST_CASE("colleagues see who views and who writes, for half a minute") {
    Floor floor;
    auto& world = floor.world;
    auto const there = floor.be(world.li_lei, "writing");
    CHECK(there.status == 200);
    CHECK(there.text("since") == "2026-01-05T01:00:00.000Z");
    CHECK(floor.seen_by(world.admin) == R"([{"person":"li_lei","doing":"writing","since":"2026-01-05T01:00:00.000Z"}])");
    testing::advance(Seconds(30));
    CHECK(floor.seen_by(world.admin) == "[]");
    floor.be(world.li_lei, "viewing");
    CHECK(floor.leave(world.li_lei).status == 204);
    CHECK(floor.seen_by(world.admin) == "[]");
}

TEST_CASE("a requester neither sees the desk's presence nor has one; nor has who may not write notes there") {
    Floor floor;
    auto& world = floor.world;
    floor.be(world.li_lei, "writing");
    CHECK(floor.seen_by(world.wang_fang) == "403");
    CHECK(floor.be(world.wang_fang, "viewing").status == 403);
    CHECK(floor.seen_by(world.chen_jie) == "404");
    CHECK(floor.be(world.zhao_min, "viewing").status == 403);
}

TEST_CASE("nothing is written for it") {
    Floor floor;
    auto const commits = floor.world.database().figures().commits;
    floor.be(floor.world.li_lei, "writing");
    floor.seen_by(floor.world.admin);
    floor.leave(floor.world.li_lei);
    CHECK(floor.world.database().figures().commits == commits);
}

TEST_CASE("the stream tells colleagues of it, without an id and only now") {
    Floor floor;
    auto const colleague = floor.listen(floor.world.admin), requester = floor.listen(floor.world.wang_fang);
    floor.be(floor.world.li_lei, "viewing");
    testing::advance(Seconds(31));
    presence::board().end_overdue(now());
    CHECK(colleague->take() ==
          "event: presence.changed\ndata: {\"ticket\":\"INC-10001\",\"person\":\"li_lei\",\"doing\":\"viewing\",\"since\":"
          "\"2026-01-05T01:00:00.000Z\"}\n\nevent: presence.changed\ndata: {\"ticket\":\"INC-10001\",\"person\":\"li_lei\","
          "\"doing\":null,\"since\":\"2026-01-05T01:00:00.000Z\"}\n\n");
    CHECK(requester->take().empty());
}

TEST_CASE("a body that can't be a presence is refused") {
    Floor floor;
    CHECK(floor.be(floor.world.li_lei, "sleeping").status == 400);
    CHECK(floor.world.ask(floor.world.li_lei, Method::PUT, floor.at, "{}").status == 400);
    CHECK(floor.world.ask(floor.world.li_lei, Method::PUT, floor.at, R"({"doing":"viewing","person":"admin"})").status == 400);
}
