#include "http/query.h"

#include <doctest/doctest.h>

namespace yitai::http {
namespace {

enum class Colour { red, green };
YITAI_DESCRIBE_ENUM(Colour, red, green)

struct Question {
    std::optional<std::string> text;
    std::optional<int> number;
    std::optional<Within<1, 4>> impact;
    std::optional<bool> open;
    std::optional<Colour> colour;
    std::optional<Instant> as_of;
    std::vector<int> numbers;
    std::optional<PersonId> person;
};
YITAI_DESCRIBE(Question, text, number, impact, open, colour, as_of, numbers, person)

Request with(std::vector<std::pair<std::string, std::string>> query) {
    Request request;
    request.query = std::move(query);
    return request;
}

std::string refused(Request const& request) {
    try {
        query_as<Question>(request);
    } catch (Invalid const& invalid) {
        return invalid.fields.at(0).pointer;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("a query is read by the types of its members") {
    auto const question = query_as<Question>(with({{"text", "007"},
                                                   {"number", "7"},
                                                   {"impact", "2"},
                                                   {"open", "true"},
                                                   {"colour", "green"},
                                                   {"as_of", "2026-01-31T00:00:00Z"},
                                                   {"numbers", "1,2,3"},
                                                   {"person", "9"},
                                                   {"fields", "x"}}));
    CHECK(question.text == "007");
    CHECK(question.number == 7);
    CHECK(question.impact->value == 2);
    CHECK(question.open == true);
    CHECK(question.colour == Colour::green);
    CHECK(question.as_of == parse_rfc3339("2026-01-31T00:00:00Z"));
    CHECK(question.numbers == std::vector{1, 2, 3});
    CHECK(question.person->value == 9);
}

TEST_CASE("what a query may leave out stays unsaid") {
    auto const question = query_as<Question>(with({}));
    CHECK_FALSE(question.text);
    CHECK_FALSE(question.number);
    CHECK(question.numbers.empty());
}

TEST_CASE("a refused parameter is named") {
    CHECK(refused(with({{"number", "seven"}})) == "/query/number");
    CHECK(refused(with({{"number", "7.5"}})) == "/query/number");
    CHECK(refused(with({{"impact", "5"}})) == "/query/impact");
    CHECK(refused(with({{"open", "yes"}})) == "/query/open");
    CHECK(refused(with({{"colour", "blue"}})) == "/query/colour");
    CHECK(refused(with({{"as_of", "yesterday"}})) == "/query/as_of");
    CHECK(refused(with({{"numbers", "1,x"}})) == "/query/numbers/1");
    CHECK(refused(with({{"nothing", "1"}})) == "/query/nothing");
    CHECK(refused(with({{"number", "1"}, {"number", "2"}})) == "/query/number");
}

TEST_CASE("fields are checked against what there is") {
    CHECK(asked_fields<Question>(with({})).empty());
    auto const asked = asked_fields<Question>(with({{"fields", "impact, text"}}));
    CHECK(asked == json::Selection{true, false, true, false, false, false, false, false});
    CHECK_THROWS_AS(asked_fields<Question>(with({{"fields", "text,secret"}})), Invalid);
}

TEST_CASE("a patch has to be an object, and no body at all is an empty one") {
    Request request;
    request.method = Method::PATCH;
    CHECK(body_of(request)->value == json::Value(json::Object()));
    request.body = "[1]";
    CHECK_THROWS_AS(body_of(request), Invalid);
    request.method = Method::POST;
    CHECK(body_of(request)->value == json::Value(json::Array{1}));
}

}  // namespace yitai::http
