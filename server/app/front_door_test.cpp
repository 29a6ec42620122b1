// Other people's collections of nasty input, sent through the whole boundary of a desk with people in it.
#include "testing/shared_data.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers const any_version{{"if-match", "*"}, {"content-type", "application/json"}};

World::Answer send(World& world, Method method, std::string const& path, std::string const& body) {
    return world.ask(world.admin, method, path, body, any_version);
}

std::string text_in(json::Value const* value) {
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? *text : "";
}

// The pointer or the detail of the first refused field.
std::string first_error(World::Answer const& answer, std::string_view member) {
    auto const* errors = answer.body.find("errors");
    auto const* list = errors ? errors->as<json::Array>() : nullptr;
    return list && !list->empty() ? text_in(list->front().find(member)) : "";
}

// ---- JSONTestSuite ----

bool is_of_our_limits(std::string const& detail) {
    static constexpr std::string_view sentences[] = {"Is nested more than", "Has more than"};
    return std::any_of(std::begin(sentences), std::end(sentences), [&](auto sentence) { return detail.starts_with(sentence); });
}

bool is_refused_as_json(World::Answer const& answer) {
    return answer.status == 400 &&
           (answer.text("type") == "/problems/malformed-json" || is_of_our_limits(first_error(answer, "detail")));
}

bool names_a_member_twice(World::Answer const& answer) {
    return answer.status == 400 && first_error(answer, "detail") == "Is given more than once";
}

// ---- naughty strings ----

struct Field {
    std::string name;
    std::size_t most;
    enum class Blank { taken, refused } blank = Blank::refused;
    enum class Shape { text, list } shape = Shape::text;
};

// Every request that takes text of people's own words, in an order in which one ticket can go through all of them.
struct Step {
    Method method;
    std::string below;  // the ticket; nothing: reports it
    json::Object fixed;
    std::vector<Field> fields;
};

constexpr auto taken = Field::Blank::taken;

std::vector<Step> const steps{
    {Method::POST,
     "",
     {{"subject", "x"}},
     {{"subject", 255}, {"description", 65536, taken}, {"tags", 60, Field::Blank::refused, Field::Shape::list}}},
    {Method::PATCH,
     "/",
     {{"service", "it"}, {"category", "other"}, {"priority", 1}, {"priority_reason", "x"}},
     {{"subject", 255},
      {"description", 65536, taken},
      {"priority_reason", 500},
      {"tags", 60, Field::Blank::refused, Field::Shape::list}}},
    {Method::PUT, "/assignment", {{"group", "service-desk"}, {"assignee", "admin"}}, {{"reason", 500, taken}}},
    {Method::PUT, "/pending", {{"reason", "awaiting_user"}}, {{"comment", 2000, taken}}},
    {Method::POST, "/entries", {{"kind", "note"}, {"body", "x"}}, {{"body", 65536}}},
    {Method::POST, "/entries", {{"kind", "reply"}, {"body", "x"}}, {{"body", 65536}}},
    {Method::PUT, "/resolution", {{"code", "x"}, {"text", "x"}}, {{"code", 40}, {"text", 65536}, {"cause", 40}}},
    {Method::DELETE, "/resolution", {{"reason", "x"}}, {{"reason", 500}}},
    {Method::PUT, "/cancellation", {{"reason", "x"}}, {{"reason", 500}}},
};

bool fits(std::string const& text, Field const& field) {
    return text.size() <= field.most && (field.blank == Field::Blank::taken || !is_blank(text));
}

json::Value shaped(std::string const& text, Field const& field) {
    return field.shape == Field::Shape::list ? json::Value(json::Array{text}) : json::Value(text);
}

std::string path_of(Step const& step, std::string const& ticket) {
    if (step.below.empty()) return "/api/v1/incidents";
    return "/api/v1/tickets/" + ticket + (step.below == "/" ? "" : step.below);
}

// What a ticket shows once all steps are done, member by member; what isn't shown there stands in its history.
struct Shown {
    json::Value ticket, entries, history;

    Shown(World& world, std::string const& id) {
        auto const at = "/api/v1/tickets/" + id;
        ticket = world.ask(world.admin, Method::GET, at).body;
        entries = world.ask(world.admin, Method::GET, at + "/entries").body;
        history = world.ask(world.admin, Method::GET, at + "/history").body;
    }
    json::Value const* in_history(std::string_view type, std::string_view detail) const {
        for (auto const& one : *history.find("data")->as<json::Array>())
            if (text_in(one.find("type")) == type) return one.find("details")->find(detail);
        return nullptr;
    }
    json::Value const* body(std::size_t entry) const { return entries.find("data")->as<json::Array>()->at(entry).find("body"); }
};

// Goes through all steps with the text in every field that takes it; answers the ticket's id.
std::string live_through(World& world, std::string const& text) {
    std::string ticket;
    for (auto const& step : steps) {
        auto body = step.fixed;
        for (auto const& field : step.fields)
            if (fits(text, field)) body.set(field.name, shaped(text, field));
        auto const answer = send(world, step.method, path_of(step, ticket), json::text_of(json::Value(body)));
        CAPTURE(step.below);
        REQUIRE(answer.status / 100 == 2);
        if (ticket.empty()) ticket = answer.text("id");
        for (auto const& field : step.fields)
            if (auto const* shown = answer.body.find(field.name); shown && fits(text, field))
                CHECK(*shown == shaped(text, field));
    }
    return ticket;
}

void check_shown(Shown const& shown, std::string const& text) {
    CHECK(text_in(shown.ticket.find("description")) == text);
    CHECK(text_in(shown.in_history("incident.pended", "comment")) == text);
    if (text.size() <= 500) CHECK(text_in(shown.in_history("incident.assigned", "reason")) == text);
    if (is_blank(text)) return;

    json::Value const* const where_something_is_said[] = {shown.body(0), shown.body(1), shown.ticket.find("resolution_text")};
    for (auto const* value : where_something_is_said) CHECK(text_in(value) == text);
    if (text.size() <= 500)
        for (auto const* value : {shown.ticket.find("cancellation_reason"), shown.in_history("incident.reopened", "reason"),
                                  shown.ticket.find("priority_reason")})
            CHECK(text_in(value) == text);
    if (text.size() <= 255) CHECK(text_in(shown.ticket.find("subject")) == text);
    if (text.size() <= 60) CHECK(*shown.ticket.find("tags") == json::Value(json::Array{text}));
    if (text.size() <= 40) CHECK(text_in(shown.ticket.find("cause_code")) == text);
}

// The pointers at which each field of each step refuses the text.
void check_refused_everywhere(World& world, std::string const& text, bool also_where_blank_is_taken) {
    auto const ticket = send(world, Method::POST, "/api/v1/incidents", R"({"subject":"x"})").text("id");
    for (auto const& step : steps)
        for (auto const& field : step.fields) {
            if (field.blank == Field::Blank::taken && !also_where_blank_is_taken) continue;
            CAPTURE(step.below);
            CAPTURE(field.name);
            auto body = step.fixed;
            body.set(field.name, shaped(text, field));
            auto const answer = send(world, step.method, path_of(step, ticket), json::text_of(json::Value(body)));
            CHECK(answer.status == 400);
            CHECK(first_error(answer, "pointer") == "/" + field.name + (field.shape == Field::Shape::list ? "/0" : ""));
        }
}

}  // namespace

TEST_CASE("Bodies of JSONTestSuite are refused as JSON where they are none, and only there") {
    auto const folder = testing::shared_data("nasties/JSONTestSuite/test_parsing");
    if (!folder) return;
    World world;
    auto const ticket = send(world, Method::POST, "/api/v1/incidents", R"({"subject":"x"})").text("id");
    int files = 0;
    for (auto const& file : std::filesystem::directory_iterator(*folder)) {
        auto const name = file.path().filename().string(), body = testing::contents_of(file.path());
        CAPTURE(name);
        ++files;
        for (auto const method : {Method::POST, Method::PATCH}) {
            auto const answer =
                send(world, method, method == Method::POST ? "/api/v1/incidents" : "/api/v1/tickets/" + ticket, body);
            CAPTURE(answer.status);
            CAPTURE(json::text_of(answer.body));
            CHECK(answer.status < 500);
            if (name.starts_with("n_")) CHECK(is_refused_as_json(answer));
            if (name.starts_with("y_object_duplicated_key")) CHECK(names_a_member_twice(answer));
            else if (name.starts_with("y_")) CHECK_FALSE(is_refused_as_json(answer));
        }
    }
    CHECK(files == 318);
}

TEST_CASE("Naughty strings come back as they were given, from every field that takes text") {
    auto const file = testing::shared_data("nasties/naughty-strings.json");
    if (!file) return;
    World world;
    auto const strings = json::parse(testing::contents_of(*file));
    for (auto const& string : *strings.as<json::Array>()) {
        auto const& text = *string.as<std::string>();
        CAPTURE(text);
        check_shown(Shown(world, live_through(world, text)), text);
    }
    CHECK(strings.as<json::Array>()->size() == 515);
}

TEST_CASE("A field that must say something is named when it is blank") {
    World world;
    for (std::string const blank : {"", " ", "\t\n", "　"}) check_refused_everywhere(world, blank, false);
}

TEST_CASE("The character U+0000 is refused by the name of its field") {
    World world;
    check_refused_everywhere(world, std::string("a\0b", 3), true);
}
