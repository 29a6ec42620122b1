#include "contact/figures.h"

#include "contact/visibility.h"
#include "people/shown.h"

#include <date/tz.h>

#include <algorithm>
#include <map>

namespace yitai::contact {
namespace {

constexpr std::chrono::days longest_span{400};
// Every time zone's midnight falls on a quarter of an hour, so the database counts by these and knows nothing of zones.
constexpr Minutes quarter{15};

struct Count {
    std::optional<Nature> nature;
    std::optional<Outcome> outcome;
    std::optional<ContactChannel> channel;
    PersonId handler_id;
    std::optional<std::int64_t> quarter;
    std::int64_t count = 0;
};
YITAI_DESCRIBE(Count, nature, outcome, channel, handler_id, quarter, count)

struct Source {
    Dimension dimension;
    std::string_view column, expression;
};
constexpr Source sources[] = {
    {Dimension::nature,  "nature",     "nature"},
    {Dimension::outcome, "outcome",    "outcome"},
    {Dimension::channel, "channel",    "channel"},
    {Dimension::handler, "handler_id", "handler_id"},
    {Dimension::day,     "quarter",    "happened_at / 900000"},
};

void check(FiguresQuery const& query) {
    if (query.to <= query.from) throw Invalid("/query/to", "Must be later than from");
    if (query.to - query.from > longest_span)
        throw Invalid("/query/to", {"At most {{days}} days after from", {{"days", std::to_string(longest_span.count())}}});
}

date::time_zone const& zone_of(FiguresQuery const& query) try {
    return *date::locate_zone(query.time_zone.value_or("Asia/Shanghai"));
} catch (std::runtime_error const&) {
    throw Invalid("/query/time_zone", "There is no such time zone");
}

// Which contacts the figures are about.
people::Condition counted(Tx& tx, FiguresQuery const& query) {
    auto visible = reached_by(tx.actor(), Right::contact_read);
    visible.sql = "happened_at >= :from and happened_at < :to and " + visible.sql;
    visible.params.emplace_back("from", query.from);
    visible.params.emplace_back("to", query.to);
    return visible;
}

bool tells(std::vector<Dimension> const& dimensions, Dimension dimension) {
    return std::find(dimensions.begin(), dimensions.end(), dimension) != dimensions.end();
}

std::vector<Count> counts(Tx& tx, people::Condition const& counted, std::vector<Dimension> const& dimensions) {
    std::string columns, groups;
    for (auto const& source : sources) {
        if (!tells(dimensions, source.dimension)) continue;
        columns.append(source.expression).append(" as ").append(source.column).append(", ");
        groups.append(groups.empty() ? "" : ", ").append(source.expression);
    }
    return tx.select<Count>("select " + columns + "count(*) as count from contact where " + counted.sql + " group by " + groups +
                                " order by " + groups,
                            counted.params);
}

std::string day_of(std::int64_t number, date::time_zone const& zone) {
    auto const local = zone.to_local(Instant(quarter * number));
    return date::format("%F", date::floor<date::days>(local));
}

// Quarters of an hour become days, ids names.
std::vector<Figure> figures_of(Tx& tx, std::vector<Count> const& counts, date::time_zone const& zone) {
    ShownNames names;
    for (auto const& count : counts) names.want(count.handler_id);
    names.look_up(tx);

    std::vector<Figure> figures;
    std::map<std::string, std::size_t> places;
    for (auto const& count : counts) {
        Figure figure{count.nature, count.outcome, count.channel, names(count.handler_id), {}, 0};
        if (count.quarter) figure.day = day_of(*count.quarter, zone);
        auto const [place, is_new] = places.try_emplace(json::text_of(figure), figures.size());
        if (is_new) figures.push_back(std::move(figure));
        figures[place->second].count += count.count;
    }
    return figures;
}

std::optional<double> share(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

void add_rates(Figures& figures, std::vector<Count> const& by_outcome) {
    std::map<Outcome, std::int64_t> of;
    for (auto const& count : by_outcome) of[*count.outcome] += count.count, figures.total += count.count;

    auto const handled = of[Outcome::answered] + of[Outcome::ticket] + of[Outcome::me_too];
    figures.first_contact_rate = share(of[Outcome::answered], handled);
    figures.deflection_rate = share(of[Outcome::answered] + of[Outcome::guided_away], handled + of[Outcome::guided_away]);
}

struct Repeated {
    std::int64_t callers = 0, contacts = 0;
};
YITAI_DESCRIBE(Repeated, callers, contacts)

Repeated repeated(Tx& tx, people::Condition const& counted) {
    return tx.one<Repeated>(
        "select count(*) as callers, cast(coalesce(sum(times), 0) as bigint) as contacts from"
        " (select count(*) as times from contact where " +
            counted.sql + " group by person_id, case when person_id is null then caller end having count(*) > 1) as calls",
        counted.params);
}

}  // namespace

Figures figures(Tx& tx, FiguresQuery const& query) {
    check(query);
    auto const& zone = zone_of(query);
    auto const dimensions = query.group_by.empty() ? std::vector{Dimension::nature, Dimension::outcome} : query.group_by;
    auto const contacts = counted(tx, query);

    auto const asked = counts(tx, contacts, dimensions);
    Figures figures{.from = query.from, .to = query.to};
    add_rates(figures, tells(dimensions, Dimension::outcome) ? asked : counts(tx, contacts, {Dimension::outcome}));
    auto const [callers, times] = repeated(tx, contacts);
    figures.repeat_callers = callers;
    figures.repeat_contacts = times;
    figures.data = figures_of(tx, asked, zone);
    return figures;
}

}  // namespace yitai::contact
