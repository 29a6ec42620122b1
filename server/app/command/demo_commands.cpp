#include "app/command/commands.h"
#include "app/reactions.h"
#include "app/storage.h"
#include "app/wiring.h"
#include "base/log.h"
#include "calendar/calendar.h"
#include "demo/demo.h"

#include <fmt/format.h>

namespace yitai::app {
namespace {

std::int64_t number_in(Invocation const& asked, std::string const& name, std::int64_t low, std::int64_t high,
                       std::int64_t usual) {
    auto const given = asked.options.find(name);
    if (given == asked.options.end()) return usual;
    auto const number = parse_integer(given->second);
    if (!number || *number < low || *number > high)
        throw Invalid('/' + name, {"Must be a number from {{low}} to {{high}}",
                                   {{"low", std::to_string(low)}, {"high", std::to_string(high)}}});
    return *number;
}

demo::Size size_in_percent(std::int64_t percent) {
    demo::Size size;
    for (auto* number : {&size.people, &size.cis, &size.tickets}) *number = static_cast<int>(*number * percent / 100);
    return size;
}

// A Chinese character is as wide as two letters.
std::string padded(std::string_view text, std::size_t width) {
    std::size_t shown = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x80) shown += 1;
        else if (byte >= 0xC0) shown += 2;
    }
    return std::string(text) + std::string(shown < width ? width - shown : 1, ' ');
}

void print_sign_ins(std::function<void(std::string_view)> const& line) {
    line("Made-up people in a made-up company: never use this desk for real. All of them sign in with " +
         std::string(demo::password));
    line("");
    for (auto const& row : demo::sign_ins())
        line(padded(row.login, 14) + padded(row.name, 8) + padded(row.role, 24) + std::string(row.what));
}

constexpr std::pair<std::string_view, std::string_view> counted_tables[] = {
    {"people", "person"},       {"groups", "desk_group"}, {"sites", "site"},       {"services", "service"}, {"configuration items", "configuration_item"},
    {"tickets", "ticket"},      {"of them open", "ticket where queue_key is not null"},
    {"entries", "entry"},       {"events", "timeline"},   {"notices", "notice"}};

void print_counts(LocalCommand const& command, db::Database& database) {
    database.read({.actor = the_desk(Via::command)}, [&](Tx& tx) {
        for (auto const& [what, from] : counted_tables)
            command.out(fmt::format("{:>8} {}", tx.one<std::int64_t>("select count(*) from " + std::string(from)), what));
    });
}

}  // namespace

// Without the server only: it moves through a year, and what happens in it is told to nobody.
Exit make_demo(LocalCommand& command) {
    demo::Plan plan{.seed = static_cast<std::uint64_t>(number_in(command.asked, "seed", 0, 1'000'000'000, 1)),
                    .now = now(),
                    .size = size_in_percent(number_in(command.asked, "size", 5, 100, 100)),
                    .past = quiet_reactions(),
                    .present = reactions(),
                    .tell = command.output.err};
    auto const configuration = load(command.sources);
    log::set_level(log::Level::error);
    connect_rooms();
    calendar::set_desk_zone(configuration.settings.time_zone);
    auto const database = open_database(configuration, StatementTime::unlimited);

    demo::fill(*database, plan);

    print_counts(command, *database);
    command.out("");
    print_sign_ins(command.output.out);
    return Exit::ok;
}

Exit show_sign_ins(Command& command) {
    auto const mark = command.database.read(command.context(), demo::mark);
    if (!mark) throw Conflict("This desk is no demo");
    if (!mark->finished_at)
        throw Unavailable(
            "Filling this desk with the demo company was interrupted; begin again with an empty data folder or database");
    print_sign_ins(command.output.out);
    return Exit::ok;
}

}  // namespace yitai::app
