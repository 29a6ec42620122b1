#include "sla/explanation.h"

#include "sla/supposition.h"

#include <algorithm>

namespace yitai::sla {
namespace {

constexpr std::size_t most_windows = 500;

std::int64_t seconds(Milliseconds time) { return time.count() / 1000; }

// Open time of the spans; what still lies ahead of a running clock up to the end of its time as well.
void list_windows(ClockExplanation& shown, Counted const& counted, Instant now) {
    auto const& hours = *counted.terms->hours;
    Milliseconds total{0};
    auto const add = [&](Instant from, Instant to, bool is_past) {
        for (auto const& window : hours.windows(from, to, most_windows + 1)) {
            if (shown.counted.size() == most_windows) {
                shown.more_counted = true;
                return;
            }
            auto const length = window.to - window.from;
            total += length;
            shown.counted.push_back({window.from, window.to, seconds(length), seconds(total), is_past});
        }
    };
    for (std::size_t i = 0; i < counted.spans.size(); ++i) {
        auto const& span = counted.spans[i];
        bool const open = counted.is_open && i + 1 == counted.spans.size();
        if (!open) {
            add(span.from, span.to, true);
            continue;
        }
        add(span.from, std::max(span.from, now), true);
        if (counted.clock.due_at) add(std::max(span.from, now), *counted.clock.due_at, false);
    }
}

std::string code_of(Tx& tx, AgreementId id) {
    return tx.one<std::string>("select code from agreement where id = :id", {{"id", id}});
}

std::string code_of(Tx& tx, CalendarId id) {
    return tx.one<std::string>("select code from calendar where id = :id", {{"id", id}});
}

ClockExplanation explained(Tx& tx, Counted const& counted, Instant now) {
    ClockExplanation shown;
    copy_members(counted.clock, shown);
    shown.agreement = code_of(tx, counted.agreed.agreement);
    shown.calendar = code_of(tx, counted.agreed.calendar);
    shown.calendar_version = counted.agreed.calendar_version;
    shown.zone = counted.terms->hours->pattern().zone->name();
    shown.priority = counted.agreed.priority;
    shown.vip = counted.agreed.vip;
    auto const elapsed = counted.elapsed(now);
    shown.elapsed_seconds = seconds(elapsed);
    shown.left_seconds = seconds(counted.target() - elapsed);
    shown.provisional = counted.terms->hours->is_provisional(counted.clock.due_at.value_or(now));
    list_windows(shown, counted, now);
    shown.paused.reserve(counted.pauses.size());
    for (auto const& pause : counted.pauses) shown.paused.push_back({pause.from, pause.to, pause.cause});
    return shown;
}

AsNow as_now(Tx& tx, Counted const& counted) {
    return {code_of(tx, counted.agreed.agreement), counted.agreed.version,       code_of(tx, counted.agreed.calendar),
            counted.agreed.calendar_version,       counted.clock.target_seconds, counted.clock.due_at};
}

}  // namespace

Explained explain(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    auto const course = sla::course(tx, ticket);
    auto const present = supposed(tx, ticket, terms_for(tx, ticket));
    Explained all{tx.now(), course.next_due_at, {}};
    all.data.reserve(course.clocks.size());
    for (auto const& counted : course.clocks) {
        auto shown = explained(tx, counted, tx.now());
        if (auto const now = present.find(counted.clock.metric); now != present.end()) shown.as_now = as_now(tx, now->second);
        all.data.push_back(std::move(shown));
    }
    return all;
}

}  // namespace yitai::sla
