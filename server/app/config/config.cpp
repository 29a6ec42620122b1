#include "app/config/config.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace yitai::app {
namespace {

constexpr auto usual_file = "/etc/yitai/config.toml";
constexpr std::string_view file_suffix = "_FILE";

using Problems = std::vector<Misconfigured::Problem>;

std::string in_words(Problems const& problems) {
    std::string text;
    for (auto const& problem : problems)
        text.append(text.empty() ? "" : "\n").append(problem.where).append(": ").append(say(problem.message));
    return text;
}

// Variables that steer something other than a setting: the file itself, and what test runs are told.
bool is_no_setting(std::string_view variable) { return variable == "YITAI_CONFIG" || variable.starts_with("YITAI_TEST_"); }

std::optional<std::string> secret_in(std::string const& path) {
    std::ifstream file(path);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return std::nullopt;
    return std::string(trimmed(text.str()));
}

Setting const* setting_of_variable(std::string_view variable) {
    for (auto const& setting : settings_table())
        if (environment_name(setting.name) == variable) return &setting;
    return nullptr;
}

void add_variable(std::string const& variable, std::string const& value, std::vector<Given>& given, Problems& problems) {
    if (is_no_setting(variable)) return;
    if (auto const* setting = setting_of_variable(variable))
        return given.push_back({std::string(setting->name), value, variable});

    auto const stem = std::string_view(variable).substr(0, variable.size() - std::min(variable.size(), file_suffix.size()));
    auto const* secret = variable.ends_with(file_suffix) ? setting_of_variable(stem) : nullptr;
    if (!secret || secret->secret == Secret::no) return problems.push_back({variable, "There is no such setting"});
    if (auto text = secret_in(value)) given.push_back({std::string(secret->name), *text, variable});
    else problems.push_back({variable, {"The file {{file}} can't be read", {{"file", value}}}});
}

std::vector<Given> read_environment(Sources const& sources, Problems& problems) {
    std::vector<Given> given;
    for (auto const& [variable, value] : sources.environment) add_variable(variable, value, given, problems);
    std::sort(given.begin(), given.end(), [](Given const& a, Given const& b) { return a.name < b.name; });
    auto const twice =
        std::adjacent_find(given.begin(), given.end(), [](Given const& a, Given const& b) { return a.name == b.name; });
    if (twice != given.end())
        problems.push_back({twice->origin, {"{{other}} says the same setting: keep one", {{"other", (twice + 1)->origin}}}});
    return given;
}

void apply(Given const& given, Configuration& configuration, Problems& problems) {
    auto const* setting = find_setting(given.name);
    if (!setting) return problems.push_back({given.origin, {"There is no setting {{name}}", {{"name", given.name}}}});
    if (auto wrong = setting->read(configuration.settings, given.value)) problems.push_back({given.origin, *wrong});
    configuration.origins[setting->name] = given.origin;
}

void check(Configuration const& configuration, Problems& problems) {
    for (auto const& setting : settings_table()) {
        auto const wrong = setting.check ? setting.check(configuration.settings) : std::nullopt;
        if (!wrong) continue;
        auto const origin = configuration.origins.find(setting.name);
        problems.push_back({origin == configuration.origins.end() ? std::string(setting.name) : origin->second, *wrong});
    }
}

}  // namespace

Misconfigured::Misconfigured(std::vector<Problem> found) : Failure(found.front().message), problems(std::move(found)) {
    english = in_words(problems);
}

Sources sources_of_process(std::string const& config_flag, std::vector<std::pair<std::string, std::string>> flags) {
    Sources sources;
    sources.flags = std::move(flags);
    for (char** entry = environ; *entry; ++entry) {
        std::string_view const line(*entry);
        auto const equals = line.find('=');
        if (line.starts_with("YITAI_") && equals != line.npos)
            sources.environment.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    }

    auto const* variable = std::getenv("YITAI_CONFIG");
    sources.file = !config_flag.empty() ? config_flag : variable && *variable ? variable : usual_file;
    sources.file_may_lack = sources.file == usual_file;
    return sources;
}

Configuration load(Sources const& sources) {
    Configuration configuration;
    Problems problems;
    std::vector<Given> all;
    if (!sources.file.empty() && !(sources.file_may_lack && !std::filesystem::exists(sources.file)))
        all = read_config_file(sources.file);
    auto const environment = read_environment(sources, problems);
    all.insert(all.end(), environment.begin(), environment.end());
    for (auto const& [name, value] : sources.flags) all.push_back({name, value, flag_name(name)});

    for (auto const& given : all) apply(given, configuration, problems);
    if (problems.empty()) check(configuration, problems);
    if (!problems.empty()) throw Misconfigured(std::move(problems));
    return configuration;
}

}  // namespace yitai::app
