#include "app/command/command_line.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

namespace yitai::app {
namespace {

using Flags = std::vector<std::pair<std::string, std::string>>;

std::string contents_of_option(std::string const& path) {
    std::ostringstream text;
    std::ifstream file;
    if (path != "-") file.open(path);
    std::istream& from = path == "-" ? std::cin : file;
    if (!from || !(text << from.rdbuf())) throw CLI::ValidationError(path, "can't be read or is empty");

    auto contents = text.str();
    while (!contents.empty() && (contents.back() == '\n' || contents.back() == '\r')) contents.pop_back();
    return contents;
}

using Parents = std::map<std::string, CLI::App*>;

void say_also(CLI::App& command, std::string const& word) {
    auto const said = command.get_description();
    command.description(said + (said.empty() ? "" : ", ") + word);
}

// "user bootstrap" is the command bootstrap below the command user.
CLI::App* command_below(CLI::App& app, Parents& parents, CommandRow const& row) {
    auto words = split(row.words, ' ');
    std::string const last(words.back());
    words.pop_back();

    auto* parent = &app;
    std::string path;
    for (auto const part : words) {
        std::string const word(part);
        auto*& below = parents[path += word + ' '];
        if (!below) {
            if (parent != &app) say_also(*parent, word);
            below = parent->add_subcommand(word)->require_subcommand(1);
        }
        parent = below;
    }
    if (parent != &app) say_also(*parent, last);
    return parent->add_subcommand(last, std::string(row.summary));
}

void add_option(CLI::App& command, Option const& option, Invocation& asked) {
    auto const take = [&asked, &option](std::string const& value) {
        asked.options[std::string(option.name)] = option.kind == Option::Kind::file ? contents_of_option(value) : value;
    };
    std::string const name(option.name), what(option.what);
    CLI::Option* added = nullptr;
    if (option.kind == Option::Kind::flag) added = command.add_flag_callback("--" + name, [take] { take("true"); }, what);
    else
        added =
            command.add_option_function<std::string>((option.kind == Option::Kind::positional ? "" : "--") + name, take, what);
    added->required(option.need == Option::Need::required);
}

void add_commands(CLI::App& app, Invocation& asked) {
    Parents parents;
    for (auto const& row : command_table()) {
        auto* command = command_below(app, parents, row);
        command->final_callback([&asked, &row] { asked.words = row.words; });
        for (auto const& option : row.options) add_option(*command, option, asked);
    }
}

void add_settings(CLI::App& app, std::string& file, Flags& flags) {
    app.add_option("--config", file, "The TOML file with settings; else YITAI_CONFIG's, else /etc/yitai/config.toml");
    for (auto const& setting : settings_table())
        app.add_option_function<std::string>(
               flag_name(setting.name), [&flags, &setting](std::string const& value) { flags.emplace_back(setting.name, value); },
               std::string(setting.what))
            ->group("Settings");
}

}  // namespace

CommandLine read_command_line(int argc, char const* const* argv) {
    CommandLine line;
    std::string file;
    Flags flags;
    CLI::App app("Yitai, an IT service desk", "yitai");
    app.fallthrough()->require_subcommand(1);
    app.set_version_flag("--version", "yitai " YITAI_VERSION);
    add_settings(app, file, flags);
    add_commands(app, line.asked);

    try {
        app.parse(argc, argv);
        line.sources = sources_of_process(file, std::move(flags));
    } catch (CLI::ParseError const& error) {
        line.ended = app.exit(error) == 0 ? Exit::ok : Exit::usage;
    }
    return line;
}

}  // namespace yitai::app
