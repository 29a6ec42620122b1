// How much a report is like an open ticket: by words, and by what both are about.
#pragma once

#include "queue/open_ticket.h"

#include <bitset>

namespace yitai::duplicate {

enum class Reason { similar_words, same_ci, same_requester, same_service, same_category, same_site };
YITAI_DESCRIBE_ENUM(Reason, similar_words, same_ci, same_requester, same_service, same_category, same_site)

// A set of reasons.
class Reasons {
public:
    constexpr Reasons() = default;
    constexpr Reasons(std::initializer_list<Reason> all) {
        for (auto const reason : all) add(reason);
    }
    constexpr void add(Reason reason) { bits_ |= 1u << static_cast<unsigned>(reason); }
    constexpr bool has(Reason reason) const { return bits_ >> static_cast<unsigned>(reason) & 1u; }
    constexpr Reasons within(Reasons const& others) const { return Reasons(bits_ & others.bits_); }
    std::vector<Reason> list() const;

private:
    constexpr explicit Reasons(unsigned bits) : bits_(bits) {}
    unsigned bits_ = 0;
};

// What is known of a report so far; ids that name nothing are not compared.
struct Known {
    std::string subject, description;
    PersonId requester_id;
    SiteId site_id;
    ServiceId service_id;
    CategoryId category_id;
    std::vector<CiId> ci_ids;
};

struct Likeness {
    double words = 0;  // 0–1
    Reasons reasons;

    // One of these alone makes somebody look; the others only speak for it as well.
    bool is_worth_a_look() const;
    double score() const;  // 0–1
};

// The share of pieces that two short texts have in common.
double likeness_of(queue::Pieces const&, queue::Pieces const&);

// Compares one report with many tickets.
class Comparison {
public:
    explicit Comparison(Known const&);
    Likeness with(queue::OpenTicket const&) const;

private:
    double words_of(queue::OpenTicket const&) const;

    // A piece is looked up by its lowest bits: one in two thousand other pieces is taken for it, which changes no verdict.
    static constexpr std::size_t places = 1 << 16;
    using Filter = std::bitset<places>;

    Known const known_;
    std::size_t subject_size_ = 0;
    Filter subject_, description_;
};

}  // namespace yitai::duplicate
