#include "db/parameters.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace yitai::db;

using Names = std::vector<std::string>;

TEST_CASE("each name gets one number, however often it occurs") {
    auto const text = numbered("select * from t where a = :a and b = :b or :a is null");
    CHECK(text.sql == "select * from t where a = $1 and b = $2 or $1 is null");
    CHECK(text.names == Names{"a", "b"});
}

TEST_CASE("a name that starts like another is a name of its own") {
    auto const text = numbered(":due :due_at,:due");
    CHECK(text.sql == "$1 $2,$1");
    CHECK(text.names == Names{"due", "due_at"});
}

TEST_CASE("quoted text, comments and casts hold no parameters") {
    for (auto const* untouched : {
             "select ':a'",
             "select 'it''s :a'",
             "select \":a\" from t",
             "select '12:30:00'",
             "select x::text",
             "select a[1:2]",
             "-- why :a\nselect 1",
             "/* :a /* :b */ :c */ select 1",
             "select $$ :a $$",
             "select $tag$ :a $$ $tag$",
             "select ':a",
             "select 1 -- :a",
         }) {
        CAPTURE(untouched);
        CHECK(numbered(untouched).sql == untouched);
        CHECK(numbered(untouched).names.empty());
    }
}

TEST_CASE("a parameter may be cast and may follow quoted text") {
    CHECK(numbered("select 'x'||:a::text, :b").sql == "select 'x'||$1::text, $2");
    CHECK(numbered("select $$x$$, :a -- :b\n, :c").names == Names{"a", "c"});
}

TEST_CASE("parameters are found in any order and the missing one is named") {
    Parameters parameters({"a", "b", "c"});
    CHECK(parameters.find("c") == 2);
    CHECK(parameters.find("a") == 0);
    CHECK(parameters.find("b") == 1);
    CHECK(parameters.find("d") == -1);

    parameters.give(0);
    parameters.give(2);
    CHECK_THROWS_WITH_AS(parameters.require_all(), "no value was given for :b", std::logic_error);
    parameters.give(1);
    CHECK_NOTHROW(parameters.require_all());
    parameters.forget();
    CHECK_THROWS_AS(parameters.require_all(), std::logic_error);
}
