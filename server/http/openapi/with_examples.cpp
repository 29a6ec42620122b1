#include "http/openapi/with_examples.h"

#include "http/openapi.h"
#include "http/openapi/examples.h"
#include "http/openapi/fit.h"

#include <algorithm>
#include <map>

namespace yitai::openapi {
namespace {

using json::Array;
using json::Object;
using json::Value;

bool is_required(Value const& schema, std::string_view name) {
    auto const* required = schema.find("required");
    auto const* names = required ? required->as<Array>() : nullptr;
    return names && std::find(names->begin(), names->end(), Value(name)) != names->end();
}

// "string" of {"type":"string"} and of {"type":["string","null"]}.
std::string first_type_of(Value const& schema) {
    auto const* type = schema.find("type");
    auto const* choices = type ? type->as<Array>() : nullptr;
    return word(choices ? &choices->front() : type);
}

std::multimap<std::string_view, ExampleField const*> const& fields_by_name() {
    static auto const index = [] {
        std::multimap<std::string_view, ExampleField const*> all;
        for (auto const& row : example_fields()) all.emplace(row.field, &row);  // those of one name stay in their order
        return all;
    }();
    return index;
}

// Makes values that fit a schema.
class Examples {
public:
    explicit Examples(Object const& schemas) : schemas_(schemas) {}

    // For a field of that name in the schema called `owner`.
    Value of(Value const& schema, Use use, std::string_view field, std::string_view owner) {
        auto const [first, last] = fields_by_name().equal_range(field);
        for (auto row = first; row != last; ++row)
            if (auto const& value = row->second->value; owner.starts_with(row->second->schema))
                if ((use == Use::input && value.is_null()) || misfits(value, schema, schemas_).empty()) return value;
        return schema.find("$ref") ? of_component(schema, use) : made(schema, use, field, owner);
    }

    Object const& schemas() const { return schemas_; }

private:
    Value of_component(Value const& reference, Use use) {
        auto const path = word(reference.find("$ref"));
        auto const name = path.substr(path.rfind('/') + 1);
        auto const [known, fresh] = made_.try_emplace(name);  // null while it is being made: it may hold itself
        if (fresh) {
            auto value = made(resolved(reference, schemas_), use, name, name);
            made_[name] = value;
            return value;
        }
        return known->second;
    }

    Value made(Value const& schema, Use use, std::string_view field, std::string_view owner) {
        if (auto const* choices = schema.find("anyOf")) return of(choices->as<Array>()->front(), use, field, owner);
        if (auto const* words = schema.find("enum")) return words->as<Array>()->front();
        auto const type = first_type_of(schema);
        if (type == "string") return text(schema, field);
        if (type == "integer" || type == "number") return schema.find("minimum") ? *schema.find("minimum") : Value(1);
        if (type == "boolean") return false;
        if (type == "array") return list(*schema.find("items"), use, field, owner);
        return object(schema, use, owner);
    }

    static Value text(Value const& schema, std::string_view field) {
        if (word(schema.find("format")) == "date-time") return "2026-03-02T08:30:00Z";
        if (word(schema.find("format")) == "binary") return "(the bytes of the file)";
        if (schema.find("pattern")) return "1042";
        auto const* most = schema.find("maxLength");
        return field.substr(0, most ? static_cast<std::size_t>(*most->as<std::int64_t>()) : field.npos);
    }

    Value list(Value const& items, Use use, std::string_view field, std::string_view owner) {
        auto item = of(items, use, field, owner);
        bool const holds_itself = item.is_null() && items.find("$ref");
        return holds_itself ? Array() : Array{std::move(item)};
    }

    // All that may be given; of what is answered, what is always there.
    Value object(Value const& schema, Use use, std::string_view owner) {
        Object result;
        if (auto const* properties = schema.find("properties"))
            for (auto const& [name, member] : *properties->as<Object>()) {
                bool const required = is_required(schema, name);
                if (use == Use::output && !required) continue;
                auto value = of(member, use, name, owner);
                if (required || !value.is_null()) result.emplace_back(name, std::move(value));
            }
        auto const* others = schema.find("additionalProperties");
        if (others && others->as<Object>()) result.emplace_back("key", of(*others, use, "key", owner));
        return result;
    }

    Object const& schemas_;
    std::map<std::string, Value, std::less<>> made_;
};

// What is typically changed about things; and what tells one from others and what it is, which stays.
constexpr std::string_view often_patched[] = {"urgency",    "category", "summary", "status",       "site",
                                              "close_days", "address",  "manager", "for_requester"};
constexpr std::string_view seldom_patched[] = {"code", "kind", "login", "type"};

Value patch_of(Value const& all) {
    Object often, others;
    for (auto const& [name, value] : *all.as<Object>()) {
        auto const is_one_of = [&](auto const& names) {
            return std::find(std::begin(names), std::end(names), name) != std::end(names);
        };
        auto& patch = is_one_of(often_patched) ? often : others;
        if (patch.size() < 2 && !is_one_of(seldom_patched)) patch.emplace_back(name, value);
    }
    return often.empty() ? others : often;
}

// Puts the examples into one operation.
class Exampled {
public:
    Exampled(Examples& examples, Object& operation)
        : examples_(examples), operation_(operation), id_(word(operation.find("operationId"))) {}

    void add() {
        for (auto& [name, member] : operation_) {
            if (name == "parameters")
                for (auto& each : *member.as<Array>()) add_to_parameter(*each.as<Object>());
            if (name == "requestBody") add_to_body(*member.as<Object>());
            if (name == "responses")
                for (auto& [status, answer] : *member.as<Object>()) add_to_answer(status, *answer.as<Object>());
        }
    }

private:
    Value shown_fields() const;

    void add_to_parameter(Object& parameter) {
        auto const name = word(parameter.find("name")), in = word(parameter.find("in"));
        if (name == "fields") parameter.set("example", shown_fields());
        else parameter.set("example", examples_.of(*parameter.find("schema"), Use::input, name, in));
    }

    void add_to_body(Object& body) {
        for (auto* media : media_of(body)) {
            auto example = examples_.of(*media->find("schema"), Use::input, "", "");
            media->set("example", id_.starts_with("patch_") ? patch_of(example) : std::move(example));
        }
    }

    void add_to_answer(std::string const& status, Object& answer) {
        for (auto* media : media_of(answer)) {
            auto const& schema = *media->find("schema");
            auto const* event = schema.find("x-event-data");
            media->set("example", event ? event_text(*event) : answered(schema, status));
        }
        add_to_headers(answer);
    }

    Value event_text(Value const& data) {
        auto const event = examples_.of(data, Use::output, "", "");
        return "id: " + word(event.find("id")) + "\nevent: " + word(event.find("type")) + "\ndata: " + json::text_of(event) +
               "\n\n";
    }

    Value answered(Value const& schema, std::string const& status) {
        auto example = examples_.of(schema, Use::output, "", "");
        if (status == "201") begin(example);
        for (auto const& row : example_answers())
            if (row.operation == id_)
                for (auto const& [name, value] : *row.members.as<Object>()) example.as<Object>()->set(name, value);
        version_ = example.find("version") ? json::text_of(*example.find("version")) : "";
        return example;
    }

    // What has just been added was never changed.
    static void begin(Value& example) {
        auto const* created = example.find("created_at");
        if (example.find("version")) example.as<Object>()->set("version", 1);
        if (created && example.find("updated_at")) example.as<Object>()->set("updated_at", Value(*created));
    }

    void add_to_headers(Object& answer) const {
        for (auto& [name, member] : answer)
            if (name == "headers")
                for (auto& [header, described] : *member.as<Object>())
                    if (header == "ETag") described.as<Object>()->set("example", '"' + version_ + '"');
    }

    static std::vector<Object*> media_of(Object& holder) {
        std::vector<Object*> all;
        for (auto& [name, member] : holder)
            if (name == "content")
                for (auto& [type, media] : *member.as<Object>()) all.push_back(media.as<Object>());
        return all;
    }

    Examples& examples_;
    Object& operation_;
    std::string id_, version_;
};

// The first three fields of what is answered.
Value Exampled::shown_fields() const {
    std::string names;
    for (auto const& [status, answer] : *operation_.find("responses")->as<Object>()) {
        auto const* content = answer.find("content");
        if (!content) continue;
        auto const* given = content->as<Object>()->front().second.find("schema");
        auto const* properties = resolved(*given, examples_.schemas()).find("properties");
        if (auto const* rows = given->find("$ref") ? nullptr : properties->find("data"))  // a page
            properties = resolved(*rows->find("items"), examples_.schemas()).find("properties");
        for (int left = 3; auto const& [name, schema] : *properties->as<Object>())
            if (left-- > 0) names += (names.empty() ? "" : ",") + name;
    }
    return names;
}

}  // namespace

void add_examples(Object& paths, Object const& schemas) {
    Examples examples(schemas);
    for (auto& [path, methods] : paths)
        for (auto& [method, operation] : *methods.as<Object>()) Exampled(examples, *operation.as<Object>()).add();
}

}  // namespace yitai::openapi
