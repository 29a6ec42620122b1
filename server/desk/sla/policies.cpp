#include "sla/policies.h"

#include "db/unchanging.h"
#include "organisation/organisation.h"

#include <algorithm>
#include <mutex>

namespace yitai::sla {
namespace {

struct KnownVersions : db::Unchanging<std::pair<AgreementId, std::int64_t>, Agreement> {};
struct KnownTerms : db::Unchanging<std::pair<ClockTerms, date::time_zone const*>, Terms> {};

struct Kept {
    std::mutex mutex;
    std::int64_t newest = -1;  // the id of the newest version that `present` knows
    std::vector<Published> present;
};

Kept& kept_of(Tx& tx) { return tx.connection().memory().of<Kept>(); }

bool is_for(Agreement const& agreement, Ticket const& ticket) {
    bool const kind = agreement.kinds.empty() ? ticket.kind == Kind::incident
                                              : std::count(agreement.kinds.begin(), agreement.kinds.end(), ticket.kind) > 0;
    return kind && (!agreement.service_id || agreement.service_id == ticket.service_id) &&
           (!agreement.organisation_id || agreement.organisation_id == ticket.organisation_id);
}

int narrowness(Agreement const& agreement) { return (agreement.organisation_id ? 2 : 0) + (agreement.service_id ? 1 : 0); }

PromiseRow const* row_for(Agreement const& agreement, Level priority, bool vip) {
    PromiseRow const* ordinary = nullptr;
    for (auto const& row : agreement.promises) {
        if (row.priority != priority) continue;
        if (row.vip.value && vip) return &row;
        if (!row.vip.value) ordinary = &row;
    }
    return ordinary;
}

bool tells_vips_apart(Agreement const& agreement) {
    return std::any_of(agreement.promises.begin(), agreement.promises.end(), [](PromiseRow const& row) { return row.vip.value; });
}

template <class Noun>
Id<Noun> id_of(std::string const& text) {
    return {parse_integer(text).value_or(0)};
}

bool is_where(Tx& tx, OtherHours const& row, Ticket const& ticket) {
    if (row.group) return ticket.group_id == id_of<Group>(*row.group);
    if (!ticket.site_id) return false;
    auto const within = tree::within(tx, organisation::sites, id_of<Site>(*row.site).value);
    return std::count(within.begin(), within.end(), ticket.site_id.value) > 0;
}

CalendarId calendar_of(Tx& tx, Agreement const& agreement, PromiseRow const& row, Ticket const& ticket) {
    if (row.calendar) return id_of<Calendar>(*row.calendar);
    for (auto const& other : agreement.other_hours)
        if (is_where(tx, other, ticket)) return id_of<Calendar>(other.calendar);
    return agreement.calendar_id;
}

std::optional<ClockTerms> terms_by(Tx& tx, Ticket const& ticket, Agreement const& agreement, std::int64_t version) {
    auto const person = ticket.affected_id ? ticket.affected_id : ticket.requester_id;
    bool const vip = tells_vips_apart(agreement) && people::get(tx, person).vip;
    auto const* row = row_for(agreement, ticket.priority, vip);
    if (!row) return std::nullopt;
    auto const use = calendar::current(tx, calendar_of(tx, agreement, *row, ticket));
    return ClockTerms{agreement.id, version, use.id, use.version, row->priority, row->vip.value};
}

std::set<std::string> words_of(std::vector<PendingReason> const& reasons) {
    std::set<std::string> words;
    for (auto const reason : reasons) words.emplace(name_of(reason));
    return words;
}

std::optional<Seconds> seconds(std::optional<Within<1, 525'600>> const& minutes) {
    if (!minutes) return std::nullopt;
    return Minutes(minutes->value);
}

Terms terms_in(Tx& tx, Agreement const& agreement, ClockTerms const& agreed) {
    Terms terms;
    terms.hours = calendar::hours(tx, {agreed.calendar, agreed.calendar_version});
    terms.pausing = {words_of(agreement.pausing.respond), words_of(agreement.pausing.next_response),
                     words_of(agreement.pausing.resolve)};
    terms.warnings = {};
    std::copy_n(agreement.warnings.begin(), std::min(agreement.warnings.size(), terms.warnings.size()), terms.warnings.begin());
    for (auto const& row : agreement.promises)
        if (row.priority == agreed.priority && row.vip.value == agreed.vip)
            terms.targets = {seconds(row.respond_minutes), seconds(row.next_response_minutes), seconds(row.resolve_minutes)};
    return terms;
}

}  // namespace

Published published(Tx& tx, AgreementId id, std::int64_t version) {
    return tx.connection().memory().of<KnownVersions>().get(tx, {id, version}, [&] {
        auto const row =
            tx.one<AgreementVersion>("select * from agreement_version where agreement_id = :id and version = :version",
                                     {{"id", id}, {"version", version}});
        return json::from<Agreement>(json::parse(row.content, timeline::kept_limits));
    });
}

// Every change of an agreement adds a version, so its id tells whether anything is new. What a transaction that may yet fail has
// written is not kept for others.
std::vector<Published> in_force(Tx& tx) {
    auto const newest = tx.one<std::int64_t>("select coalesce(max(id), 0) from agreement_version");
    auto& kept = kept_of(tx);
    {
        std::lock_guard const lock(kept.mutex);
        if (kept.newest == newest) return kept.present;
    }
    std::vector<Published> all;
    for (auto& row : tx.select<Agreement>("select * from agreement where active order by id"))
        all.push_back(std::make_shared<Agreement const>(std::move(row)));
    tx.after_commit([&kept, all, newest] {
        std::lock_guard const lock(kept.mutex);
        if (newest > kept.newest) kept.newest = newest, kept.present = all;
    });
    return all;
}

std::optional<ClockTerms> terms_for(Tx& tx, Ticket const& ticket) { return terms_for(tx, ticket, in_force(tx)); }

std::optional<ClockTerms> terms_for(Tx& tx, Ticket const& ticket, std::span<Published const> agreements) {
    Published narrowest;
    for (auto const& agreement : agreements)
        if (is_for(*agreement, ticket) && (!narrowest || narrowness(*agreement) > narrowness(*narrowest))) narrowest = agreement;
    if (!narrowest) return std::nullopt;
    return terms_by(tx, ticket, *narrowest, narrowest->version);
}

std::optional<ClockTerms> terms_for(Tx& tx, Ticket const& ticket, AgreementId id, std::int64_t version) {
    return terms_by(tx, ticket, *published(tx, id, version), version);
}

std::shared_ptr<Terms const> terms(Tx& tx, ClockTerms const& agreed) {
    return tx.connection().memory().of<KnownTerms>().get(tx, {agreed, calendar::desk_zone()}, [&] {
        return terms_in(tx, *published(tx, agreed.agreement, agreed.version), agreed);
    });
}

}  // namespace yitai::sla
