#include "testing/sample_body.h"

namespace yitai::testing {
namespace {

json::Value const& resolved(json::Value const& schema, json::Object const& components) {
    auto const* reference = schema.find("$ref");
    if (!reference) return schema;
    auto const& path = *reference->as<std::string>();
    return *components.find(path.substr(path.rfind('/') + 1));
}

// "string" of {"type":"string"} and of {"type":["string","null"]}.
std::string type_of(json::Value const& schema) {
    auto const* type = schema.find("type");
    if (!type) return "";
    if (auto const* words = type->as<json::Array>()) return *words->front().as<std::string>();
    return *type->as<std::string>();
}

json::Value sample_of(json::Value const& given, json::Object const& components) {
    auto const& schema = resolved(given, components);
    if (auto const* words = schema.find("enum")) return words->as<json::Array>()->front();
    auto const type = type_of(schema);
    if (type == "integer" || type == "number") return schema.find("minimum") ? *schema.find("minimum") : json::Value(1);
    if (type == "boolean") return false;
    if (type == "array") return json::Array();
    if (type == "string") {
        auto const* format = schema.find("format");
        return format && *format == json::Value("date-time") ? "2026-03-01T00:00:00Z" : "sample";
    }
    json::Object object;
    if (auto const* required = schema.find("required"))
        for (auto const& name : *required->as<json::Array>()) {
            auto const& member = *name.as<std::string>();
            object.set(member, sample_of(*schema.find("properties")->find(member), components));
        }
    return object;
}

}  // namespace

SampleBody sample_body(http::Route const& route) {
    openapi::Operation operation;
    operation.takes_body = route.method != http::GET && route.method != http::Method::HEAD;
    route.answer.describe(operation);
    SampleBody sample{.is_list = operation.is_list};
    if (operation.body.is_null()) return sample;

    sample.body = sample_of(operation.body, operation.components);
    auto const& schema = resolved(operation.body, operation.components);
    if (auto const* properties = schema.find("properties"))
        for (auto const& [name, property] : *properties->as<json::Object>())
            if (type_of(resolved(property, operation.components)) == "string") sample.texts.push_back(name);
    return sample;
}

}  // namespace yitai::testing
