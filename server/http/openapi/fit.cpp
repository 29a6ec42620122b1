#include "http/openapi/fit.h"

#include <algorithm>

namespace yitai::openapi {
namespace {

using json::Array;
using json::Object;
using json::Value;

bool is_of_type(Value const& value, std::string_view type) {
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.as<bool>();
    if (type == "integer") return value.as<std::int64_t>();
    if (type == "number") return value.as<std::int64_t>() || value.as<double>();
    if (type == "string") return value.as<std::string>();
    if (type == "array") return value.as<Array>();
    return type == "object" && value.as<Object>();
}

bool has_type(Value const& value, Value const& schema) {
    auto const* type = schema.find("type");
    if (!type) return true;
    auto const* choices = type->as<Array>();
    if (!choices) return is_of_type(value, word(type));
    return std::any_of(choices->begin(), choices->end(), [&](auto const& each) { return is_of_type(value, word(&each)); });
}

std::int64_t number(Value const& schema, std::string_view name, std::int64_t otherwise) {
    auto const* limit = schema.find(name);
    return limit ? *limit->as<std::int64_t>() : otherwise;
}

bool fits_text(std::string const& text, Value const& schema) {
    auto const length = static_cast<std::int64_t>(text.size());
    if (length < number(schema, "minLength", 0) || length > number(schema, "maxLength", length)) return false;
    if (auto const pattern = word(schema.find("pattern")); !pattern.empty() && pattern != "^[0-9]+$")
        throw std::logic_error("a pattern that fit.cpp does not know: " + pattern);
    if (schema.find("pattern") && (text.empty() || text.find_first_not_of("0123456789") != text.npos)) return false;
    return word(schema.find("format")) != "date-time" || parse_rfc3339(text).has_value();
}

bool fits_itself(Value const& value, Value const& schema) {
    if (!has_type(value, schema)) return false;
    if (auto const* words = schema.find("enum")) {
        auto const& allowed = *words->as<Array>();
        if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) return false;
    }
    if (auto const* text = value.as<std::string>()) return fits_text(*text, schema);
    if (auto const* integer = value.as<std::int64_t>())
        return *integer >= number(schema, "minimum", *integer) && *integer <= number(schema, "maximum", *integer);
    return true;
}

class Fitting {
public:
    explicit Fitting(Object const& components) : components_(components) {}

    std::vector<std::string> wrong;

    void check(Value const& value, Value const& given, std::string const& pointer) {
        auto const& schema = resolved(given, components_);
        if (auto const* choices = schema.find("anyOf")) return check_any(value, *choices->as<Array>(), pointer);
        if (!fits_itself(value, schema)) return wrong.push_back(pointer);
        if (auto const* items = schema.find("items"))
            if (auto const* array = value.as<Array>())
                for (std::size_t i = 0; i < array->size(); ++i) check((*array)[i], *items, json::child(pointer, i));
        if (auto const* object = value.as<Object>()) check_members(*object, schema, pointer);
    }

private:
    void check_any(Value const& value, Array const& choices, std::string const& pointer) {
        bool const fits = std::any_of(choices.begin(), choices.end(),
                                      [&](auto const& each) { return misfits(value, each, components_).empty(); });
        if (!fits) wrong.push_back(pointer);
    }

    void check_members(Object const& object, Value const& schema, std::string const& pointer) {
        if (auto const* required = schema.find("required"))
            for (auto const& name : *required->as<Array>())
                if (!object.find(word(&name))) wrong.push_back(json::child(pointer, word(&name)));
        auto const* properties = schema.find("properties");
        auto const* others = schema.find("additionalProperties");
        for (auto const& [name, member] : object) {
            auto const* known = properties ? properties->find(name) : nullptr;
            if (known) check(member, *known, json::child(pointer, name));
            else if (others && others->as<Object>()) check(member, *others, json::child(pointer, name));
            else if (others) wrong.push_back(json::child(pointer, name));
        }
    }

    Object const& components_;
};

}  // namespace

std::string word(Value const* value) {
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? *text : std::string();
}

Value const& resolved(Value const& schema, Object const& components) {
    auto const reference = word(schema.find("$ref"));
    if (reference.empty()) return schema;
    auto const* found = components.find(reference.substr(reference.rfind('/') + 1));
    if (!found) throw std::logic_error("no schema is called " + reference);
    return *found;
}

std::vector<std::string> misfits(Value const& value, Value const& schema, Object const& components) {
    Fitting fitting(components);
    fitting.check(value, schema, "");
    return std::move(fitting.wrong);
}

}  // namespace yitai::openapi
