#include "base/actor.h"
#include "base/failure.h"
#include "base/text.h"
#include "base/time.h"

#include <doctest/doctest.h>

using namespace yitai;

TEST_CASE("times are written in UTC and read with any offset") {
    auto const at = parse_rfc3339("2026-01-31T16:00:00.5+08:00");
    REQUIRE(at);
    CHECK(to_rfc3339(*at) == "2026-01-31T08:00:00.500Z");
    CHECK(parse_rfc3339("2016-12-31T23:59:60Z") == parse_rfc3339("2016-12-31T23:59:59Z"));
}

TEST_CASE("what is no time is not read as one") {
    for (auto text : {"", "2026", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00Zx",
                      "2026-01-01T00:00:00.Z", "-026-01-01T00:00:00Z", "2026-01-01T00:00:00+24:00"})
        CHECK_FALSE(parse_rfc3339(text));
}

TEST_CASE("UTF-8 is checked as RFC 3629 says") {
    CHECK(is_utf8("a汉😀"));
    for (auto bytes : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe6\xb1", "\xf4\x90\x80\x80"}) CHECK_FALSE(is_utf8(bytes));
}

TEST_CASE("full-width blanks say nothing") {
    CHECK(is_blank(" \t\u3000"));
    CHECK_FALSE(is_blank("\u3000a"));
}

TEST_CASE("percent and base64url encodings come back, broken ones do not") {
    CHECK(percent_decoded(percent_encoded("a b/汉%")) == "a b/汉%");
    CHECK(percent_decoded("a+b", true) == "a b");
    CHECK_FALSE(percent_decoded("%4"));
    CHECK_FALSE(percent_decoded("%zz"));
    CHECK(from_base64url(to_base64url("\x01\xff?")) == "\x01\xff?");
    CHECK_FALSE(from_base64url("a+b"));
}

TEST_CASE("a message fills its placeholders") {
    CHECK(say({"Must be at most {{count}} bytes long", {{"count", "5"}}}) == "Must be at most 5 bytes long");
    CHECK(say({"No {{name}} here", {}}) == "No {{name}} here");
}

TEST_CASE("the preferred language weighs zh against en") {
    CHECK(preferred_language("zh-CN,zh;q=0.9,en;q=0.8") == Language::zh);
    CHECK(preferred_language("en-US,zh;q=0.5") == Language::en);
    CHECK(preferred_language("fr") == Language::en);
    CHECK(preferred_language("") == Language::en);
}

TEST_CASE("a right has a dotted name and a token never widens what its owner may") {
    CHECK(right_name(Right::ticket_create_for_others) == "ticket.create_for_others");
    CHECK(right_from("ticket.read") == Right::ticket_read);
    CHECK_FALSE(right_from("ticket.fly"));

    Rights owner, token;
    owner.grant(Right::ticket_read, Scope::team);
    token.grant(Right::ticket_read, Scope::all);
    token.grant(Right::audit_read, Scope::all);
    CHECK(owner.limited_to(token)[Right::ticket_read] == Scope::team);
    CHECK_FALSE(owner.limited_to(token).allows(Right::audit_read));
}
