#include "revision/kind.h"
#include "sla/supposition.h"

#include <algorithm>

namespace yitai::revision {
namespace of_agreements {
namespace {

constexpr int most_tickets = 100;

json::Value content(Tx& tx, json::Value const& row) { return as_value(sla::fields_of(tx, json::from<Agreement>(row))); }

Outcome outcome_of(Tx& tx, AgreementId id) {
    auto const row = http::get<Agreement>(tx, {to_string(id)});
    return {subject_of(row, row.code), {}};
}

Outcome add(Tx& tx, json::Value const& content, Origin const&) {
    return outcome_of(tx, sla::add_agreement(tx, json::from<sla::AgreementFields>(content)).id);
}

Outcome change(Tx& tx, Subject const& subject, json::Value const& content, Origin const&) {
    return outcome_of(tx, sla::change_agreement(tx, path_of(subject), content).id);
}

// What was in force until this one was published.
std::vector<sla::Published> in_force_before(std::vector<sla::Published> agreements, AgreementId id,
                                            std::optional<Agreement> const& before) {
    std::erase_if(agreements, [&](auto const& each) { return each->id == id; });
    if (before && before->active) agreements.push_back(std::make_shared<Agreement const>(*before));
    std::sort(agreements.begin(), agreements.end(), [](auto const& a, auto const& b) { return a->id < b->id; });
    return agreements;
}

bool is_late(sla::Counted const& counted, Instant now) { return counted.elapsed(now) > counted.target(); }

using Clocks = std::map<Metric, sla::Counted>;

std::optional<ClockDifference> difference(Metric metric, Clocks const& before, Clocks const& after, Instant now) {
    ClockDifference found{.metric = metric};
    if (auto const clock = before.find(metric); clock != before.end()) {
        found.seconds_before = clock->second.clock.target_seconds;
        found.due_before = clock->second.clock.due_at;
        found.late_before = is_late(clock->second, now);
    }
    if (auto const clock = after.find(metric); clock != after.end()) {
        found.seconds_after = clock->second.clock.target_seconds;
        found.due_after = clock->second.clock.due_at;
        found.late_after = is_late(clock->second, now);
    }
    bool const differs = found.seconds_before != found.seconds_after || found.due_before != found.due_after ||
                         found.late_before != found.late_after;
    return differs ? std::optional(found) : std::nullopt;
}

void add_ticket(PromiseTrial& trial, Ticket const& ticket, Clocks const& before, Clocks const& after, Instant now) {
    PromiseDifference line{ticket.number, ticket.priority, {}};
    for_each_enumerator<Metric>([&](std::string_view, Metric metric) {
        if (auto const found = difference(metric, before, after, now)) line.clocks.push_back(*found);
    });
    if (line.clocks.empty()) return;
    auto const any = [&](auto test) { return std::any_of(line.clocks.begin(), line.clocks.end(), test); };
    trial.newly_late += any([](auto const& clock) { return clock.late_after && !clock.late_before; });
    trial.no_longer_late += any([](auto const& clock) { return clock.late_before && !clock.late_after; });
    trial.tickets.push_back(std::move(line));
}

void observe(Tx& tx, Subject const* before, Subject const& after, Dates const&, Effects& effects) {
    std::optional<Agreement> former;
    if (before) former = json::from<Agreement>(before->row);
    auto const agreements = sla::in_force(tx);
    auto const agreements_before = in_force_before(agreements, {after.id}, former);
    std::vector<Agreement> sides{json::from<Agreement>(after.row)};
    if (former) sides.push_back(*former);

    auto& trial = effects.promises.emplace();
    for (auto const& ticket : sla::newest_under(tx, sides, most_tickets)) {
        ++trial.looked_at;
        auto const was = sla::terms_for(tx, ticket, agreements_before), is = sla::terms_for(tx, ticket, agreements);
        if (was != is) add_ticket(trial, ticket, sla::supposed(tx, ticket, was), sla::supposed(tx, ticket, is), tx.now());
    }
}

}  // namespace
}  // namespace of_agreements

KindRow const agreements{.noun = Noun::agreement,
                         .reading = Right::catalog_read,
                         .managing = Right::desk_manage,
                         .is_added = true,
                         .tells_origin = false,
                         .find = find_by_code<Agreement>,
                         .content = of_agreements::content,
                         .add = of_agreements::add,
                         .change = of_agreements::change,
                         .observe = of_agreements::observe};

}  // namespace yitai::revision
