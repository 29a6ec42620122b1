#include "http/openapi.h"

#include <algorithm>
#include <cctype>

namespace yitai::openapi {

namespace detail {

json::Value typed(char const* type) { return json::Object{{"type", type}}; }

json::Value text_schema(std::size_t most, bool must_say_something) {
    json::Object schema{{"type", "string"}};
    if (must_say_something) schema.set("minLength", 1);
    schema.set("maxLength", static_cast<std::int64_t>(most));
    return schema;
}

json::Value integer_schema(int low, int high) { return json::Object{{"type", "integer"}, {"minimum", low}, {"maximum", high}}; }

json::Value id_schema() { return json::Object{{"type", "string"}, {"pattern", "^[0-9]+$"}}; }

json::Value instant_schema() { return json::Object{{"type", "string"}, {"format", "date-time"}}; }

json::Value words_schema(std::vector<std::string_view> const& words) {
    json::Array allowed;
    for (auto word : words) allowed.push_back(word);
    return json::Object{{"type", "string"}, {"enum", std::move(allowed)}};
}

json::Value list_schema(json::Value items) { return json::Object{{"type", "array"}, {"items", std::move(items)}}; }

json::Value map_schema(json::Value values) {
    return json::Object{{"type", "object"}, {"additionalProperties", std::move(values)}};
}

json::Value object_schema(json::Object properties, json::Array required, Use use) {
    json::Object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema.set("required", std::move(required));
    if (use != Use::output) schema.set("additionalProperties", false);
    return schema;
}

json::Value page_schema(json::Value row) {
    return json::Object{{"type", "object"},
                        {"properties", json::Object{{"data", list_schema(std::move(row))},
                                                    {"next_cursor", nullable(typed("string"))},
                                                    {"count", typed("integer")}}},
                        {"required", json::Array{"data", "next_cursor"}}};
}

json::Value event_schema(json::Value data) { return json::Object{{"type", "string"}, {"x-event-data", std::move(data)}}; }

json::Value nullable(json::Value schema) {
    auto* object = schema.as<json::Object>();
    auto const* type = object->find("type");
    if (object->empty() || (type && type->as<json::Array>())) return schema;  // knows null already
    if (!type) return json::Object{{"anyOf", json::Array{std::move(schema), typed("null")}}};
    if (auto const* words = object->find("enum")) {
        auto with_null = *words->as<json::Array>();
        with_null.push_back(nullptr);
        object->set("enum", std::move(with_null));
    }
    object->set("type", json::Array{*object->find("type"), "null"});
    return schema;
}

json::Value reference(std::string const& component) { return json::Object{{"$ref", "#/components/schemas/" + component}}; }

json::Value query_parameter(std::string_view name, json::Value schema, bool required) {
    json::Object parameter{{"name", name}, {"in", "query"}, {"required", required}};
    auto const* type = schema.find("type");
    if (type && *type == json::Value("array")) {
        parameter.set("style", "form");
        parameter.set("explode", false);  // a,b
    }
    parameter.set("schema", std::move(schema));
    return parameter;
}

// Template arguments keep their letters, since a component's name knows no brackets.
std::string short_name(std::string const& qualified) {
    auto const arguments = std::min(qualified.find('<'), qualified.size());
    auto const colon = qualified.rfind(':', arguments);
    auto const from = colon == qualified.npos ? 0 : colon + 1;
    std::string name = qualified.substr(from, arguments - from);
    if (arguments < qualified.size()) name += short_name(qualified.substr(arguments + 1));
    std::erase_if(name, [](unsigned char c) { return !std::isalnum(c) && c != '_'; });
    return name;
}

namespace {

// yitai::conversation::Entry → Conversation
std::string room_name(std::string const& qualified) {
    auto const end = qualified.rfind("::", std::min(qualified.find('<'), qualified.size()));
    if (end == qualified.npos) return "";
    auto room = short_name(qualified.substr(0, end));
    if (!room.empty()) room[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(room[0])));
    return room;
}

}  // namespace

Claim claim(json::Object& components, std::string const& qualified, Use use) {
    auto name = short_name(qualified);
    std::string suffix = use == Use::input ? "Input" : use == Use::patch ? "Patch" : "";
    if (name.ends_with(suffix)) suffix.clear();
    auto const owner = json::Value(qualified + (use == Use::input ? " read" : use == Use::patch ? " patched" : " written"));
    // A name that another type has: the room goes in front, and if that is taken as well, a number behind.
    auto const plain = room_name(qualified) + name;
    for (int attempt = 1;; ++attempt) {
        auto const component = name + suffix;
        auto const* known = components.find(component);
        if (!known) {
            components.set(component, json::Object{{"x-type", owner}});
            return {component, true};
        }
        if (*known->find("x-type") == owner) return {component, false};
        name = attempt == 1 ? plain : plain + std::to_string(attempt);
    }
}

void settle(json::Object& components, Claim const& claimed, json::Value schema) {
    auto const owner = *components.find(claimed.name)->find("x-type");
    schema.as<json::Object>()->set("x-type", owner);
    components.set(claimed.name, std::move(schema));
}

}  // namespace detail

namespace {

void write_pretty(std::string& out, json::Value const& value, int depth);

void new_line(std::string& out, int depth) {
    out += '\n';
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

template <class Range, class Write>
void write_members(std::string& out, char open, char close, Range const& members, int depth, Write write) {
    out += open;
    for (bool first = true; auto const& member : members) {
        if (!std::exchange(first, false)) out += ',';
        new_line(out, depth + 1);
        write(member);
    }
    if (!members.empty()) new_line(out, depth);
    out += close;
}

void write_pretty(std::string& out, json::Value const& value, int depth) {
    if (auto const* array = value.as<json::Array>()) {
        write_members(out, '[', ']', *array, depth, [&](auto const& each) { write_pretty(out, each, depth + 1); });
    } else if (auto const* object = value.as<json::Object>()) {
        write_members(out, '{', '}', *object, depth, [&](auto const& member) {
            json::write_string(out, member.first);
            out += ": ";
            write_pretty(out, member.second, depth + 1);
        });
    } else {
        json::write(out, value);
    }
}

}  // namespace

std::string pretty(json::Value const& value) {
    std::string out;
    write_pretty(out, value, 0);
    out += '\n';
    return out;
}

}  // namespace yitai::openapi
