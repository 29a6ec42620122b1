#include "http/openapi/examples.h"

#include "http/openapi/fit.h"
#include "http/openapi/problems.h"
#include "http/openapi/with_examples.h"

#include <doctest/doctest.h>

namespace yitai::openapi {
namespace {

std::string wrong(char const* value, char const* schema) {
    auto const components = json::parse(R"({"Dot":{"type":"object","properties":{"x":{"type":"integer"},"next":{"anyOf":[
        {"$ref":"#/components/schemas/Dot"},{"type":"null"}]}},"required":["x"],"additionalProperties":false}})");
    std::string pointers;
    for (auto const& each : misfits(json::parse(value), json::parse(schema), *components.as<json::Object>()))
        pointers += (pointers.empty() ? "" : " ") + (each.empty() ? "/" : each);
    return pointers;
}

json::Value answered(char const* schema, json::Object const& schemas = {}) {
    json::Object paths{
        {"/x",
         json::Object{
             {"get",
              json::Object{
                  {"operationId", "get_x"},
                  {"responses",
                   json::Object{
                       {"200", json::Object{{"content", json::Object{{"application/json",
                                                                      json::Object{{"schema", json::parse(schema)}}}}}}}}}}}}}};
    add_examples(paths, schemas);
    auto const* operation = paths.find("/x")->find("get");
    return *operation->find("responses")->find("200")->find("content")->find("application/json")->find("example");
}

}  // namespace

TEST_CASE("a value fits its schema, or the place where it doesn't is named") {
    CHECK(wrong("1", R"({"type":"integer","minimum":1,"maximum":4})") == "");
    CHECK(wrong("5", R"({"type":"integer","minimum":1,"maximum":4})") == "/");
    CHECK(wrong("1.5", R"({"type":"integer"})") == "/");
    CHECK(wrong("1", R"({"type":"number"})") == "");
    CHECK(wrong("null", R"({"type":["string","null"]})") == "");
    CHECK(wrong("null", R"({"type":"string"})") == "/");
    CHECK(wrong(R"("a")", R"({"type":"string","enum":["a","b"]})") == "");
    CHECK(wrong(R"("c")", R"({"type":"string","enum":["a","b"]})") == "/");
    CHECK(wrong(R"("")", R"({"type":"string","minLength":1})") == "/");
    CHECK(wrong(R"("abc")", R"({"type":"string","maxLength":2})") == "/");
    CHECK(wrong(R"("12")", R"({"type":"string","pattern":"^[0-9]+$"})") == "");
    CHECK(wrong(R"("a2")", R"({"type":"string","pattern":"^[0-9]+$"})") == "/");
    CHECK(wrong(R"("2026-03-02")", R"({"type":"string","format":"date-time"})") == "/");
    CHECK(wrong(R"([1,"a"])", R"({"type":"array","items":{"type":"integer"}})") == "/1");
    CHECK(wrong(R"({"a":1,"b":"c"})", R"({"type":"object","additionalProperties":{"type":"integer"}})") == "/b");
    CHECK(wrong(R"({"anything":[]})", "{}") == "");
    CHECK(wrong(R"({"x":1,"next":{"x":2,"next":null}})", R"({"$ref":"#/components/schemas/Dot"})") == "");
    CHECK(wrong(R"({"x":1,"next":{"x":"2"}})", R"({"$ref":"#/components/schemas/Dot"})") == "/next");
    CHECK(wrong(R"({"y":1})", R"({"$ref":"#/components/schemas/Dot"})") == "/x /y");
    CHECK_THROWS_AS(wrong("1", R"({"$ref":"#/components/schemas/Line"})"), std::logic_error);
    CHECK_THROWS_AS(wrong(R"("a")", R"({"type":"string","pattern":"^a$"})"), std::logic_error);
}

TEST_CASE("what the table doesn't know gets an example by its type") {
    CHECK(
        json::text_of(answered(R"({"type":"object","required":["a_word","many","yes","at","unknown_id","pick","map","any"],
        "properties":{"a_word":{"type":"string","maxLength":4},"many":{"type":"integer","minimum":3},"yes":{"type":"boolean"},
        "at":{"type":["string","null"],"format":"date-time"},"unknown_id":{"type":"string","pattern":"^[0-9]+$"},
        "pick":{"type":["string","null"],"enum":["one","two",null]},"map":{"type":"object","additionalProperties":{"type":"integer"}},
        "any":{},"left_out":{"type":"string"}}})")) ==
        R"({"a_word":"a_wo","many":3,"yes":false,"at":"2026-03-02T08:36:10Z","unknown_id":"1042","pick":"one","map":{"key":1},"any":{}})");
}

TEST_CASE("a value of the table that doesn't fit is not taken") {
    CHECK(json::text_of(answered(R"({"type":"object","required":["state"],"properties":{"state":{"type":"string"}}})")) ==
          R"({"state":"in_progress"})");
    CHECK(json::text_of(answered(R"({"type":"object","required":["state"],"properties":{"state":{"type":"integer"}}})")) ==
          R"({"state":1})");
    CHECK(json::text_of(answered(R"({"type":"object","required":["state"],
        "properties":{"state":{"type":"string","enum":["running","done"]}}})")) == R"({"state":"done"})");
}

TEST_CASE("what holds itself has an example that ends") {
    auto const schemas = json::parse(R"({"Tree":{"type":"object","required":["branches","owner"],"properties":{
        "branches":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}},
        "owner":{"anyOf":[{"$ref":"#/components/schemas/Tree"},{"type":"null"}]}}}})");
    CHECK(json::text_of(answered(R"({"$ref":"#/components/schemas/Tree"})", *schemas.as<json::Object>())) ==
          R"({"branches":[],"owner":null})");
}

TEST_CASE("a problem's example is what the desk would say") {
    CHECK(
        json::text_of(*problem_example("400").find("errors")) ==
        R"([{"pointer":"/subject","detail":"Is required"},{"pointer":"/impact","detail":"Must be a whole number from 1 to 4"}])");
    auto const stale = problem_example("412");
    CHECK(json::text_of(*stale.find("type")) == "\"/problems/stale\"");
    CHECK(json::text_of(*stale.find("current")->find("version")) == "7");
    CHECK(json::text_of(*stale.find("base")->find("version")) == "6");
    CHECK(json::text_of(*stale.find("differences")) == R"([{"field":"urgency","base":3,"current":1,"yours":2}])");
    CHECK(problem_example("418").is_null());
}

}  // namespace yitai::openapi
