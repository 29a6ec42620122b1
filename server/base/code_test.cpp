#include "base/code.h"

#include <doctest/doctest.h>

using namespace yitai;

TEST_CASE("a code is a word that looks like no other and like no id") {
    for (auto text : {"it", "e-mail", "erp.fi_2", "3com", "a"}) CHECK(is_code(text));
    for (auto text : {"", "IT", "42", "-it", "it-", "e mail", "ｉｔ", "\u0435-mail", "it\n", "a/b"}) CHECK_FALSE(is_code(text));
    CHECK(is_code(std::string(60, 'a')));
    CHECK_FALSE(is_code(std::string(61, 'a')));
}

TEST_CASE("what is no code is refused at its field") {
    json::Problems problems;
    Code code;
    json::read(json::Value("IT"), code, problems, "/code");
    json::read(json::Value(7), code, problems, "/number");
    REQUIRE(problems.fields.size() == 2);
    CHECK(problems.fields[0].pointer == "/code");
    json::read(json::Value("it"), code, problems, "/code");
    CHECK(code == "it");
}
