#include "http/openapi.h"

#include "http/openapi/docs_page.h"
#include "testing/toy_desk.h"

#include <doctest/doctest.h>

#include <set>

namespace yitai::conversation {
struct Entry {
    PersonId author;
};
YITAI_DESCRIBE(Entry, author)
}  // namespace yitai::conversation

namespace yitai::timeline {
struct Entry {
    std::optional<conversation::Entry> about;
    std::map<std::string, int> counts;
    std::vector<Entry> inner;
    bool done = false;
    double share = 0;
    json::Value anything;
    std::optional<json::Value> maybe;
};
YITAI_DESCRIBE(Entry, about, counts, inner, done, share, anything, maybe)
}  // namespace yitai::timeline

namespace yitai::openapi {
namespace {

json::Value toy_document() {
    std::vector<http::Route const*> routes;
    for (auto const& route : toy::routes()) routes.push_back(&route);
    return document(routes, "1.2.3");
}

json::Value const* at(json::Value const& document, std::vector<std::string> const& path) {
    auto const* here = &document;
    for (auto const& name : path) {
        if (!here) break;
        here = here->find(name);
    }
    return here;
}

std::string text_at(json::Value const& document, std::vector<std::string> const& path) {
    auto const* found = at(document, path);
    return found ? json::text_of(*found) : "nothing";
}

void collect_references(json::Value const& value, std::set<std::string>& references) {
    if (auto const* array = value.as<json::Array>())
        for (auto const& each : *array) collect_references(each, references);
    if (auto const* object = value.as<json::Object>())
        for (auto const& [name, member] : *object) {
            if (name == "$ref") references.insert(*member.as<std::string>());
            collect_references(member, references);
        }
}

std::string names_of(json::Value const* parameters) {
    std::string names;
    if (parameters)
        for (auto const& each : *parameters->as<json::Array>())
            names += (names.empty() ? "" : " ") + *each.find("name")->as<std::string>();
    return names;
}

std::vector<std::string> schema(std::string name, std::string member = "") {
    std::vector<std::string> path{"components", "schemas", std::move(name)};
    if (!member.empty()) path.insert(path.end(), {"properties", std::move(member)});
    return path;
}

}  // namespace

TEST_CASE("every route is described, with its right") {
    auto const described = toy_document();
    for (auto const& route : toy::routes()) {
        std::string path(route.path);
        if (auto const colon = path.find(':'); colon != path.npos)
            path = path.substr(0, colon) + '{' + path.substr(colon + 1) + '}';
        CAPTURE(path);
        auto const method = lower_ascii(name_of(route.method));
        CHECK(text_at(described, {"paths", path, method, "x-permission"}) == '"' + right_name(route.right) + '"');
        CHECK(text_at(described, {"paths", path, method, "summary"}) == '"' + std::string(route.summary) + '"');
        CHECK(at(described, {"paths", path, method, "responses", "400"}));
    }
    CHECK(text_at(described, {"info", "version"}) == "\"1.2.3\"");
    CHECK(text_at(described, {"openapi"}) == "\"3.1.0\"");
}

TEST_CASE("every reference leads somewhere") {
    auto const described = toy_document();
    std::set<std::string> references;
    collect_references(described, references);
    CHECK(references.contains("#/components/schemas/Note"));
    CHECK(references.contains("#/components/schemas/NewNoteInput"));
    for (auto const& reference : references) {
        CAPTURE(reference);
        auto parts = split(std::string_view(reference).substr(2), '/');
        CHECK(at(described, {parts.begin(), parts.end()}));
    }
}

TEST_CASE("what is written promises all members, what is read asks only for those it needs") {
    auto const described = toy_document();
    CHECK(text_at(described, {"components", "schemas", "Note", "required"}) ==
          R"(["id","subject","body","impact","state","assignee","due_at","tags","created_at","version"])");
    CHECK(text_at(described, {"components", "schemas", "NewNoteInput", "required"}) == R"(["subject"])");
    CHECK(text_at(described, {"components", "schemas", "NewNoteInput", "additionalProperties"}) == "false");
    CHECK(text_at(described, {"components", "schemas", "Note", "x-type"}) == "nothing");
}

TEST_CASE("types say what they take") {
    auto const described = toy_document();
    CHECK(text_at(described, schema("Note", "id")) == R"({"type":"string","pattern":"^[0-9]+$"})");
    CHECK(text_at(described, schema("Note", "assignee")) == R"({"type":["string","null"],"pattern":"^[0-9]+$"})");
    CHECK(text_at(described, schema("Note", "subject")) == R"({"type":"string","minLength":1,"maxLength":40})");
    CHECK(text_at(described, schema("Note", "body")) == R"({"type":"string","maxLength":200})");
    CHECK(text_at(described, schema("Note", "impact")) == R"({"type":"integer","minimum":1,"maximum":4})");
    CHECK(text_at(described, schema("Note", "state")) == R"({"type":"string","enum":["new","open","done"]})");
    CHECK(text_at(described, schema("Note", "due_at")) == R"({"type":["string","null"],"format":"date-time"})");
    CHECK(text_at(described, schema("Note", "tags")) == R"({"type":"array","items":{"type":"string"}})");
    CHECK(text_at(described, schema("Note", "version")) == R"({"type":"integer"})");
    CHECK(text_at(described, schema("NewNoteInput", "state")) ==
          R"({"type":["string","null"],"enum":["new","open","done",null]})");
}

TEST_CASE("two structs of one name are told apart, and a struct may hold itself") {
    json::Object components;
    CHECK(json::text_of(schema_of<timeline::Entry>(components)) == R"({"$ref":"#/components/schemas/Entry"})");
    CHECK(json::text_of(schema_of<conversation::Entry>(components)) == R"({"$ref":"#/components/schemas/ConversationEntry"})");
    CHECK(json::text_of(schema_of<conversation::Entry>(components, Use::input)) ==
          R"({"$ref":"#/components/schemas/EntryInput"})");
    auto const document = json::Value(json::Object{{"components", json::Object{{"schemas", components}}}});
    CHECK(text_at(document, schema("Entry", "inner")) == R"({"type":"array","items":{"$ref":"#/components/schemas/Entry"}})");
    CHECK(text_at(document, schema("Entry", "about")) ==
          R"({"anyOf":[{"$ref":"#/components/schemas/ConversationEntry"},{"type":"null"}]})");
    CHECK(text_at(document, schema("Entry", "counts")) == R"({"type":"object","additionalProperties":{"type":"integer"}})");
    CHECK(text_at(document, schema("Entry", "done")) == R"({"type":"boolean"})");
    CHECK(text_at(document, schema("Entry", "share")) == R"({"type":"number"})");
    CHECK(text_at(document, schema("Entry", "anything")) == "{}");
    CHECK(text_at(document, schema("Entry", "maybe")) == "{}");
    CHECK(schema_name<conversation::Entry>() == "Entry");
}

TEST_CASE("headers and lists are described where they belong") {
    auto const described = toy_document();
    CHECK(names_of(at(described, {"paths", "/notes", "get", "parameters"})) == "limit cursor sort count fields");
    CHECK(names_of(at(described, {"paths", "/notes", "post", "parameters"})) == "fields Idempotency-Key");
    CHECK(names_of(at(described, {"paths", "/notes/secrets", "post", "parameters"})) == "fields");
    CHECK(names_of(at(described, {"paths", "/notes/{id}", "patch", "parameters"})) == "id fields If-Match");
    CHECK(names_of(at(described, {"paths", "/notes/{id}", "delete", "parameters"})) == "id reason quietly If-Match");
    CHECK(at(described, {"paths", "/notes", "post", "responses", "201", "headers", "Location"}));
    CHECK(at(described, {"paths", "/notes/{id}", "get", "responses", "200", "headers", "ETag"}));
    CHECK(at(described, {"paths", "/notes/{id}", "delete", "responses", "204"}));
    CHECK(at(described, {"paths", "/removals", "post", "responses", "202"}));
    CHECK(at(described, {"paths", "/notes/{id}", "patch", "requestBody", "content", "application/merge-patch+json"}));
    CHECK(at(described, {"paths", "/notes/{id}", "patch", "responses", "428"}));
    CHECK_FALSE(at(described, {"paths", "/notes", "post", "responses", "428"}));
    CHECK(text_at(described, {"paths", "/raw", "post", "security"}) == "[]");
}

TEST_CASE("a patch may name every member, needs none, and takes away by null what may be absent") {
    json::Object components;
    CHECK(json::text_of(schema_of<toy::NewNote>(components, Use::patch)) == R"({"$ref":"#/components/schemas/NewNotePatch"})");
    auto const document = json::Value(json::Object{{"components", json::Object{{"schemas", components}}}});
    CHECK(text_at(document, {"components", "schemas", "NewNotePatch", "required"}) == "nothing");
    CHECK(text_at(document, {"components", "schemas", "NewNotePatch", "additionalProperties"}) == "false");
    CHECK(text_at(document, schema("NewNotePatch", "subject")) == R"({"type":"string","minLength":1,"maxLength":40})");
    CHECK(text_at(document, schema("NewNotePatch", "tags")) == R"({"type":["array","null"],"items":{"type":"string"}})");

    Operation operation;
    describe_patch<toy::NewNote>(operation);
    operation.read_body(json::parse(R"({"subject":"a","tags":null})"));
    CHECK_THROWS_AS(operation.read_body(json::parse(R"({"impact":5})")), Invalid);
}

TEST_CASE("the description is the same each time, and its file form reads back") {
    auto const file = pretty(toy_document());
    CHECK(file == pretty(toy_document()));
    CHECK(json::parse(file, {.depth = 64, .nodes = 1'000'000}) == toy_document());
    CHECK(pretty(json::Object{{"a", json::Array{1, "x"}}, {"b", json::Object()}}) ==
          "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {}\n}\n");
}

TEST_CASE("the page for people shows every operation with its right and an example, and nothing unescaped") {
    auto const page = http::docs_page(toy_document(), Language::en);
    CHECK(page.find("ticket.classify") != page.npos);
    CHECK(page.find("Write a note") != page.npos);
    CHECK(page.find("<details id=\"patch_notes_id\">") != page.npos);
    CHECK(page.find("curl -X POST -H &quot;Authorization: Bearer $TOKEN&quot; &quot;$DESK/api/v1/notes&quot; \\\n  "
                    "-H &#39;Content-Type: application/json&#39; -d &#39;{&quot;subject&quot;:&quot;subject&quot;,") !=
          page.npos);
    CHECK(page.find("$DESK/api/v1/notes/1042?reason=") != page.npos);
    CHECK(page.find("<details><summary>Example</summary><pre>{\n  &quot;subject&quot;: &quot;") != page.npos);
    CHECK(page.find("<details open") == page.npos);
    CHECK(page.find("<script") == page.npos);
    CHECK(page.find(" style=") == page.npos);

    http::Route const odd{http::GET, "/odd", Right::anyone, toy::routes()[0].answer, "<b>&"};
    http::Route const* const rows[] = {&odd};
    auto const odd_page = http::docs_page(document(rows, "<i>"), Language::zh);
    CHECK(odd_page.find("&lt;b&gt;&amp;") != odd_page.npos);
    CHECK(odd_page.find("<b>&") == odd_page.npos);
    CHECK(odd_page.find("<i>") == odd_page.npos);
}

}  // namespace yitai::openapi
