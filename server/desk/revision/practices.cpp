#include "practice/practice.h"
#include "revision/kind.h"

namespace yitai::revision {
namespace of_practices {
namespace {

constexpr int most_tickets = 100;

std::optional<Subject> find(Tx& tx, http::PathName const& name) {
    auto const row = http::find<Practice>(tx, name, "kind");
    return row ? std::optional(subject_of(*row, std::string(name_of(row->kind)))) : std::nullopt;
}

json::Value content(Tx&, json::Value const& row) { return as_value(practice::fields_of(json::from<Practice>(row))); }

// There is one for each kind of ticket already.
Outcome add(Tx&, json::Value const&, Origin const&) { throw NotFound(); }

Outcome change(Tx& tx, Subject const& subject, json::Value const& content, Origin const&) {
    auto const row = practice::change(tx, path_of(subject), content);
    return {subject_of(row, subject.name), {}};
}

struct Classified {
    Level impact{3}, urgency{3};
};
YITAI_DESCRIBE(Classified, impact, urgency)

// Priorities that were set by hand, or came with an import, stay what they are.
std::vector<Classified> newest_computed(Tx& tx, yitai::Kind kind) {
    return tx.select<Classified>(R"(
        select impact, urgency from (
            select id, impact, urgency, priority_source from ticket where kind = :kind order by id desc limit :most) newest
         where priority_source = :computed)",
                                 {{"kind", kind}, {"most", most_tickets}, {"computed", PrioritySource::computed}});
}

void observe(Tx& tx, Subject const* before, Subject const& after, Dates const&, Effects& effects) {
    auto const was = json::from<Practice>(before->row), is = json::from<Practice>(after.row);
    std::map<std::pair<int, int>, std::int64_t> tickets;
    auto& trial = effects.priorities.emplace();
    for (auto const& each : newest_computed(tx, is.kind)) ++trial.looked_at, ++tickets[{each.impact, each.urgency}];

    for (int impact = 1; impact <= 4; ++impact)
        for (int urgency = 1; urgency <= 4; ++urgency) {
            auto const then = practice::computed_priority(was, {impact}, {urgency});
            auto const now = practice::computed_priority(is, {impact}, {urgency});
            if (then == now) continue;
            trial.cells.push_back({{impact}, {urgency}, then, now, tickets[{impact, urgency}]});
            trial.changed += trial.cells.back().tickets;
        }
}

}  // namespace
}  // namespace of_practices

KindRow const practices{.noun = Noun::practice,
                        .reading = Right::catalog_read,
                        .managing = Right::desk_manage,
                        .is_added = false,
                        .tells_origin = false,
                        .find = of_practices::find,
                        .content = of_practices::content,
                        .add = of_practices::add,
                        .change = of_practices::change,
                        .observe = of_practices::observe};

}  // namespace yitai::revision
