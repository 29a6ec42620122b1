#include "people/address.h"

#include <doctest/doctest.h>

using namespace yitai;

TEST_CASE("a phone number has one written form, however it was typed") {
    struct {
        char const *typed, *kept;
    } const numbers[] = {
        {"13812345678", "+8613812345678"},
        {"138 1234 5678", "+8613812345678"},
        {"+86-138-1234-5678", "+8613812345678"},
        {"0086 13812345678", "+8613812345678"},
        {"86 13812345678", "+8613812345678"},
        {"１３８１２３４５６７８", "+8613812345678"},
        {"010-62345678", "+861062345678"},
        {"(0755) 8234 5678", "+8675582345678"},
        {"0755-82345678 转 8012", "+8675582345678;ext=8012"},
        {"0755-82345678 ext. 8012", "+8675582345678;ext=8012"},
        {"+86 (0)21 6234 5678", "+862162345678"},
        {"400-800-1234", "4008001234"},
        {"10086", "10086"},
        {"8012", "ext=8012"},
        {"分机 8012", "ext=8012"},
        {"+44 20 7946 0958", "+442079460958"},
        {"+852 2345 6789", "+85223456789"},
        {"001 212 555 0123", "+12125550123"},
    };
    for (auto const& [typed, kept] : numbers) {
        CAPTURE(std::string(typed));
        CHECK(normal_phone(typed).value_or("none") == kept);
    }
}

TEST_CASE("what is no phone number is refused") {
    for (auto const* typed : {"", "call me", "138123456789012345", "+86 12345", "+1 555", "12345678901", "138-1234-567",
                              "++8613812345678", "0755-82345678 转 abc", "13812345678 or 13912345678"}) {
        CAPTURE(std::string(typed));
        CHECK(!normal_phone(typed));
    }
}

TEST_CASE("a mail address is lower-cased; what is none is refused") {
    CHECK(normal_email(" Wang.Fang@Example.COM ").value_or("") == "wang.fang@example.com");
    CHECK(normal_email("o'brien+desk@a-b.example").has_value());
    CHECK(normal_email("王芳@例子.中国").has_value());
    for (auto const* typed :
         {"", "a", "@b.c", "a@", "a b@c.d", "a@b..c", "a@-b.c", ".a@b.c", "a..b@c.d", "a@b@c.d", "a\n@b.c", "<a@b.c>"}) {
        CAPTURE(std::string(typed));
        CHECK(!normal_email(typed));
    }
}
