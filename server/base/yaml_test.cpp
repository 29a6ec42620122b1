#include "base/yaml.h"

#include "testing/shared_data.h"

#include <doctest/doctest.h>

#include <random>

using namespace yitai;

namespace {

int refused_line(std::string_view text) {
    try {
        yaml::parse(text);
    } catch (yaml::Unreadable const& unreadable) {
        return unreadable.line;
    }
    return 0;
}

json::Value read(std::string_view text) { return yaml::parse(text).value; }

// Texts that readers of YAML have been known to take for something else.
std::vector<std::string> const naughty = {
    "",
    " ",
    "no",
    "No",
    "NO",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "true",
    "True",
    "null",
    "~",
    "1",
    "08",
    "0x1F",
    "1e3",
    "1.0",
    "-",
    "- a",
    "?",
    "? a",
    ":",
    "a: b",
    "a:",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "'",
    "\"",
    "a'b",
    "{a}",
    "[a]",
    "a, b",
    "2026-01-31",
    "09:00",
    "1:30:00",
    "12_000",
    ".inf",
    ".nan",
    "nan",
    "inf",
    "<<",
    "=",
    "---",
    "...",
    "--- a",
    "a\nb",
    "a\nb\n",
    "\na",
    "a\n\n",
    "a \nb",
    " a\nb",
    "a\n b",
    "a\n\nb",
    "a\tb",
    "\ta\nb",
    "a\r\nb",
    "中文",
    "中文：说明",
    "，",
    " 中 ",
    "第一行\n第二行\n",
    "\xC2\x85",
    "\xC2\xA0",
    "a\xE2\x80\xA8 b",
    "\xEF\xBB\xBF",
    "\x7F",
    "\x01",
    "\\",
    "a\\nb",
    "a b  c",
    "a@b.cn",
    "+86 10 5555 0134",
    "/a/b",
    "a/b",
    "😀",
    "é",
};

class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_); }

    json::Value value(int depth) {
        switch (below(depth > 0 ? 8 : 6)) {
            case 0:
                return nullptr;
            case 1:
                return below(2) == 1;
            case 2:
                return static_cast<std::int64_t>(below(100'000)) - 50'000;
            case 3:
                return static_cast<double>(below(1'000)) / 8;
            case 4:
            case 5:
                return text();
            case 6:
                return list(depth);
            default:
                return object(depth);
        }
    }
    std::string text() {
        auto said = naughty[below(naughty.size())];
        return below(3) ? said : said + naughty[below(naughty.size())];
    }
    json::Value list(int depth) {
        json::Array all(below(5));
        for (auto& each : all) each = value(depth - 1);
        return all;
    }
    json::Value object(int depth) {
        json::Object all;
        for (auto left = below(5); left > 0; --left) all.set(text(), value(depth - 1));
        return all;
    }

private:
    std::mt19937 engine_;
};

}  // namespace

TEST_CASE("what is written in YAML reads back as it was") {
    for (auto const& text : naughty) {
        CAPTURE(text);
        json::Value const whole = json::Object{{text, text}, {"list", json::Array{text, json::Object{{"a", text}, {"b", 1}}}}};
        auto const written = yaml::text_of(whole);
        CAPTURE(written);
        CHECK(json::text_of(read(written)) == json::text_of(whole));
    }
    json::Value const nothing = json::Object{{std::string(yaml::longest_key, 'a'), json::Object()}, {"b", json::Array()}};
    CHECK(json::text_of(read(yaml::text_of(nothing))) == json::text_of(nothing));
    for (unsigned seed = 1; seed <= 2'000; ++seed) {
        auto const value = Dice(seed).value(5);
        auto const written = yaml::text_of(value);
        CAPTURE(written);
        REQUIRE(json::text_of(read(written)) == json::text_of(value));
    }
}

TEST_CASE("naughty strings come back from YAML as they were given") {
    auto const file = testing::shared_data("nasties/naughty-strings.json");
    if (!file) return;
    auto const all = json::parse(testing::contents_of(*file));
    auto const written = yaml::text_of(json::Object{{"texts", all}});
    CHECK(json::text_of(*read(written).find("texts")) == json::text_of(all));
}

TEST_CASE("a text that any reader could take for something else is quoted, others stand as they are") {
    CHECK(yaml::text_of(json::Object{{"a", "no"}, {"b", "1e3"}, {"c", "08"}, {"d", "network"}, {"e", "打印机 第 3 层"}}) ==
          "a: \"no\"\nb: \"1e3\"\nc: \"08\"\nd: network\ne: 打印机 第 3 层\n");
}

TEST_CASE("what is listed has a line for each member, and what fits stands on one") {
    json::Value const mail = json::Object{{"code", "mail"},
                                          {"name", json::Object{{"zh", "邮件"}, {"en", "Mail"}}},
                                          {"support", json::Array{json::Object{{"line", "l1"}, {"group", "service-desk"}}}},
                                          {"text", "One\nTwo\n"}};
    CHECK(yaml::text_of(json::Object{{"yitai", 1}, {"services", json::Array{mail}}}) == R"(yitai: 1
services:
  - code: mail
    name: {zh: 邮件, en: Mail}
    support: [{line: l1, group: service-desk}]
    text: |
      One
      Two
)");
}

TEST_CASE("words without quotes are what they look like to people") {
    CHECK(json::text_of(read("[no, 08, 1:30, 2026-01-31, 0x1F, True, 1e3, -4, 0.5, true, ~, , 'true']")) ==
          R"(["no","08","1:30","2026-01-31","0x1F","True",1000,-4,0.5,true,null,null,"true"])");
}

TEST_CASE("the line of each value is known, and that of what it would stand in") {
    auto const document = yaml::parse("services:\n  - code: mail\n\n    owner: li_lei\n  - code: print\n");
    CHECK(document.line_of("/services/0/owner") == 4);
    CHECK(document.line_of("/services/1") == 5);
    CHECK(document.line_of("/services/1/name/zh") == 5);
    CHECK(document.line_of("/nowhere") == 1);
}

TEST_CASE("what is no plain document is refused by its line") {
    CHECK(refused_line("a: 1\nb: 2\na: 3\n") == 3);          // twice
    CHECK(refused_line("a: &x 1\n") == 1);                    // an anchor
    CHECK(refused_line("a: 1\nb: *a\n") == 2);                // an alias
    CHECK(refused_line("a: 1\nb: !!str 2\n") == 2);           // a tag
    CHECK(refused_line("a: !ruby/object {}\n") == 1);
    CHECK(refused_line("a: 1\n---\nb: 2\n") == 2);            // two documents
    CHECK(refused_line("a:\n  - b\n c: d\n") == 3);           // indentation
    CHECK(refused_line("a: [1, 2\n") > 0);
    CHECK(refused_line("? [a]\n: b\n") == 1);                 // a list as a key
    CHECK(refused_line("a: 1\n" + std::string(yaml::longest_key + 1, 'b') + ": 2\n") == 2);
    CHECK(refused_line("a: \"\xFF\"\n") == 1);
    CHECK(refused_line("a:\n  \"\\0\"\n") == 2);
    CHECK(refused_line(std::string("a: \0\n", 5)) == 1);
    CHECK(refused_line(std::string(33, '[') + std::string(33, ']')) == 1);
    CHECK(refused_line(std::string(100'000, '[')) == 1);
    CHECK(refused_line("a: 1\nb: \"" + std::string(2 * yaml::longest_value, 'a') + "\"") == 2);
    CHECK(refused_line("a: 1\n" + std::string(2 * yaml::longest_value, '{')) == 2);
    CHECK(refused_line(std::string(yaml::longest + 1, 'a')) == 1);
}
