#include "servicenow/code.h"

#include "base/code.h"
#include "base/text.h"

#include <doctest/doctest.h>

namespace yitai::servicenow {

TEST_CASE("a plain name is its own code") {
    CHECK(code_of("Group 56") == "group-56");
    CHECK(code_of("Caller  2403") == "caller-2403");
    CHECK(code_of("d625dccec0a8016700a222a0f7900d06") == "d625dccec0a8016700a222a0f7900d06");
}

TEST_CASE("any other name gets a code of its own, always the same") {
    std::string const longest(255, 'x');
    for (auto const* name : {"服务台", "Müller", "12", "a/b", "a b/", "-", "=1+1", "\xF0\x9F\x98\x80", longest.c_str()}) {
        CHECK_MESSAGE(is_code(code_of(name)), name);
        CHECK(code_of(name).starts_with("sn-"));
        CHECK(code_of(name) == code_of(name));
    }
    CHECK(code_of("a/b") != code_of("a:b"));
    CHECK(code_of("服务台") != code_of("服务泰"));
}

TEST_CASE("a text is cut between characters") {
    CHECK(cut("abc", 3) == "abc");
    CHECK(cut("abc", 2) == "ab");
    CHECK(cut("服务台", 7) == "服务");
    CHECK(cut("服务台", 2).empty());
    CHECK(is_utf8(cut(std::string(100, 'a') + "台", 102)));
}

}  // namespace yitai::servicenow
