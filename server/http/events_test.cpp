#include "http/events.h"

#include "testing/echo_server.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::http;
using namespace yitai::testing;

namespace {

Event event(std::int64_t id, std::function<bool(Actor const&)> visible_to = [](Actor const&) { return true; }) {
    return {id, "incident.resolved", R"({"number":"INC-)" + std::to_string(id) + "\"}", std::move(visible_to)};
}

std::string text(std::int64_t id) {
    return "id: " + std::to_string(id) + "\nevent: incident.resolved\ndata: {\"number\":\"INC-" + std::to_string(id) + "\"}\n\n";
}

Actor named(std::string login) {
    Actor actor = nobody();
    actor.login = std::move(login);
    return actor;
}

std::string const subscribe = "GET /events HTTP/1.1\r\nHost: desk\r\n";

}  // namespace

TEST_CASE("A subscriber gets what is published after he came") {
    EventHub hub;
    hub.publish(event(1));
    auto const stream = hub.subscribe(nobody(), std::nullopt);
    CHECK(stream->take().empty());
    hub.publish(event(2));
    hub.publish(event(3));
    CHECK(stream->take() == text(2) + text(3));
    CHECK(stream->take().empty());
}

TEST_CASE("An event is seen by those who may see it, now and when they come back") {
    EventHub hub;
    auto const only_lin = [](Actor const& actor) { return actor.login == "lin"; };
    hub.publish(event(1));
    auto const lin = hub.subscribe(named("lin"), std::nullopt), wang = hub.subscribe(named("wang"), std::nullopt);
    hub.publish(event(2, only_lin));
    hub.publish(event(3, nullptr));
    CHECK(lin->take() == text(2));
    CHECK(wang->take().empty());
    CHECK(hub.subscribe(named("lin"), 1)->take() == text(2));
    CHECK(hub.subscribe(named("wang"), 1)->take().empty());
}

TEST_CASE("Who comes back gets what he missed, in the order in which it came") {
    EventHub hub;
    for (auto id : {10, 12, 11, 13}) hub.publish(event(id));
    CHECK(hub.subscribe(nobody(), 12)->take() == text(11) + text(13));
    CHECK(hub.subscribe(nobody(), 13)->take().empty());
}

TEST_CASE("Who was away for too long starts anew") {
    EventHub hub(2);
    for (auto id : {1, 2, 3}) hub.publish(event(id));
    CHECK(hub.subscribe(nobody(), 1)->take() == "id: 3\nevent: reset\ndata: {}\n\n");
    CHECK(EventHub().subscribe(nobody(), 7)->take() == "event: reset\ndata: {}\n\n");

    EventHub narrow(100, 150);
    for (auto id : {1, 2, 3, 4, 5}) narrow.publish(event(id));
    CHECK(narrow.subscribe(nobody(), 1)->take() == "id: 5\nevent: reset\ndata: {}\n\n");
}

TEST_CASE("A subscriber who does not keep up is dropped, not waited for") {
    EventHub hub(100, 150);
    auto const slow = hub.subscribe(nobody(), std::nullopt);
    int woken = 0;
    slow->on_wake([&] { ++woken; });
    CHECK(slow->take().empty());
    for (auto id : {1, 2, 3, 4}) hub.publish(event(id));
    CHECK(slow->overrun());
    CHECK(slow->take().empty());
    CHECK(woken == 1);
}

TEST_CASE("Only who asked for nothing in vain is woken") {
    EventHub hub;
    auto const stream = hub.subscribe(nobody(), std::nullopt);
    int woken = 0;
    stream->on_wake([&] { ++woken; });
    hub.publish(event(1));
    CHECK(woken == 0);
    stream->take();
    stream->take();
    hub.publish(event(2));
    hub.publish(event(3));
    CHECK(woken == 1);
}

TEST_CASE("The hub forgets subscribers who are gone") {
    EventHub hub;
    auto const stays = hub.subscribe(nobody(), std::nullopt);
    hub.subscribe(nobody(), std::nullopt);
    CHECK(hub.subscribers() == 1);
    hub.publish(event(1));
    CHECK(hub.subscribers() == 1);
}

TEST_CASE("Events reach a client as a stream, and one that resumes gets what it missed") {
    EchoServer desk;
    auto client = desk.client();
    client.send(subscribe + "\r\n");
    auto const head = client.until("\r\n\r\n");
    CHECK(head.find("Content-Type: text/event-stream\r\n") != head.npos);
    CHECK(head.find("X-Accel-Buffering: no\r\n") != head.npos);
    CHECK(head.find("Cache-Control: no-store\r\n") != head.npos);
    CHECK(head.find("Content-Length") == head.npos);
    desk.events.publish(event(1));
    CHECK(client.until("\n\n") == text(1));
    desk.events.publish(event(2));
    CHECK(client.until("\n\n") == text(2));

    auto again = desk.client();
    again.send(subscribe + "Last-Event-ID: 1\r\n\r\n");
    again.until("\r\n\r\n");
    CHECK(again.until("\n\n") == text(2));
}

TEST_CASE("A quiet stream is kept alive by comments") {
    EchoServer desk(with([](auto& limits) { limits.heartbeat = Milliseconds(40); }));
    auto client = desk.client();
    client.send(subscribe + "\r\n");
    client.until("\r\n\r\n");
    CHECK(client.until("\n\n") == ": keep-alive\n\n");
    CHECK(client.until("\n\n") == ": keep-alive\n\n");
    desk.events.publish(event(1));
    CHECK(client.until(text(1)).ends_with(text(1)));
}

TEST_CASE("A stream ends when its client leaves") {
    EchoServer desk;
    {
        auto client = desk.client();
        client.send(subscribe + "\r\n");
        client.until("\r\n\r\n");
        CHECK(desk.events.subscribers() == 1);
        client.send("what a client says here is not read");
    }
    CHECK(becomes_true([&] { return desk.server.connections() == 0; }));
    CHECK(desk.events.subscribers() == 0);
}

TEST_CASE("A HEAD of the stream is only its head") {
    EchoServer desk;
    auto client = desk.client();
    client.send("HEAD /events HTTP/1.1\r\nHost: desk\r\n\r\nGET / HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer(true).headers.at("content-type") == "text/event-stream");
    CHECK(client.answer().body == "hello");
}

TEST_CASE("A stream whose client takes nothing is closed once too much waits") {
    EchoServer desk(with([](auto& limits) { limits.write_time = Milliseconds(60); }));
    auto client = desk.client();
    client.send(subscribe + "\r\n");
    client.until("\r\n\r\n");
    Event large = event(1);
    large.data = '"' + std::string(900'000, 'x') + '"';
    for (int i = 0; i < 20; ++i) desk.events.publish(large);
    CHECK(becomes_true([&] { return desk.server.connections() == 0; }));
}

TEST_CASE("Every one of many clients gets every event") {
    EchoServer desk;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(desk.server.port()));
        clients.back()->send(subscribe + "\r\n");
        clients.back()->until("\r\n\r\n");
    }
    for (int id = 1; id <= 100; ++id) desk.events.publish(event(id));
    std::string all;
    for (int id = 1; id <= 100; ++id) all += text(id);
    for (auto const& client : clients) CHECK(client->until(text(100)) == all);
}

TEST_CASE("What has no id leaves the place of who listens as it was, and is sent again only when it is kept") {
    EventHub hub;
    auto const everybody = [](Actor const&) { return true; };
    auto const stream = hub.subscribe(nobody(), std::nullopt);
    hub.publish(event(1));
    hub.publish({std::nullopt, "notice.added", "{}", everybody});
    hub.publish({std::nullopt, "presence.changed", "{}", everybody, Kept::passing});
    CHECK(stream->take() == text(1) + "event: notice.added\ndata: {}\n\nevent: presence.changed\ndata: {}\n\n");

    CHECK(hub.subscribe(nobody(), 1)->take() == "event: notice.added\ndata: {}\n\n");
    CHECK(hub.subscribe(nobody(), 99)->take() == "id: 1\nevent: reset\ndata: {}\n\n");
}
