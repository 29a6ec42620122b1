#include "app/command/command_line.h"
#include "app/command/command_socket.h"
#include "app/storage.h"
#include "app/wiring.h"
#include "base/log.h"
#include "calendar/calendar.h"
#include "files/preview.h"
#include "timeline/timeline.h"

#include <cstdio>

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

Exit run(CommandLine const& line, Output const& output) {
    auto const& row = *find_command(line.asked.words);
    if (row.run) return run_on_database(line, row, output);
    LocalCommand command{line.asked, output, line.sources};
    return row.run_locally(command);
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
