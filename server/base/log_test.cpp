#include "base/log.h"

#include "base/json.h"

#include <doctest/doctest.h>

#include <set>

using namespace yitai;

namespace {

std::string value_of(std::string_view line, std::string_view name) {
    auto const parsed = json::parse(line);
    auto const* value = parsed.find(name);
    return value && value->as<std::string>() ? *value->as<std::string>() : "(none)";
}

}  // namespace

TEST_CASE("a line says when, how bad, which and what") {
    auto const line = log::line_of("server.started", {{"address", "127.0.0.1:8080"}});
    CHECK(value_of(line, "time") == to_rfc3339(now()));
    CHECK(value_of(line, "level") == "info");
    CHECK(value_of(line, "id") == "server.started");
    CHECK(value_of(line, "msg") == "The server accepts requests");
    CHECK(value_of(line, "address") == "127.0.0.1:8080");
}

TEST_CASE("no value breaks the line or moves a terminal's cursor") {
    auto const line = log::line_of("server.failed", {{"error",
                                                      "a\r\nb\x1b[31m\x7f\xc2\x9b"
                                                      "c\u2028d\u2029 \"汉\""}});
    for (auto bytes : {"\r", "\n", "\x1b", "\x7f", "\xc2\x9b", "\u2028", "\u2029"}) CHECK(line.find(bytes) == line.npos);
    CHECK(value_of(line, "error") ==
          "a\r\nb\x1b[31m\x7f\xc2\x9b"
          "c\u2028d\u2029 \"汉\"");
}

TEST_CASE("broken UTF-8 is replaced, so that the line is still JSON") {
    CHECK(value_of(log::line_of("server.failed", {{"error", "a\xff\xfe"}}), "error") == "a\ufffd\ufffd");
}

TEST_CASE("a very long value is cut between characters") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "汉";
    auto const logged = value_of(log::line_of("server.failed", {{"error", 'a' + text}}), "error");
    CHECK(logged.size() < 4200);
    CHECK(logged.ends_with("汉…"));
}

TEST_CASE("an unknown id is logged as the bug it is") {
    auto const line = log::line_of("never.heard", {{"error", "x"}});
    CHECK(value_of(line, "id") == "log.unknown_id");
    CHECK(value_of(line, "unknown_id") == "never.heard");
    CHECK(value_of(line, "error") == "x");
}

TEST_CASE("every id is in the table once and says what it means") {
    std::set<std::string_view> ids;
    for (auto const& kind : log::kinds()) {
        CHECK(ids.insert(kind.id).second);
        CHECK(kind.sentence.size() > 10);
    }
}
