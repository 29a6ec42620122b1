#include "http/query.h"

#include <algorithm>
#include <charconv>

namespace yitai::http {

ParsedBody parse_body(Request const& request, json::Limits limits) {
    ParsedBody parsed{json::Object(), nullptr};
    bool const says_json = request.header("content-type").has_value();
    try {
        if (says_json || !request.body.empty()) parsed.value = json::parse(request.body, limits);
    } catch (Invalid const&) {
        parsed.refused = std::current_exception();
    }
    return parsed;
}

bool has_body(Request const& request) {
    switch (request.method) {
        case Method::POST:
        case Method::PUT:
        case Method::PATCH:
            return true;
        case Method::DELETE:
            return !request.body.empty();
        default:
            return false;
    }
}

std::shared_ptr<ParsedBody const> body_of(Request const& request) {
    auto parsed = request.parsed ? request.parsed : std::make_shared<ParsedBody const>(parse_body(request));
    if (parsed->refused) std::rethrow_exception(parsed->refused);
    // RFC 7396 lets a patch be anything, but one that is no object would replace the whole thing.
    if (request.method == Method::PATCH && !parsed->value.as<json::Object>()) throw Invalid("", "Must be an object");
    return parsed;
}

std::string query_pointer(std::string_view parameter) { return json::child("/query", parameter); }

std::optional<std::string_view> single_parameter(Request const& request, std::string_view name) {
    auto const times =
        std::count_if(request.query.begin(), request.query.end(), [&](auto const& each) { return each.first == name; });
    if (times > 1) throw Invalid(query_pointer(name), "Is given more than once");
    return request.parameter(name);
}

json::Selection asked_fields(Request const& request, std::span<std::string_view const> known) {
    json::Selection asked;
    auto const given = single_parameter(request, "fields");
    if (!given) return asked;
    for (auto name : split(*given, ',')) {
        name = trimmed(name);
        if (name.empty()) continue;
        auto const found = std::find(known.begin(), known.end(), name);
        if (found == known.end())
            throw Invalid(query_pointer("fields"), {"There is no field {{name}}", {{"name", std::string(name)}}});
        asked.resize(known.size());
        asked[static_cast<std::size_t>(found - known.begin())] = true;
    }
    return asked;
}

namespace detail {

json::Value number_from(std::string_view word) {
    if (auto whole = parse_integer(word)) return *whole;
    double real = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), real);
    if (error == std::errc() && end == word.data() + word.size() && std::isfinite(real)) return real;
    return word;
}

json::Value boolean_from(std::string_view word) {
    if (word == "true" || word == "false") return word == "true";
    return word;
}

void refuse_unknown_parameters(Request const& request, json::Object const& known, json::Problems& problems) {
    for (auto const& [name, ignored] : request.query)
        if (name != "fields" && !known.find(name)) problems.add(query_pointer(name), "There is no such field");
}

}  // namespace detail

}  // namespace yitai::http
