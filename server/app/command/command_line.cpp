#include "app/command/command_line.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>

namespace yitai::app {
namespace {

using Flags = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t longest_file = 64 << 20, read_at_once = 1 << 20;

std::string bytes_of_option(std::string const& path) {
    std::ifstream file;
    if (path != "-") file.open(path, std::ios::binary);
    std::istream& from = path == "-" ? std::cin : file;
    std::string text;
    while (from && text.size() <= longest_file) {
        auto const before = text.size();
        text.resize(before + read_at_once);
        from.read(text.data() + before, read_at_once);
        text.resize(before + static_cast<std::size_t>(from.gcount()));
    }
    if (text.empty()) throw CLI::ValidationError(path, "can't be read or is empty");
    if (text.size() > longest_file) throw CLI::ValidationError(path, "has more than 64 MiB");
    return text;
}

std::string contents_of_option(std::string const& path) {
    auto contents = bytes_of_option(path);
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
    return parents[path + last + ' '] = parent->add_subcommand(last, std::string(row.summary));
}

// "import" stands alone or with "undo" behind it; then its own options are not asked for.
bool goes_on(CommandRow const& row) {
    auto const begins = std::string(row.words) + ' ';
    auto const rows = command_table();
    return std::any_of(rows.begin(), rows.end(), [&](CommandRow const& other) { return other.words.starts_with(begins); });
}

void choose(CLI::App const& command, CommandRow const& row, Invocation& asked) {
    if (!command.get_subcommands().empty()) return;
    for (auto const& option : row.options)
        if (option.need == Option::Need::required && !asked.options.contains(std::string(option.name)))
            throw CLI::RequiredError(std::string(option.name));
    asked.words = row.words;
}

std::string value_of(Option const& option, std::string const& given) {
    if (option.kind == Option::Kind::file) return contents_of_option(given);
    return option.kind == Option::Kind::binary ? to_base64url(bytes_of_option(given)) : given;
}

void add_option(CLI::App& command, CommandRow const& row, Option const& option, Invocation& asked) {
    auto const take = [&asked, &option](std::string const& given) {
        asked.options[std::string(option.name)] = value_of(option, given);
    };
    bool const has_place = option.kind == Option::Kind::positional || option.kind == Option::Kind::binary;
    std::string const name(option.name), what(option.what);
    CLI::Option* added = nullptr;
    if (option.kind == Option::Kind::flag) added = command.add_flag_callback("--" + name, [take] { take("true"); }, what);
    else added = command.add_option_function<std::string>((has_place ? "" : "--") + name, take, what);
    added->required(option.need == Option::Need::required && !goes_on(row));
}

void add_commands(CLI::App& app, Invocation& asked) {
    Parents parents;
    for (auto const& row : command_table()) {
        auto* command = command_below(app, parents, row);
        command->final_callback([&asked, &row, command] { choose(*command, row, asked); });
        for (auto const& option : row.options) add_option(*command, row, option, asked);
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
