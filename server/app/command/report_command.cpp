#include "app/command/commands.h"
#include "listing/moment.h"
#include "report/basic.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::app {
namespace {

constexpr std::size_t most_shown = 15;

std::optional<Instant> instant(Command const& command, std::string_view name) {
    auto const text = command.option(name);
    if (text.empty()) return std::nullopt;
    if (auto const span = listing::span_of(text, now())) return span->begin;
    throw Invalid('/' + std::string(name), "Must be a day like 2026-01-31, a time, or like -7d");
}

report::BasicQuery asked_of(Command const& command) {
    report::BasicQuery asked{.from = instant(command, "from"), .to = instant(command, "to"), .kind = {}};
    if (auto const kind = command.option("kind"); !kind.empty()) {
        asked.kind = enum_from<Kind>(kind);
        if (!asked.kind)
            throw Invalid("/kind", {"Must be one of: {{words}}", {{"words", "incident, request, problem, change, release"}}});
    }
    return asked;
}

std::string percent(report::Attainment const& attained) {
    return attained.rate ? fmt::format("{:.1f} % of {}", *attained.rate * 100, attained.met + attained.missed) : "-";
}

void print(Command const& command, report::Figure const& figure) {
    command.out(fmt::format("  {:<28} {:>8}   {:>18}   {:>18}", figure.value, figure.tickets, percent(figure.response),
                            percent(figure.resolution)));
}

void print(Command const& command, std::string_view title, std::vector<report::Figure> const& figures) {
    command.out(fmt::format("{:<30} {:>8}   {:>18}   {:>18}", title, "tickets", "answered in time", "resolved in time"));
    for (std::size_t i = 0; i < std::min(figures.size(), most_shown); ++i) print(command, figures[i]);
    if (figures.size() > most_shown) command.out(fmt::format("  and {} more", figures.size() - most_shown));
}

void print(Command const& command, std::string_view title, report::Repeated const& repeated) {
    command.out(fmt::format("{:<30} {:>8}   {} times, at most {}", title, repeated.tickets, repeated.times, repeated.most));
}

}  // namespace

Exit report_basics(Command& command) {
    auto const asked = asked_of(command);
    auto const basic = command.database.read(command.context(), [&](Tx& tx) { return report::basic(tx, asked); });
    if (command.has("json")) {
        command.out(json::text_of(basic));
        return Exit::ok;
    }
    print(command, "all", {basic.all});
    print(command, "by state", basic.by_state);
    print(command, "by priority", basic.by_priority);
    print(command, "by service", basic.by_service);
    print(command, "by group", basic.by_group);
    auto newest_first = basic.by_month;
    std::reverse(newest_first.begin(), newest_first.end());
    print(command, "by month", newest_first);
    print(command, "reopened", basic.reopened);
    print(command, "reassigned", basic.reassigned);
    return Exit::ok;
}

}  // namespace yitai::app
