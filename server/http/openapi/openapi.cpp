#include "http/openapi.h"

#include "http/openapi/problems.h"
#include "http/openapi/tags.h"
#include "http/openapi/with_examples.h"
#include "http/route.h"

#include <algorithm>

namespace yitai::openapi {
namespace {

using http::Method;
using http::Route;

// The answers every operation may give, by what it asks for.
struct Refusal {
    char const* status;
    char const* description;
    bool (*applies)(Route const&, Operation const&);
};

bool writes(Route const& route) { return route.method != Method::GET && route.method != Method::HEAD; }
bool needs_version(Route const& route) { return route.versioned == http::Versioned::yes && writes(route); }

constexpr Refusal refusals[] = {
    {"400", "The input was not accepted; `errors` names the fields", [](Route const&, Operation const&) { return true; }},
    {"401", "Nobody is signed in", [](Route const& route, Operation const&) { return route.right != Right::anyone; }},
    {"403", "The right is missing", [](Route const& route, Operation const&) { return route.right != Right::anyone; }},
    {"404", "There is no such thing, or you may not see it",
     [](Route const& route, Operation const&) { return route.path.find("/:") != route.path.npos; }},
    {"409", "The present state does not allow it", [](Route const& route, Operation const&) { return writes(route); }},
    {"410", "The link has been used or is no longer good",
     [](Route const& route, Operation const&) {
         return route.right == Right::anyone && route.path.find("/:") != route.path.npos;
     }},
    {"412", "A newer version exists; `current` shows it",
     [](Route const& route, Operation const&) { return needs_version(route); }},
    {"413", "The body is too large",
     [](Route const& route, Operation const& operation) { return route.intake || !operation.body.is_null(); }},
    {"415", "The body is not JSON", [](Route const&, Operation const& operation) { return !operation.body.is_null(); }},
    {"422", "The Idempotency-Key was used for another request",
     [](Route const& route, Operation const&) { return route.method == Method::POST; }},
    {"428", "If-Match is missing",
     [](Route const& route, Operation const&) { return needs_version(route) && route.method != Method::POST; }},
    {"429", "Too many requests", [](Route const&, Operation const&) { return true; }},
    {"503", "Try again after `Retry-After`", [](Route const&, Operation const&) { return true; }},
    {"507", "There is no room left on the server", [](Route const& route, Operation const&) { return route.intake != nullptr; }},
};

std::string lower_method(Method method) { return lower_ascii(name_of(method)); }

// /tickets/:id → /tickets/{id}
std::string templated(std::string_view path) {
    std::string result;
    for (auto segment : split(path.substr(1), '/')) {
        result += '/';
        if (segment.starts_with(':')) result += '{' + std::string(segment.substr(1)) + '}';
        else result += segment;
    }
    return result;
}

std::string tag_of(Route const& route) { return std::string(split(route.path.substr(1), '/').front()); }

std::string operation_id(Route const& route) {
    auto id = lower_method(route.method);
    for (auto segment : split(route.path.substr(1), '/'))
        id += '_' + std::string(segment.starts_with(':') ? segment.substr(1) : segment);
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

constexpr char const* how_to_filter =
    "Filter by its fields: field=a,b is one of these, field[ne]=a is another; lt, lte, gt and gte compare numbers and times";

json::Object parameter(std::string_view name, char const* in, bool required, json::Value schema, std::string_view description) {
    return {{"name", name}, {"in", in}, {"required", required}, {"schema", std::move(schema)}, {"description", description}};
}

void add_list_parameters(json::Array& parameters) {
    auto const text = detail::typed("string");
    parameters.push_back(
        parameter("limit", "query", false, detail::integer_schema(1, 200), "How many rows a page has; 50 when left out"));
    parameters.push_back(parameter("cursor", "query", false, text, "next_cursor of the page before"));
    parameters.push_back(parameter("sort", "query", false, text, "A field, with - in front for descending"));
    parameters.push_back(
        parameter("count", "query", false, detail::words_schema({"none", "exact", "estimate"}), "Adds count beside data"));
}

json::Array parameters_of(Route const& route, Operation const& operation) {
    json::Array parameters;
    auto const text = detail::typed("string");
    for (auto segment : split(route.path, '/'))
        if (segment.starts_with(':')) parameters.push_back(parameter(segment.substr(1), "path", true, text, "Id or number"));
    for (auto const& each : operation.parameters) parameters.push_back(each);
    if (operation.is_list) add_list_parameters(parameters);
    if (operation.is_list || operation.has_fields)
        parameters.push_back(parameter("fields", "query", false, text, "Only these fields, separated by commas"));
    if (needs_version(route))
        parameters.push_back(
            parameter("If-Match", "header", route.method != Method::POST, text, "The ETag of the version you have seen, or *"));
    if (route.method == Method::POST && route.secret == http::Secret::no)
        parameters.push_back(
            parameter("Idempotency-Key", "header", false, text, "The same key has one effect and one answer for 72 hours"));
    return parameters;
}

json::Object content(std::string const& media_type, json::Value schema) {
    return {{media_type, json::Object{{"schema", std::move(schema)}}}};
}

json::Object header(std::string_view description) { return {{"description", description}, {"schema", detail::typed("string")}}; }

json::Object success_of(Operation const& operation) {
    json::Object answer{{"description", operation.status == 204 ? "Done" : "The answer"}};
    json::Object headers;
    if (operation.has_version) headers.set("ETag", header("The version, for If-Match"));
    if (operation.status == 201) headers.set("Location", header("Where the new thing is"));
    if (!headers.empty()) answer.set("headers", std::move(headers));
    if (!operation.result.is_null()) answer.set("content", content(operation.media_type, operation.result));
    return answer;
}

json::Object responses_of(Route const& route, Operation const& operation) {
    json::Object responses{{std::to_string(operation.status), success_of(operation)}};
    for (auto const& refusal : refusals)
        if (refusal.applies(route, operation))
            responses.set(refusal.status, json::Object{{"$ref", std::string("#/components/responses/") + refusal.status}});
    return responses;
}

// One file as it is, or several as a form has them.
json::Object files_body() {
    json::Object const bytes{{"type", "string"}, {"format", "binary"}};
    json::Object const form{{"type", "object"}, {"properties", json::Object{{"file", detail::list_schema(bytes)}}}};
    auto types = content("multipart/form-data", form);
    types.set("application/octet-stream", json::Object{{"schema", bytes}});
    return {{"required", true}, {"content", std::move(types)}};
}

json::Object body_of(Route const& route, Operation const& operation) {
    bool const patch = route.method == Method::PATCH;
    auto types = content(patch ? "application/merge-patch+json" : "application/json", operation.body);
    if (patch) types.set("application/json", json::Object{{"schema", operation.body}});
    return {{"required", true}, {"content", std::move(types)}};
}

json::Value describe(Route const& route, json::Object& components) {
    Operation operation;
    operation.takes_body = route.method == Method::POST || route.method == Method::PUT || route.method == Method::PATCH;
    operation.components = std::move(components);
    route.answer.describe(operation);
    components = std::move(operation.components);

    json::Object described{{"tags", json::Array{tag_of(route)}},
                           {"summary", route.summary},
                           {"operationId", operation_id(route)},
                           {"x-permission", right_name(route.right)}};
    if (operation.is_list) described.set("description", how_to_filter);
    if (route.right == Right::anyone) described.set("security", json::Array());
    if (auto parameters = parameters_of(route, operation); !parameters.empty())
        described.set("parameters", std::move(parameters));
    if (!operation.body.is_null()) described.set("requestBody", body_of(route, operation));
    if (route.intake) described.set("requestBody", files_body());
    described.set("responses", responses_of(route, operation));
    return described;
}

json::Object problem_schema() {
    auto const text = detail::typed("string");
    json::Object error{
        {"type", "object"},
        {"properties", json::Object{{"pointer", text}, {"detail", text}, {"position", json::Object{{"type", "integer"}}}}}};
    return {{"type", "object"},
            {"description", "RFC 9457"},
            {"properties", json::Object{{"type", text},
                                        {"title", text},
                                        {"status", detail::typed("integer")},
                                        {"detail", text},
                                        {"trace_id", text},
                                        {"errors", detail::list_schema(error)},
                                        {"version", detail::typed("integer")},
                                        {"current", json::Object()},
                                        {"base", json::Object()},
                                        {"differences", detail::list_schema(json::Object())}}},
            {"required", json::Array{"type", "title", "status", "trace_id"}}};
}

json::Object security_schemes() {
    return {{"bearer", json::Object{{"type", "http"}, {"scheme", "bearer"}, {"description", "A token: yitai_…"}}},
            {"cookie", json::Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-sid"}, {"description", "A session"}}}};
}

json::Object components_of(json::Object schemas) {
    for (auto& [name, schema] : schemas)
        std::erase_if(*schema.as<json::Object>(), [](auto const& member) { return member.first == "x-type"; });
    schemas.set("Problem", problem_schema());
    std::sort(schemas.begin(), schemas.end(), [](auto const& one, auto const& other) { return one.first < other.first; });
    json::Object responses;
    for (auto const& refusal : refusals) {
        auto problem = content("application/problem+json", detail::reference("Problem"));
        problem[0].second.as<json::Object>()->set("example", problem_example(refusal.status));
        responses.set(refusal.status, json::Object{{"description", refusal.description}, {"content", std::move(problem)}});
    }
    return {{"schemas", std::move(schemas)}, {"responses", std::move(responses)}, {"securitySchemes", security_schemes()}};
}

void add_path(json::Object& paths, Route const& route, json::Value operation) {
    auto const path = templated(route.path);
    auto const* known = paths.find(path);
    auto methods = known ? *known->as<json::Object>() : json::Object();
    methods.set(lower_method(route.method), std::move(operation));
    paths.set(path, std::move(methods));
}

}  // namespace

json::Value document(std::span<Route const* const> routes, std::string_view version) {
    std::vector<Route const*> sorted(routes.begin(), routes.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](auto const* one, auto const* other) { return tag_of(*one) < tag_of(*other); });

    json::Object schemas{{"Problem", json::Object{{"x-type", "problem"}}}};  // the name is taken
    json::Object paths;
    json::Array tags;
    for (auto const* route : sorted) {
        auto tag = described_tag(tag_of(*route));
        if (tags.empty() || tags.back() != tag) tags.push_back(std::move(tag));
        add_path(paths, *route, describe(*route, schemas));
    }
    add_examples(paths, schemas);
    return json::Object{
        {"openapi", "3.1.0"},
        {"info", json::Object{{"title", "Yitai"}, {"version", version}, {"description", "The service desk's API."}}},
        {"servers", json::Array{json::Object{{"url", "/api/v1"}}}},
        {"security", json::Array{json::Object{{"bearer", json::Array()}}, json::Object{{"cookie", json::Array()}}}},
        {"tags", std::move(tags)},
        {"paths", std::move(paths)},
        {"components", components_of(std::move(schemas))}};
}

}  // namespace yitai::openapi
