#include "search/tokenizer.h"

#include "base/text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace yitai;

namespace {

std::string texts(std::string_view text) {
    std::string all;
    for (auto const& token : search::tokens(text)) all += (all.empty() ? "" : "|") + token.text;
    return all;
}

double likeness(std::string_view one, std::string_view other) {
    auto const left = search::pieces(one), right = search::pieces(other);
    std::vector<std::uint32_t> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    auto const all = left.size() + right.size();
    return all == 0 ? 0 : 2.0 * static_cast<double>(both.size()) / static_cast<double>(all);
}

}  // namespace

TEST_CASE("an Asian run becomes overlapping pairs and its last character") {
    CHECK(texts("打印机卡纸") == "打印|印机|机卡|卡纸|纸");
    CHECK(texts("卡") == "卡");
    CHECK(texts("プリンター") == "プリ|リン|ンタ|ター|ー");
    CHECK(texts("프린터 고장") == "프린|린터|터|고장|장");
}

TEST_CASE("all else becomes words in one case and one width") {
    CHECK(texts("The Printer JAMS!") == "the|printer|jams");
    CHECK(texts("ＶＰＮ　１２３") == "vpn|123");
    CHECK(texts("ÉCOLE Москва ΑΘΉΝΑ") == "école|москва|αθήνα");
    CHECK(texts("user_name@host-1.example") == "user|name|host|1|example");
    CHECK(texts("हिन्दी ١٢٣") == "हिन्दी|١٢٣");
}

TEST_CASE("scripts that meet are told apart, and positions go on") {
    auto const found = search::tokens("VPN连接 down");
    REQUIRE(found.size() == 4);
    CHECK(found[0] == search::Token{search::TokenKind::word, "vpn", 0, 0, 3});
    CHECK(found[1] == search::Token{search::TokenKind::pair, "连接", 1, 3, 9});
    CHECK(found[2] == search::Token{search::TokenKind::last, "接", 2, 6, 9});
    CHECK(found[3] == search::Token{search::TokenKind::word, "down", 3, 10, 14});
}

TEST_CASE("what nobody sees neither splits a word nor joins two") {
    CHECK(texts("pass\u200bword") == "password");
    CHECK(texts("打\u200d印\ufeff机") == "打印|印机|机");
    CHECK(texts("\u202eprinter\u202c jams") == "printer|jams");
    CHECK(texts("a \u200b b") == "a|b");
    CHECK(texts("soft\u00adware") == "software");
    CHECK(texts("\u200b\u202e\u2066").empty());
}

TEST_CASE("broken text hurts nobody") {
    CHECK(texts("\xff\xfe").empty());
    CHECK(texts("a\xc3(b") == "a|b");
    CHECK(texts("打\xe6\x89") == "打");
    CHECK(texts("\xed\xa0\x80 lone half") == "lone|half");
    CHECK(texts("").empty());
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            std::string const bytes{static_cast<char>(first), static_cast<char>(second)};
            for (auto const& token : search::tokens(bytes)) {
                CHECK(token.end <= bytes.size());
                CHECK(is_utf8(token.text));
            }
        }
}

TEST_CASE("every character is stepped over, whatever it is") {
    std::size_t letters = 0;
    for (char32_t code = 0x80; code <= 0x10ffff; ++code) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        std::string text;
        int const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        text += static_cast<char>((0xff00 >> (more + 1) & 0xff) | code >> 6 * more);
        for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | (code >> 6 * i & 0x3f));
        auto const found = search::tokens(text);
        if (!found.empty()) ++letters;
        bool const whole = found.empty() || (found.size() == 1 && found[0].end == text.size());
        bool const stays = found.empty() || texts(found[0].text) == found[0].text;
        if (!whole || !stays) FAIL_CHECK("U+" << std::to_string(std::uint32_t{code}));
    }
    CHECK(letters > 100'000);
}

TEST_CASE("a word without an end is known by its beginning") {
    std::string const endless(64 * 1024, 'x');
    auto const found = search::tokens(endless);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text.size() == search::most_characters_of_word);
    CHECK(found[0].end == endless.size());
}

TEST_CASE("pieces are few, in order, each once, and the same ones of two long texts") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "word" + std::to_string(i * 7919) + ' ';
    auto const found = search::pieces(text);
    CHECK(found.size() == 32);
    CHECK(std::is_sorted(found.begin(), found.end()));
    CHECK(std::set(found.begin(), found.end()).size() == 32);
    CHECK(likeness(text, text + " and a little more") > 0.8);
    CHECK(search::pieces("").empty());
    CHECK(search::pieces("卡") != search::pieces("纸"));
}

TEST_CASE("alike are texts that people would take for the same, in Chinese and in English") {
    CHECK(likeness("打印机卡纸", "三楼打印机卡纸了") > 0.6);
    CHECK(likeness("VPN连不上", "VPN 连不上了，急") > 0.6);
    CHECK(likeness("Printer jams", "The printer is jammed") > 0.5);
    CHECK(likeness("VPN does not connect", "vpn not connecting") > 0.6);
    CHECK(likeness("Outlook shows error 500", "Error 500 in Outlook") > 0.6);
    CHECK(likeness("打\u200b印\u200b机\u200b卡\u200b纸", "打印机卡纸") == 1.0);
    CHECK(likeness("ＶＰＮ　ＤＯＷＮ", "vpn down") == 1.0);
}

TEST_CASE("unlike are texts about different things") {
    CHECK(likeness("打印机卡纸", "邮箱登录失败") == 0.0);
    CHECK(likeness("Printer jams", "Mailbox is full") < 0.2);
    CHECK(likeness("VPN does not connect", "Salary slip shows a wrong amount") < 0.2);
    CHECK(likeness("", "") == 0.0);
}
