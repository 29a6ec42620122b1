#include "duplicate/folding.h"

#include "duplicate/likeness.h"

#include <algorithm>

namespace yitai::duplicate {
namespace {

using queue::OpenTicket;
using Reports = std::vector<OpenTicket const*>;

template <class T>
bool among(std::set<T> const& all, T const& one) {
    return all.empty() || all.contains(one);
}

bool is_older(OpenTicket const* one, OpenTicket const* other) {
    return std::tuple(one->created_at, one->id) < std::tuple(other->created_at, other->id);
}

bool is_like(FoldBy const& rule, OpenTicket const& newcomer, OpenTicket const& other) {
    bool const comparable = other.id != newcomer.id && other.organisation_id == newcomer.organisation_id &&
                            ticket::is_open(other.state) && holds_for(rule, other);
    return comparable && likeness_of(newcomer.pieces, other.pieces) >= rule.similarity;
}

// The newcomer among them, the oldest first.
Reports reports_in_window(FoldBy const& rule, OpenTicket const& newcomer, Reports const& alike) {
    Reports reports{&newcomer};
    for (auto const* other : alike)
        if (other->created_at + rule.within >= newcomer.created_at) reports.push_back(other);
    std::sort(reports.begin(), reports.end(), is_older);
    return reports;
}

std::set<TicketId> parents_of(Reports const& reports) {
    std::set<TicketId> parents;
    for (auto const* report : reports)
        if (report->parent_id) parents.insert(report->parent_id);
    return parents;
}

// The oldest of those that lead, which may be older than the window.
OpenTicket const* leader(OpenTicket const& newcomer, std::vector<OpenTicket> const& open, Reports const& alike,
                         Reports const& reports) {
    auto const parents = parents_of(reports);
    OpenTicket const* found = nullptr;
    auto const consider = [&](OpenTicket const* ticket) {
        if (!ticket->parent_id && (!found || is_older(ticket, found))) found = ticket;
    };
    for (auto const* report : alike)
        if (report->announced) consider(report);
    for (auto const& ticket : open)
        if (parents.contains(ticket.id) && ticket.organisation_id == newcomer.organisation_id) consider(&ticket);
    for (auto const* report : reports)
        if (!found) consider(report);
    return found;
}

}  // namespace

bool holds_for(FoldBy const& rule, OpenTicket const& ticket) {
    return among(rule.kinds, ticket.kind) && (!rule.service_id || rule.service_id == ticket.service_id) &&
           among(rule.sites, ticket.site_id) && among(rule.categories, ticket.category_id);
}

std::optional<Fold> fold_of(FoldBy const& rule, OpenTicket const& newcomer, std::vector<OpenTicket> const& open) {
    if (!holds_for(rule, newcomer) || newcomer.parent_id) return std::nullopt;
    Reports alike;
    for (auto const& other : open)
        if (is_like(rule, newcomer, other)) alike.push_back(&other);
    auto const reports = reports_in_window(rule, newcomer, alike);
    if (reports.size() < static_cast<std::size_t>(rule.least)) return std::nullopt;
    auto const* parent = leader(newcomer, open, alike, reports);
    if (!parent) return std::nullopt;

    Fold fold{rule.code, parent->id, {}};
    auto const leading = parents_of(reports);
    for (auto const* report : reports)
        if (!report->parent_id && !report->announced && report->id != parent->id && !leading.contains(report->id))
            fold.children.push_back(report->id);
    std::sort(fold.children.begin(), fold.children.end());
    if (fold.children.empty()) return std::nullopt;
    return fold;
}

}  // namespace yitai::duplicate
