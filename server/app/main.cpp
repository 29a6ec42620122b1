#include "app/command/command_line.h"
#include "app/command/command_socket.h"
#include "app/storage.h"
#include "app/wiring.h"
#include "base/log.h"
#include "calendar/calendar.h"
#include "files/preview.h"
#include "timeline/timeline.h"

#include <cstdio>
#include <fstream>

namespace yitai::app {
namespace {

void print(std::FILE* file, std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), file);
    std::fputc('\n', file);
    std::fflush(file);
}

// In the server where one runs, else on the database itself; its lock keeps a second process off.
Exit run_on_database(CommandLine const& line, CommandRow const& row, Output const& output) {
    auto const configuration = load(line.sources);
    if (auto const exit = ask_server(configuration.settings.data_dir, line.asked, output)) return *exit;

    log::set_level(log::Level::error);
    connect_rooms();
    auto const database = open_database(configuration, StatementTime::unlimited);
    calendar::set_desk_zone(configuration.settings.time_zone);
    Command command{line.asked, output, *database, configuration.settings};
    return row.run(command);
}

// The file that takes the command's lines instead of the terminal, where one was named. It is written by whoever calls, also
// when a server runs the command, and only when all went well.
std::string destination_of(CommandLine& line, CommandRow const& row) {
    for (auto const& option : row.options)
        if (option.kind == Option::Kind::destination) {
            auto const found = line.asked.options.extract(std::string(option.name));
            return found ? found.mapped() : "";
        }
    return "";
}

void write_file(std::string const& path, std::string const& text) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!(file << text).flush()) throw Unavailable({"The file {{file}} can't be written", {{"file", path}}});
}

Exit run_row(CommandLine const& line, CommandRow const& row, Output const& output) {
    if (row.run) return run_on_database(line, row, output);
    LocalCommand command{line.asked, output, line.sources};
    return row.run_locally(command);
}

Exit run(CommandLine line, Output const& terminal) {
    auto const& row = *find_command(line.asked.words);
    auto const file = destination_of(line, row);
    if (file.empty()) return run_row(line, row, terminal);

    std::string text;
    Output const kept{[&](std::string_view said) { text.append(said) += '\n'; }, terminal.err};
    auto const exit = run_row(line, row, kept);
    if (exit == Exit::ok) write_file(file, text);
    return exit;
}

}  // namespace
}  // namespace yitai::app

int main(int argc, char** argv) {
    using namespace yitai::app;
    // Not for people: the server draws previews in a process that can do nothing else, see files/preview.h.
    if (argc == 2 && std::string_view(argv[1]) == "preview") return yitai::files::draw_preview();

    auto const line = read_command_line(argc, argv);
    if (line.ended) return static_cast<int>(*line.ended);

    Output const terminal{[](std::string_view text) { print(stdout, text); }, [](std::string_view text) { print(stderr, text); }};
    return static_cast<int>(run_guarded(terminal, [&] { return run(line, terminal); }));
}
