#include "app/routes.h"
#include "base/message.h"
#include "http/openapi/fit.h"
#include "http/route.h"

#include <doctest/doctest.h>

namespace yitai::app {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value const& described() {
    static auto const document = openapi::document(described_routes(), "1.2.3");
    return document;
}

Object const& schemas() { return *described().find("components")->find("schemas")->as<Object>(); }

// Calls f(where, operation) for each operation of the document.
template <class F>
void for_each_operation(F f) {
    for (auto const& [path, methods] : *described().find("paths")->as<Object>())
        for (auto const& [method, operation] : *methods.template as<Object>()) f(method + ' ' + path, operation);
}

Array const& parameters_of(Value const& operation) {
    static Array const none;
    auto const* parameters = operation.find("parameters");
    return parameters ? *parameters->as<Array>() : none;
}

void check_example(std::string const& where, Value const& holder) {
    CAPTURE(where);
    auto const* example = holder.find("example");
    REQUIRE(example);
    CAPTURE(json::text_of(*example));
    std::string wrong;
    for (auto const& pointer : openapi::misfits(*example, *holder.find("schema"), schemas())) wrong += ' ' + pointer;
    CHECK(wrong == "");
}

void check_content(std::string const& where, Value const* holder) {
    auto const* content = holder ? holder->find("content") : nullptr;
    if (!content) return;
    for (auto const& [type, media] : *content->as<Object>()) check_example(where + ' ' + type, media);
}

std::string templated(std::string_view path) {
    std::string result;
    for (auto segment : split(path.substr(1), '/'))
        result += segment.starts_with(':') ? "/{" + std::string(segment.substr(1)) + '}' : '/' + std::string(segment);
    return result;
}

Value const& operation_of(http::Route const& route) {
    return *described().find("paths")->find(templated(route.path))->find(lower_ascii(name_of(route.method)));
}

openapi::Operation read_by(http::Route const& route) {
    openapi::Operation operation;
    operation.takes_body = route.method != http::GET && route.method != http::DELETE;
    route.answer.describe(operation);
    return operation;
}

// The pointers of what the reader refuses.
template <class Read>
std::string refused(Read read) {
    std::string pointers;
    try {
        read();
    } catch (Invalid const& invalid) {
        for (auto const& field : invalid.fields) pointers += field.pointer + ' ' + field.message.text + "; ";
    }
    return pointers;
}

std::string as_in_a_query(Value const& value) {
    if (auto const* text = value.as<std::string>()) return *text;
    std::string all;
    if (auto const* list = value.as<Array>())
        for (auto const& each : *list) all += (all.empty() ? "" : ",") + as_in_a_query(each);
    return value.as<Array>() ? all : json::text_of(value);
}

}  // namespace

TEST_CASE("everything that is taken and answered has an example that fits its schema") {
    for_each_operation([](std::string const& where, Value const& operation) {
        for (auto const& parameter : parameters_of(operation))
            check_example(where + ' ' + *parameter.find("name")->as<std::string>(), parameter);
        check_content(where + " takes", operation.find("requestBody"));
        for (auto const& [status, answer] : *operation.find("responses")->as<Object>())
            check_content(where + ' ' + status, &answer);
    });
    for (auto const& [status, answer] : *described().find("components")->find("responses")->as<Object>()) {
        check_content(status, &answer);
        auto const& problem = answer.find("content")->as<Object>()->front().second;
        CHECK(json::text_of(*problem.find("example")->find("status")) == status);
    }
}

TEST_CASE("every example of a body is read by the route it is for") {
    int read = 0;
    for (auto const* route : described_routes()) {
        auto const operation = read_by(*route);
        if (!operation.read_body) continue;
        CAPTURE(route->path);
        for (auto const& [type, media] : *operation_of(*route).find("requestBody")->find("content")->as<Object>()) {
            auto const& example = *media.find("example");
            CAPTURE(json::text_of(example));
            CHECK(refused([&] { operation.read_body(example); }) == "");
            ++read;
        }
    }
    CHECK(read > 50);
}

TEST_CASE("the examples of a query are read together") {
    int read = 0;
    for (auto const* route : described_routes()) {
        auto const operation = read_by(*route);
        if (!operation.read_query) continue;
        CAPTURE(route->path);
        http::Request request;
        request.method = route->method;
        for (auto const& parameter : parameters_of(operation_of(*route)))
            if (*parameter.find("in") == Value("query"))
                request.query.emplace_back(*parameter.find("name")->as<std::string>(), as_in_a_query(*parameter.find("example")));
        CHECK(refused([&] { operation.read_query(request); }) == "");
        ++read;
    }
    CHECK(read > 3);
}

TEST_CASE("a reader refuses an example with a member more, less or other") {
    auto const rows = described_routes();
    auto const row = std::find_if(rows.begin(), rows.end(),
                                  [](auto const* each) { return each->path == "/incidents" && each->method == http::POST; });
    REQUIRE(row != rows.end());
    auto const operation = read_by(**row);
    auto const with = [&](Value const& patch) {
        auto body = *operation_of(**row).find("requestBody")->find("content")->find("application/json")->find("example");
        json::merge_patch(body, patch);
        return refused([&] { operation.read_body(body); });
    };
    CHECK(with(Object()) == "");
    CHECK(with(Object{{"impact", 5}}).starts_with("/impact "));
    CHECK(with(Object{{"subject", nullptr}}).starts_with("/subject "));
    CHECK(with(Object{{"colour", "red"}}).starts_with("/colour "));
}

TEST_CASE("a patch says what it patches") {
    for (auto const* route : described_routes())
        if (route->method == http::PATCH) CHECK_MESSAGE(read_by(*route).body.find("$ref"), route->path);
}

TEST_CASE("every tag has its sentence, in Chinese too") {
    for (auto const& tag : *described().find("tags")->as<Array>()) {
        auto const* sentence = tag.find("description");
        CHECK_MESSAGE(sentence, json::text_of(tag));
        if (sentence) CHECK_MESSAGE(has_translation(*sentence->as<std::string>()), json::text_of(tag));
    }
}

TEST_CASE("examples tell one story") {
    auto const at = [](std::vector<std::string> const& path) {
        auto const* here = &described();
        for (auto const& name : path)
            if (here) here = here->find(name);
        return here ? json::text_of(*here) : "nothing";
    };
    auto const answer = [&](std::string const& path, std::string const& method, std::string const& status,
                            std::string const& member) {
        return at({"paths", path, method, "responses", status, "content", "application/json", "example", member});
    };
    CHECK(answer("/incidents", "post", "201", "number") == "\"INC-10241\"");
    CHECK(answer("/incidents", "post", "201", "version") == "1");
    CHECK(answer("/tickets/{ticket}", "get", "200", "version") == "7");
    CHECK(answer("/tickets/{ticket}", "get", "200", "state") == "\"in_progress\"");
    CHECK(answer("/tickets/{ticket}/resolution", "put", "200", "state") == "\"resolved\"");
    CHECK(answer("/tickets", "get", "200", "next_cursor") == "null");
    CHECK(at({"paths", "/incidents", "post", "responses", "201", "headers", "ETag", "example"}) == R"("\"1\"")");
    auto const event = at({"paths", "/events", "get", "responses", "200", "content", "text/event-stream", "example"});
    CHECK(event.starts_with(R"("id: 48213\nevent: incident.started\ndata: {\"id\":\"48213\",\"type\":\"incident.started\",)"));
    CHECK(event.ends_with(R"(}\n\n")"));
}

}  // namespace yitai::app
