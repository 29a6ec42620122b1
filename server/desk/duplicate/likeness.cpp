#include "duplicate/likeness.h"

#include <algorithm>

namespace yitai::duplicate {
namespace {

constexpr double alike_words = 0.35;
constexpr std::size_t telling_bytes = 600, telling_pieces = 256;  // of a description: what follows is greetings and logs
constexpr double description_counts = 0.7;
constexpr std::size_t least_pieces = 3;

struct Weight {
    Reason reason;
    double speaks_for_it;
};
constexpr Weight weights[] = {
    {Reason::same_ci, 0.5},        {Reason::same_requester, 0.3}, {Reason::same_service, 0.15},
    {Reason::same_category, 0.15}, {Reason::same_site, 0.15},
};
constexpr double words_speak_for_it = 0.85;

double share(std::size_t both, std::size_t one, std::size_t other) {
    return one + other == 0 ? 0 : 2.0 * static_cast<double>(both) / static_cast<double>(one + other);
}

}  // namespace

std::vector<Reason> Reasons::list() const {
    std::vector<Reason> all;
    for_each_enumerator<Reason>([&](auto, Reason reason) {
        if (has(reason)) all.push_back(reason);
    });
    return all;
}

bool Likeness::is_worth_a_look() const {
    return reasons.has(Reason::similar_words) || reasons.has(Reason::same_ci) || reasons.has(Reason::same_requester);
}

double Likeness::score() const {
    double against = reasons.has(Reason::similar_words) ? 1 - words_speak_for_it * words : 1;
    for (auto const& [reason, speaks_for_it] : weights)
        if (reasons.has(reason)) against *= 1 - speaks_for_it;
    return 1 - against;
}

double likeness_of(queue::Pieces const& one, queue::Pieces const& other) {
    std::size_t both = 0;
    for (auto left = one.begin(), right = other.begin(); left != one.end() && right != other.end();) {
        if (*left == *right) ++both;
        if (*left <= *right) ++left;
        else ++right;
    }
    return share(both, one.size(), other.size());
}

Comparison::Comparison(Known const& known) : known_(known) {
    queue::Pieces const subject(known.subject);
    subject_size_ = subject.size();
    for (auto const piece : subject) subject_.set(piece % places);
    for (auto const piece : search::pieces(std::string_view(known.description).substr(0, telling_bytes), telling_pieces))
        description_.set(piece % places);
}

double Comparison::words_of(queue::OpenTicket const& ticket) const {
    std::size_t in_subject = 0, in_description = 0;
    for (auto const piece : ticket.pieces) {
        in_subject += subject_.test(piece % places);
        in_description += description_.test(piece % places);
    }
    auto const by_subject = std::min(1.0, share(in_subject, subject_size_, ticket.pieces.size()));
    if (ticket.pieces.size() < least_pieces) return by_subject;
    auto const told = static_cast<double>(in_description) / static_cast<double>(ticket.pieces.size());
    return std::max(by_subject, description_counts * told);
}

Likeness Comparison::with(queue::OpenTicket const& ticket) const {
    Likeness likeness{words_of(ticket), {}};
    auto const note = [&](Reason reason, bool holds) {
        if (holds) likeness.reasons.add(reason);
    };
    note(Reason::similar_words, likeness.words >= alike_words);
    note(Reason::same_requester, known_.requester_id && known_.requester_id == ticket.requester_id);
    note(Reason::same_ci, std::find_first_of(known_.ci_ids.begin(), known_.ci_ids.end(), ticket.ci_ids.begin(),
                                             ticket.ci_ids.end()) != known_.ci_ids.end());
    note(Reason::same_service, known_.service_id && known_.service_id == ticket.service_id);
    note(Reason::same_category, known_.category_id && known_.category_id == ticket.category_id);
    note(Reason::same_site, known_.site_id && known_.site_id == ticket.site_id);
    return likeness;
}

}  // namespace yitai::duplicate
