#include "revision/trial.h"

#include "calendar/calendar.h"

namespace yitai::revision {
namespace {

constexpr date::days usual{365}, longest{400};

calendar::Day day_of(std::optional<Line<10>> const& text, calendar::Day otherwise, std::string const& pointer) {
    if (!text) return otherwise;
    auto const day = calendar::day_from(*text);
    if (!day) throw Invalid(pointer, "Must be a date such as 2026-01-31");
    return *day;
}

calendar::Day today(Tx& tx) {
    return date::floor<date::days>(date::make_zoned(calendar::desk_zone(), tx.now()).get_local_time());
}

}  // namespace

Dates dates_of(Tx& tx, TrialOf const& asked) {
    auto const from = day_of(asked.from, today(tx), "/from"), to = day_of(asked.to, from + usual, "/to");
    if (to < from) throw Invalid("/to", "Must be later than from");
    if (to - from > longest) throw Invalid("/to", "At most 400 days can be asked for at once");
    return {from, to};
}

std::vector<ProblemView> problems_in(db::Refused const& refused, Language language) {
    if (refused.fields.empty()) return {{"", say(refused.message, language)}};
    std::vector<ProblemView> problems;
    problems.reserve(refused.fields.size());
    for (auto const& field : refused.fields) problems.push_back({field.pointer, say(field.message, language)});
    return problems;
}

}  // namespace yitai::revision
