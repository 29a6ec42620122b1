#include "draft/draft.h"

#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Writing {
    World world;
    std::string number = report();

    std::string report() {
        return world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    }
    std::string at() const { return "/api/v1/tickets/" + number + "/draft"; }
    World::Answer keep(Person const& who, std::string const& body, std::string const& version = "*") {
        return world.ask(who, Method::PUT, at(), body, {{"if-match", version}});
    }
    World::Answer show(Person const& who) { return world.ask(who, Method::GET, at()); }
    std::size_t count(Person const& who) {
        return world.ask(who, Method::GET, "/api/v1/drafts").body.find("data")->as<json::Array>()->size();
    }
};

constexpr auto a_reply = R"({"kind":"reply","body":"您好，"})";

}  // namespace

TEST_CASE("a draft is kept for its author and shown to nobody else") {
    Writing writing;
    auto& world = writing.world;
    auto const kept = writing.keep(world.li_lei, R"({"kind":"note","body":"看看 @chen_jie","attachments":["7"]})");
    REQUIRE(kept.status == 200);
    CHECK(kept.header("ETag") == "\"1\"");
    CHECK(kept.text("ticket") == writing.number);
    CHECK(writing.show(world.li_lei).text("body") == "看看 @chen_jie");
    CHECK(json::text_of(*writing.show(world.li_lei).body.find("attachments")) == R"(["7"])");
    CHECK(writing.show(world.admin).text("body").empty());
    CHECK(*writing.show(world.admin).body.find("version") == json::Value(0));
    CHECK(writing.count(world.li_lei) == 1);
    CHECK(writing.count(world.admin) == 0);
    CHECK(writing.show(world.zhao_min).status == 404);
}

TEST_CASE("a second window does not overwrite the first") {
    Writing writing;
    auto const& li_lei = writing.world.li_lei;
    CHECK(writing.world.ask(li_lei, Method::PUT, writing.at(), a_reply).status == 428);
    CHECK(writing.keep(li_lei, a_reply, "\"0\"").status == 200);
    auto const late = writing.keep(li_lei, R"({"kind":"reply","body":"b"})", "\"0\"");
    CHECK(late.status == 412);
    CHECK(*late.body.find("current")->find("body") == json::Value("您好，"));
    CHECK(writing.keep(li_lei, R"({"kind":"reply","body":"b"})", "\"1\"").header("ETag") == "\"2\"");
    CHECK(writing.world.ask(li_lei, Method::DELETE, writing.at(), "", {{"if-match", "\"1\""}}).status == 412);
    CHECK(writing.world.ask(li_lei, Method::DELETE, writing.at(), "", {{"if-match", "\"2\""}}).status == 204);
    CHECK(writing.show(li_lei).text("body").empty());
}

TEST_CASE("a shared draft is seen by those who work on the ticket as well, and by no requester") {
    Writing writing;
    auto& world = writing.world;
    auto const seen_by = [&](Person const& who) { return world.ask(who, Method::GET, writing.at() + "s"); };
    auto const number_seen_by = [&](Person const& who) { return seen_by(who).body.find("data")->as<json::Array>()->size(); };
    writing.keep(world.li_lei, a_reply);
    CHECK(number_seen_by(world.admin) == 0);

    auto const kept = writing.keep(world.li_lei, R"({"kind":"reply","body":"您好，","shared":true})");
    CHECK(*kept.body.find("shared") == json::Value(true));
    auto const seen = seen_by(world.admin);
    auto const& theirs = seen.body.find("data")->as<json::Array>()->at(0);
    CHECK(*theirs.find("author") == json::Value("li_lei"));
    CHECK(*theirs.find("kind") == json::Value("reply"));
    CHECK(*theirs.find("body") == json::Value("您好，"));
    CHECK(theirs.find("updated_at"));
    CHECK(number_seen_by(world.li_lei) == 0);
    CHECK(seen_by(world.wang_fang).status == 403);
    CHECK(seen_by(world.chen_jie).status == 404);

    writing.keep(world.li_lei, a_reply);
    CHECK(number_seen_by(world.admin) == 0);
}

TEST_CASE("a shared draft is told of when it changes and when it is sent; one's own is not") {
    Writing writing;
    auto& world = writing.world;
    static int told;
    told = 0;
    draft::set_shared_changed([](Tx&, draft::Shared const& shared) { told += shared.author ? 1 : 100; });
    writing.keep(world.li_lei, a_reply);
    CHECK(told == 0);
    writing.keep(world.li_lei, R"({"kind":"reply","body":"a","shared":true})");
    CHECK(told == 1);
    writing.keep(world.li_lei, a_reply);
    CHECK(told == 2);
    writing.keep(world.li_lei, R"({"kind":"reply","body":"a","shared":true})");
    world.ask(world.li_lei, Method::POST, "/api/v1/tickets/" + writing.number + "/entries", R"({"body":"a","kind":"reply"})");
    CHECK(told == 4);
    draft::set_shared_changed([](Tx&, draft::Shared const&) {});
}

TEST_CASE("what is sent is no draft any more; another kind stays") {
    Writing writing;
    auto const& li_lei = writing.world.li_lei;
    auto const say = [&](std::string const& kind) {
        writing.world.ask(li_lei, Method::POST, "/api/v1/tickets/" + writing.number + "/entries",
                          R"({"body":"a","kind":")" + kind + "\"}");
    };
    writing.keep(li_lei, a_reply);
    say("note");
    CHECK(writing.count(li_lei) == 1);
    say("reply");
    CHECK(writing.count(li_lei) == 0);
}

TEST_CASE("a draft is forgotten after thirty days without a word") {
    Writing writing;
    writing.keep(writing.world.li_lei, a_reply);
    testing::advance(Hours(24 * 29));
    writing.world.run_due_jobs();
    CHECK(writing.count(writing.world.li_lei) == 1);
    testing::advance(Hours(24 * 2));
    writing.world.run_due_jobs();
    CHECK(writing.count(writing.world.li_lei) == 0);
}

TEST_CASE("drafts are listed page by page, the newest first") {
    Writing writing;
    auto const& li_lei = writing.world.li_lei;
    for (int i = 0; i < 3; ++i) {
        writing.keep(li_lei, a_reply);
        writing.number = writing.report();
        testing::advance(Seconds(1));
    }
    auto const first = writing.world.ask(li_lei, Method::GET, "/api/v1/drafts?limit=2&count=exact");
    CHECK(*first.body.find("count") == json::Value(3));
    CHECK(*first.body.find("data")->as<json::Array>()->front().find("ticket") == json::Value("INC-10003"));
    auto const rest = writing.world.ask(li_lei, Method::GET, "/api/v1/drafts?limit=2&cursor=" + first.text("next_cursor"));
    CHECK(rest.body.find("data")->as<json::Array>()->size() == 1);
}

TEST_CASE("a body that can't be a draft is refused at its field") {
    Writing writing;
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"body":"a"})", "/kind"},
        {R"({"kind":"letter","body":"a"})", "/kind"},
        {R"({"kind":"reply"})", "/body"},
        {R"({"kind":"reply","body":")" + std::string(65537, 'a') + "\"}", "/body"},
        {R"({"kind":"reply","body":"a","attachments":"7"})", "/attachments"},
        {R"({"kind":"reply","body":"a","attachments":[)" +
             [] {
                 std::string ids = "\"1\"";
                 for (int i = 0; i < 50; ++i) ids += ",\"1\"";
                 return ids;
             }() +
             "]}",
         "/attachments"},
        {R"({"kind":"reply","body":"a","version":3})", "/version"},
        {R"({"kind":"reply","body":"a","shared":"yes"})", "/shared"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(field);
        auto const answer = writing.keep(writing.world.li_lei, body);
        CHECK(answer.status == 400);
        CHECK(json::text_of(answer.body).find('"' + field + '"') != std::string::npos);
    }
    CHECK(writing.count(writing.world.li_lei) == 0);
}

TEST_CASE("a requester keeps his drafts to himself") {
    Writing writing;
    CHECK(writing.keep(writing.world.wang_fang, R"({"kind":"reply","body":"a","shared":true})").status == 400);
    CHECK(writing.keep(writing.world.wang_fang, a_reply).status == 200);
}
