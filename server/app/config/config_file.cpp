#include "app/config/config.h"

#include <toml++/toml.h>

#include <fstream>
#include <sstream>

namespace yitai::app {
namespace {

std::string place(std::string const& path, toml::source_region const& region) {
    return path + ':' + std::to_string(region.begin.line);
}

std::optional<std::string> text_of(toml::node const& node) {
    if (auto const text = node.value<std::string>()) return text;
    if (auto const* number = node.as_integer()) return std::to_string(number->get());
    if (auto const* flag = node.as_boolean()) return std::string(flag->get() ? "true" : "false");
    auto const* list = node.as_array();
    if (!list) return std::nullopt;

    std::string text;
    for (auto const& each : *list) {
        auto const part = each.value<std::string>();
        if (!part) return std::nullopt;
        text.append(text.empty() ? "" : ",").append(*part);
    }
    return text;
}

// Tables become dotted names: api under [limit] is limit.api.
void flatten(toml::table const& table, std::string const& prefix, std::string const& path, std::vector<Given>& given,
             std::vector<Misconfigured::Problem>& problems) {
    for (auto const& [key, node] : table) {
        auto const name = prefix + std::string(key.str());
        if (auto const* inner = node.as_table()) flatten(*inner, name + '.', path, given, problems);
        else if (auto const text = text_of(node)) given.push_back({name, *text, place(path, key.source())});
        else problems.push_back({place(path, key.source()), "Must be a text, a number or a list of texts"});
    }
}

std::string contents_of(std::string const& path) {
    std::ifstream file(path);
    std::ostringstream text;
    if (file && text << file.rdbuf()) return text.str();
    if (file && file.peek() == std::ifstream::traits_type::eof()) return "";
    throw Misconfigured({{path, "The file can't be read"}});
}

}  // namespace

std::vector<Given> read_config_file(std::string const& path) {
    std::vector<Given> given;
    std::vector<Misconfigured::Problem> problems;
    try {
        flatten(toml::parse(contents_of(path), path), "", path, given, problems);
    } catch (toml::parse_error const& error) {
        throw Misconfigured(
            {{place(path, error.source()), {"This is not TOML: {{reason}}", {{"reason", std::string(error.description())}}}}});
    }
    if (!problems.empty()) throw Misconfigured(std::move(problems));
    return given;
}

}  // namespace yitai::app
