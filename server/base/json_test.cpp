#include "base/lazy.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

enum class Colour { red, new_ };
YITAI_DESCRIBE_ENUM(Colour, red, new_)

struct Shape {
    Line<10> name;
    std::optional<Within<1, 4>> sides;
    std::vector<std::string> tags;
    Colour colour = Colour::red;
};
YITAI_DESCRIBE(Shape, name, sides, tags, colour)

// Every refused pointer with its English sentence, for a table of bad bodies.
std::string refusals(std::string_view text) {
    try {
        json::from_text<Shape>(text);
    } catch (Invalid const& invalid) {
        std::string all;
        for (auto const& field : invalid.fields) all += (all.empty() ? "" : "; ") + field.pointer + " " + say(field.message);
        return all;
    }
    return "accepted";
}

std::string nested(int depth) { return std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']'); }

}  // namespace

TEST_CASE("a described struct goes to JSON and comes back") {
    auto const shape = json::from_text<Shape>(R"({"name":"方形 \"a\"","tags":["x","y"],"colour":"new","sides":4})");
    CHECK(json::text_of(shape) == R"({"name":"方形 \"a\"","sides":4,"tags":["x","y"],"colour":"new"})");
}

TEST_CASE("every refused field is named by its pointer") {
    CHECK(refusals(R"({"name":7,"colour":"green","sides":5,"tags":["a",1],"extra/x":1})") ==
          "/name Must be a text; /sides Must be a whole number from 1 to 4; /tags/1 Must be a text; "
          "/colour Must be one of: red, new; /extra~1x There is no such field");
    CHECK(refusals(R"({"colour":"red"})") == "/name Is required");
    CHECK(refusals(R"({"name":" 　","colour":"red"})") == "/name Must not be blank");
    CHECK(refusals(R"({"name":"01234567890","colour":"red"})") == "/name Must be at most 10 bytes long");
    CHECK(refusals("[]") == " Must be an object");
}

TEST_CASE("what RFC 8259 leaves open is refused, and the place is named") {
    CHECK(refusals(R"({"name":"a","name":"b"})") == "/name Is given more than once");
    CHECK(refusals(R"({"tags":["a","b\u0000"]})") == "/tags/1 Must not contain the character U+0000");
    CHECK(refusals(R"({"sides":1e400})") == "/sides Is too large a number");
    CHECK_THROWS_AS(json::parse("{\"name\":\"\xff\"}"), Invalid);
    CHECK_THROWS_AS(json::parse("{} x"), Invalid);
    CHECK_THROWS_AS(json::parse(""), Invalid);
}

TEST_CASE("depth and number of values are limited") {
    CHECK_NOTHROW(json::parse(nested(32)));
    CHECK_THROWS_AS(json::parse(nested(33)), Invalid);

    std::string many = "[0";
    for (int i = 0; i < 9'998; ++i) many += ",0";
    CHECK_NOTHROW(json::parse(many + "]"));
    CHECK_THROWS_AS(json::parse(many + ",0]"), Invalid);
}

TEST_CASE("only the members asked for are written") {
    std::string out;
    json::write_fields(out, Shape{"a", {}, {}, Colour::red}, {false, false, false, true});
    CHECK(out == R"({"colour":"red"})");
}

TEST_CASE("a merge patch replaces what it names and removes what it nulls") {
    auto target = json::parse(R"({"a":{"b":1,"c":2},"d":3})");
    json::merge_patch(target, json::parse(R"({"a":{"b":null,"e":4},"d":[1]})"));
    CHECK(json::text_of(target) == R"({"a":{"c":2,"e":4},"d":[1]})");
}

TEST_CASE("a number that was written reads as the same text again") {
    std::string const numbers =
        "[0,-0,-0.0,1e2,1.5E-7,9223373036875475807,1e308,1.7976931348623157e308,0.30000000000000004,5e-324]";
    auto const written = json::text_of(json::parse(numbers));
    CHECK(written == "[0,0,0,100,1.5e-07,9.223373036875475e+18,1e+308,1.7976931348623157e+308,0.30000000000000004,5e-324]");
    CHECK(json::text_of(json::parse(written)) == written);
}

TEST_CASE("control characters are escaped, all else stands as it is") {
    CHECK(json::text_of(std::string("a\x01\n\"\\/é汉")) == "\"a\\u0001\\n\\\"\\\\/é汉\"");
}

TEST_CASE("a lazy value is passed on as it stands and parsed when somebody looks") {
    using Numbers = json::Lazy<std::vector<std::int64_t>>;
    CHECK(json::text_of(Numbers::stored("[3,1]")) == "[3,1]");
    CHECK(Numbers::stored("[3,1]").get() == std::vector<std::int64_t>{3, 1});
    CHECK(Numbers::stored("[3,1]") == Numbers(std::vector<std::int64_t>{3, 1}));
    CHECK(Numbers::stored("[3,1]") != Numbers(std::vector<std::int64_t>{3}));

    auto const broken = Numbers::stored("[3,");
    CHECK(json::text_of(broken) == "[3,");
    CHECK_THROWS_AS(broken.get(), Invalid);
}

TEST_CASE("a lazy value that holds nothing is the same however it came to be") {
    using Numbers = json::Lazy<std::vector<std::int64_t>>;
    CHECK(json::text_of(Numbers()) == "[]");
    CHECK(Numbers().get().empty());
    CHECK(Numbers::stored("[]") == Numbers());
    CHECK(Numbers(std::vector<std::int64_t>()) == Numbers());
}

TEST_CASE("a lazy value in a body is checked as any other") {
    json::Problems problems;
    json::Lazy<std::vector<std::int64_t>> numbers;
    json::read(json::parse(R"([1,"two"])"), numbers, problems, "/numbers");
    REQUIRE(problems.fields.size() == 1);
    CHECK(problems.fields[0].pointer == "/numbers/1");
}
