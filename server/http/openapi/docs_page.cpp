#include "http/openapi/docs_page.h"

#include "http/openapi.h"

#include <sodium.h>

#include <algorithm>

namespace yitai::http {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --text: #1c2430; --back: #fff; --line: #d5d9e0; --soft: #f4f6f9; --key: #1f5fd6; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e8ee; --back: #14171c; --line: #3a404b; --soft: #1d2129; --key: #8ab4ff; } }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: var(--text); background: var(--back); }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
nav a { margin-right: 1rem; }
a { color: var(--key); }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4.5rem; color: var(--key); font-family: ui-monospace, monospace; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { background: var(--soft); padding: .8rem; border-radius: .4rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); }
)";

using json::Array;
using json::Object;
using json::Value;

std::string word(Value const* value) {
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? *text : std::string();
}

Object const& object(Value const* value) {
    static Object const none;
    auto const* held = value ? value->as<Object>() : nullptr;
    return held ? *held : none;
}

Array const& array(Value const* value) {
    static Array const none;
    auto const* held = value ? value->as<Array>() : nullptr;
    return held ? *held : none;
}

// As it stands in an address or a header.
std::string as_typed(Value const* value) {
    if (!value) return "";
    auto const* list = value->as<Array>();
    if (!list) return value->as<std::string>() ? word(value) : json::text_of(*value);
    std::string all;
    for (auto const& each : *list) all += (all.empty() ? "" : ",") + as_typed(&each);
    return all;
}

std::string example_named(Value const& described, std::string_view parameter) {
    for (auto const& each : array(described.find("parameters")))
        if (word(each.find("name")) == parameter) return as_typed(each.find("example"));
    return "";
}

class DocsPage {
public:
    DocsPage(Value const& document, Language language) : document_(document), language_(language) {}

    std::string write();

private:
    std::string text(Message const& message) const { return escaped_html(say(message, language_)); }
    Value const& resolved(Value const& schema) const;
    std::string type_of(Value const& schema) const;

    void head();
    void about(std::string const& tag);
    void operation(std::string const& path, std::string const& method, Value const& described);
    void parameters(Value const& described);
    void body(Value const& described);
    void answers(Value const& described);
    void curl(std::string const& path, std::string const& method, Value const& described);
    void schemas();
    void fields(Value const& schema);
    std::string example_of(Value const& media) const;

    Value const& document_;
    Language language_;
    std::string out_;
};

std::string component(std::string const& reference) { return reference.substr(reference.rfind('/') + 1); }

Value const& DocsPage::resolved(Value const& schema) const {
    auto const reference = word(schema.find("$ref"));
    if (reference.empty()) return schema;
    auto const* components = document_.find("components");
    auto const* schemas = components ? components->find("schemas") : nullptr;
    auto const* found = schemas ? schemas->find(component(reference)) : nullptr;
    return found ? *found : schema;
}

std::string link_to(std::string const& name) {
    return "<a href=\"#schema-" + escaped_html(name) + "\">" + escaped_html(name) + "</a>";
}

// "string · date-time", "list of <a>Ticket</a>", "integer 1–4"
std::string DocsPage::type_of(Value const& schema) const {
    if (auto const reference = word(schema.find("$ref")); !reference.empty()) return link_to(component(reference));
    if (auto const* choices = schema.find("anyOf")) {
        std::string all;
        for (auto const& each : array(choices)) all += (all.empty() ? "" : " | ") + type_of(each);
        return all;
    }
    std::string type = word(schema.find("type"));
    for (auto const& each : array(schema.find("type"))) type += (type.empty() ? "" : " | ") + word(&each);
    if (type.empty()) return text("any");
    if (auto const* items = schema.find("items")) return text("list of") + ' ' + type_of(*items);
    std::string words;
    for (auto const& each : array(schema.find("enum")))
        if (!each.is_null()) words += (words.empty() ? ": <code>" : " <code>") + escaped_html(word(&each)) + "</code>";
    if (auto const format = word(schema.find("format")); !format.empty()) words += " · " + escaped_html(format);
    if (auto const* low = schema.find("minimum"))
        words += ' ' + json::text_of(*low) + "–" + json::text_of(*schema.find("maximum"));
    if (auto const* most = schema.find("maxLength")) words += " ≤ " + json::text_of(*most);
    return escaped_html(type) + words;
}

std::string DocsPage::write() {
    head();
    std::string tag;
    for (auto const& [path, methods] : object(document_.find("paths")))
        for (auto const& [method, described] : object(&methods)) {
            if (auto const here = word(&array(described.find("tags")).at(0)); here != tag) {
                tag = here;
                out_ += "<h2 id=\"" + escaped_html(tag) + "\">" + escaped_html(tag) + "</h2>\n";
                about(tag);
            }
            operation(path, method, described);
        }
    schemas();
    return std::move(out_) + "</main></body></html>\n";
}

void DocsPage::head() {
    auto const version = word(object(document_.find("info")).find("version"));
    auto const language = std::string(language_ == Language::zh ? "zh-CN" : "en");
    out_ =
        "<!doctype html><html lang=\"" + language +
        "\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>Yitai API</title><style>" +
        std::string(style) + "</style></head><body><main>\n<h1>Yitai API " + escaped_html(version) + "</h1>\n<p>" +
        text("Send a token in the Authorization header. The examples take it and the desk's address from the shell:") +
        "</p>\n<pre>DESK=https://desk.example.com\nTOKEN=yitai_…</pre>\n<p><a href=\"openapi.json\">openapi.json</a></p>\n<nav>";
    for (auto const& tag : array(document_.find("tags"))) {
        auto const name = escaped_html(word(tag.find("name")));
        out_ += "<a href=\"#" + name + "\">" + name + "</a>";
    }
    out_ += "</nav>\n";
}

void DocsPage::about(std::string const& tag) {
    for (auto const& each : array(document_.find("tags")))
        if (word(each.find("name")) == tag && each.find("description"))
            out_ += "<p>" + text(word(each.find("description")).c_str()) + "</p>\n";
}

std::string upper(std::string text) {
    for (auto& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return text;
}

void DocsPage::operation(std::string const& path, std::string const& method, Value const& described) {
    out_ += "<details id=\"" + escaped_html(word(described.find("operationId"))) + "\"><summary><b>" + upper(method) +
            "</b> <code>" + escaped_html(path) + "</code> " + text(word(described.find("summary")).c_str()) + "</summary>\n<p>" +
            text("Right") + ": <code>" + escaped_html(word(described.find("x-permission"))) + "</code></p>\n";
    if (auto const about = word(described.find("description")); !about.empty()) out_ += "<p>" + text(about.c_str()) + "</p>\n";
    parameters(described);
    body(described);
    answers(described);
    curl(path, method, described);
    out_ += "</details>\n";
}

void DocsPage::parameters(Value const& described) {
    auto const& rows = array(described.find("parameters"));
    if (rows.empty()) return;
    out_ += "<h4>" + text("Parameters") + "</h4><table>";
    for (auto const& row : rows) {
        auto const* schema = row.find("schema");
        out_ += "<tr><td><code>" + escaped_html(word(row.find("name"))) + "</code></td><td>" +
                escaped_html(word(row.find("in"))) + "</td><td>" + (schema ? type_of(*schema) : "") + "</td><td>" +
                (*row.find("required") == Value(true) ? text("required") : "") + "</td><td>" +
                text(word(row.find("description")).c_str()) + "</td><td><code>" + escaped_html(as_typed(row.find("example"))) +
                "</code></td></tr>\n";
    }
    out_ += "</table>\n";
}

// Closed until somebody wants to see it.
std::string DocsPage::example_of(Value const& media) const {
    auto const* example = media.find("example");
    if (!example) return "";
    auto const written = example->as<std::string>() ? word(example) : openapi::pretty(*example);
    return "<details><summary>" + text("Example") + "</summary><pre>" + escaped_html(written) + "</pre></details>";
}

void DocsPage::body(Value const& described) {
    auto const* request = described.find("requestBody");
    if (!request) return;
    auto const& [type, media] = object(request->find("content")).at(0);
    out_ += "<h4>" + text("Body") + " <small>" + escaped_html(type) + "</small></h4>\n";
    fields(resolved(*media.find("schema")));
    out_ += example_of(media) + '\n';
}

void DocsPage::answers(Value const& described) {
    out_ += "<h4>" + text("Answers") + "</h4><table>";
    for (auto const& [status, answer] : object(described.find("responses"))) {
        auto const& responses = object(object(document_.find("components")).find("responses"));
        auto const* shared = answer.find("$ref") ? responses.find(status) : &answer;
        auto const& content = object(answer.find("content"));
        out_ += "<tr><td>" + escaped_html(status) + "</td><td>" +
                text(word(shared ? shared->find("description") : nullptr).c_str()) + "</td><td>" +
                (content.empty() ? "" : type_of(*content[0].second.find("schema")) + example_of(content[0].second)) +
                "</td></tr>\n";
    }
    out_ += "</table>\n";
}

// ' would end the shell's quotes.
std::string in_quotes(std::string const& text) {
    std::string quoted = "'";
    for (char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

void DocsPage::curl(std::string const& path, std::string const& method, Value const& described) {
    std::string address = "$DESK/api/v1", command = "curl -X " + upper(method);
    for (auto segment : split(std::string_view(path).substr(1), '/'))
        if (!segment.starts_with('{')) address += '/' + std::string(segment);
        else address += '/' + percent_encoded(example_named(described, segment.substr(1, segment.size() - 2)));
    if (!described.find("security")) command += " -H \"Authorization: Bearer $TOKEN\"";
    char separator = '?';
    for (auto const& parameter : array(described.find("parameters"))) {
        if (*parameter.find("required") != Value(true)) continue;
        auto const name = word(parameter.find("name")), in = word(parameter.find("in")),
                   value = as_typed(parameter.find("example"));
        if (in == "header") command += " -H '" + name + ": " + value + '\'';
        if (in == "query") address += std::exchange(separator, '&') + name + '=' + percent_encoded(value);
    }
    command += " \"" + address + '"';
    if (auto const* request = described.find("requestBody")) {
        auto const& [type, media] = object(request->find("content")).at(0);
        command += " \\\n  -H 'Content-Type: " + type + "' -d " + in_quotes(json::text_of(*media.find("example")));
    }
    out_ += "<pre>" + escaped_html(command) + "</pre>\n";
}

void DocsPage::schemas() {
    out_ += "<h2>" + text("Data") + "</h2>\n";
    for (auto const& [name, schema] : object(object(document_.find("components")).find("schemas"))) {
        out_ += "<h3 id=\"schema-" + escaped_html(name) + "\">" + escaped_html(name) + "</h3>\n";
        fields(schema);
    }
}

void DocsPage::fields(Value const& schema) {
    auto const& properties = object(schema.find("properties"));
    if (properties.empty()) {
        out_ += "<p>" + type_of(schema) + "</p>\n";
        return;
    }
    auto const& required = array(schema.find("required"));
    out_ += "<table>";
    for (auto const& [name, member] : properties) {
        bool const must = std::find(required.begin(), required.end(), Value(name)) != required.end();
        out_ += "<tr><td><code>" + escaped_html(name) + "</code></td><td>" + type_of(member) + "</td><td>" +
                (must ? text("required") : "") + "</td></tr>\n";
    }
    out_ += "</table>\n";
}

}  // namespace

std::string docs_page(Value const& openapi_document, Language language) { return DocsPage(openapi_document, language).write(); }

std::string docs_policy() {
    std::string hash(crypto_hash_sha256_BYTES, '\0'),
        encoded(sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL), '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<unsigned char const*>(style.data()),
                       style.size());
    sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<unsigned char const*>(hash.data()), hash.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    encoded.resize(encoded.find('\0'));
    return "default-src 'none'; style-src 'sha256-" + encoded + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace yitai::http
