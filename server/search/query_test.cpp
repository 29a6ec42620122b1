#include "search/query.h"

#include "search/index.h"

#include <doctest/doctest.h>

using namespace yitai;
using search::Comparison;
using search::Node;

namespace {

std::string written(Node const& node) {
    std::string text;
    switch (node.kind) {
        case Node::Kind::text:
            for (auto const& token : node.phrase.tokens) (text += text.empty() ? "" : "+") += token;
            return text + (node.phrase.begins ? "*" : "");
        case Node::Kind::field:
            for (auto const& value : node.values) (text += text.empty() ? "" : ",") += value.text;
            return node.field + "<>=~^:"[static_cast<int>(node.comparison) == 0 ? 5 : static_cast<int>(node.comparison) - 1] +
                   text;
        case Node::Kind::none:
            return '!' + written(node.children.front());
        default:
            for (auto const& child : node.children)
                (text += text.empty() ? "" : node.kind == Node::Kind::any ? " | " : " & ") += written(child);
            return '(' + text + ')';
    }
}

std::string read(std::string_view text) {
    auto const node = search::parse_query(text, "/query/q");
    return node ? written(*node) : "";
}

std::string refused(std::string_view text) try {
    search::parse_query(text, "/query/q");
    return "";
} catch (Invalid const& invalid) {
    auto const& error = invalid.fields.front();
    CHECK(error.pointer == "/query/q");
    return (error.position ? std::to_string(*error.position) + ' ' : "") + say(error.message);
}

}  // namespace

TEST_CASE("a query is words, phrases, fields, and how they belong together") {
    CHECK(read("") == "");
    CHECK(read("  　 ") == "");
    CHECK(read("打印机") == "打印+印机");
    CHECK(read("打") == "打*");
    CHECK(read("vpn down") == "(vpn & down)");
    CHECK(read("vpn and down") == "(vpn & down)");
    CHECK(read("a1 or b2 c3") == "(a1 | (b2 & c3))");
    CHECK(read("(a1 or b2) c3") == "((a1 | b2) & c3)");
    CHECK(read("not a1 b2 -c3") == "(!a1 & b2 & !c3)");
    CHECK(read("\"vpn down\"") == "vpn+down");
    CHECK(read("VPN连接") == "vpn+连接");
    CHECK(read("print*") == "print*");
    CHECK(read("a - b") == read("a -  b"));
    CHECK(read("status:open priority:P1,P2 assignee:me breach:<4h") ==
          "(status:open & priority:P1,P2 & assignee:me & breach<4h)");
    CHECK(read("created:2026-01-01..2026-01-31") == "created^2026-01-01,2026-01-31");
    CHECK(read("site:\"North Tower\"") == "site:North Tower");
    CHECK(read("organic") == "organic");
    CHECK(read("android or notes") == "(android | notes)");
}

TEST_CASE("what a Chinese keyboard types means the same") {
    CHECK(read("状态：未结　优先级：1，2") == "(状态:未结 & 优先级:1,2)");
    CHECK(read("（打印机 or 卡纸）") == "(打印+印机 | 卡纸)");
    CHECK(read("“打印机 卡纸”") == "打印+印机+机+卡纸");
    CHECK(read("ＶＰＮ") == "vpn");
    CHECK(read("印表機") == "印表+表机");
}

TEST_CASE("what only looks like a field is text") {
    CHECK(read("12:30") == "12+30");
    CHECK(read("http://host/x") == "http+host+x");
    CHECK(read("C:\\temp") == "c+temp");
    CHECK(read("\"error: 5\"") == "error+5");
}

TEST_CASE("what is wrong is said with its place") {
    CHECK(refused("(vpn") == "0 This bracket is never closed");
    CHECK(refused("打印机 )") == "4 This bracket was never opened");
    CHECK(refused("打 \"卡纸") == "2 This quotation mark is never closed");
    CHECK(refused("vpn or") == "6 Something is missing here");
    CHECK(refused("or vpn") == "0 Something is missing here");
    CHECK(refused("vpn and or x1") == "8 Something is missing here");
    CHECK(refused("not") == "3 Something is missing here");
    CHECK(refused("()") == "1 Something is missing here");
    CHECK(refused("status:") == "7 A value is missing here");
    CHECK(refused("priority:1,") == "11 A value is missing here");
    CHECK(refused("vpn !!!") == "4 There is no word here to search for");
    CHECK(refused("a*") == "0 Write at least two letters before the *");
}

TEST_CASE("no query takes long or much") {
    std::string const limit = std::to_string(search::most_query_bytes);
    CHECK(refused(std::string(1'000'000, 'x')) == "Must be at most " + limit + " bytes long");
    std::string many, brackets(1'999, '('), nots, stars, commas = "priority:1";
    for (int i = 0; i < 1'000; ++i) many += "a1 ";
    for (int i = 0; i < 900; ++i) nots += "not ";
    for (int i = 0; i < 30; ++i) stars += "ab* ";
    for (int i = 0; i < 60; ++i) commas += ",1";
    CHECK(refused(many) == "96 At most 32 words and fields");
    CHECK(refused(brackets) == "17 These brackets are too deep");
    CHECK(refused(nots).ends_with("These brackets are too deep"));
    CHECK(refused(stars).ends_with("At most 8 beginnings of words"));
    CHECK(refused(commas).ends_with("Too many values"));
    CHECK(refused("\xff\xfe") == "Must be UTF-8");
    std::string long_text = "\"";
    for (int i = 0; i < 1'200; ++i) long_text += "打";
    CHECK(refused(long_text + '"') == "0 This text is too long to be searched for");
}

TEST_CASE("what an engine would read as its own language is text") {
    for (std::string const text :
         {"NEAR(a b)", "in_title : x", "a\" OR \"b", "{a b}", "^start", "a <-> b", "'a' & 'b'", "a:*", "drop; --"}) {
        for (auto const engine : {db::Engine::sqlite, db::Engine::postgres}) {
            try {
                auto const node = search::parse_query(text, "/query/q");
                if (!node || node->has(Node::Kind::field)) continue;
                auto const expression = search::expression(engine, *node, search::Within::open);
                REQUIRE(expression);
                CHECK(expression->find(';') == expression->npos);
                CHECK(expression->find("NEAR(") == expression->npos);
                CHECK(expression->find('^') == expression->npos);
            } catch (Invalid const&) {
            }
        }
    }
}

TEST_CASE("a completion knows where the cursor stands") {
    auto const value = search::piece_at("vpn status:op", 13);
    CHECK(value.field == "status");
    CHECK(value.written == "op");
    CHECK(value.begin == 11);
    auto const second = search::piece_at("priority:P1,P", 13);
    CHECK(second.field == "priority");
    CHECK(second.written == "P");
    auto const word = search::piece_at("(sta", 4);
    CHECK(word.field.empty());
    CHECK(word.written == "sta");
    CHECK(search::piece_at("打印 状态：未", 6).written.empty());
    CHECK(search::piece_at("打印 状态：未", 7).written == "未");
}
