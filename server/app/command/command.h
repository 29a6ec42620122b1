// A command: the words after "yitai". It runs inside the server when one serves the data folder, else in this process;
// the same function does both.
#pragma once

#include "app/config/config.h"
#include "app/exit.h"
#include "db/database.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace yitai::app {

// A command as it was asked for.
struct Invocation {
    std::string words;                           // "user bootstrap"
    std::map<std::string, std::string> options;  // by name; a flag holds "true", a file its contents
};
YITAI_DESCRIBE(Invocation, words, options)

// Where its lines go: to the terminal or back through the socket.
struct Output {
    std::function<void(std::string_view line)> out, err;
};

struct Option {
    // binary: a file at a position, its bytes in base64url; destination: a file for what goes to standard output else
    enum class Kind { text, file, binary, flag, positional, destination };
    std::string_view name, what;
    Kind kind = Kind::text;
    enum class Need { optional, required } need = Need::optional;
};

struct Command {
    Invocation const& asked;
    Output const& output;
    db::Database& database;
    Settings const& settings;

    std::string option(std::string_view name) const;  // empty: not given
    bool has(std::string_view name) const;
    void out(std::string_view line) const { output.out(line); }
    void err(std::string_view line) const { output.err(line); }
    db::Context context() const;  // the desk itself, by command
};

// For the few that need no database.
struct LocalCommand {
    Invocation const& asked;
    Output const& output;
    Sources const& sources;

    bool has(std::string_view name) const;
    void out(std::string_view line) const { output.out(line); }
};

struct CommandRow {
    std::string_view words, summary;
    std::span<Option const> options;
    Exit (*run)(Command&) = nullptr;
    Exit (*run_locally)(LocalCommand&) = nullptr;
};
std::span<CommandRow const> command_table();
CommandRow const* find_command(std::string_view words);

// Runs it and turns what is thrown into a line and an exit code.
Exit run_guarded(Output const&, std::function<Exit()> const&);

}  // namespace yitai::app
