// An open ticket as it is kept in memory: what queues, counts and duplicates ask of it.
#pragma once

#include "search/tokenizer.h"
#include "ticket/ticket.h"

#include <array>

namespace yitai::queue {

// The pieces of the subject, see search::pieces; in a fixed place, so that looking through all tickets reads on and on.
class Pieces {
public:
    static constexpr std::size_t most = 32;

    Pieces() = default;
    explicit Pieces(std::string_view subject);

    std::uint32_t const* begin() const { return held_.data(); }
    std::uint32_t const* end() const { return held_.data() + count_; }
    std::size_t size() const { return count_; }
    bool operator==(Pieces const&) const = default;

private:
    std::array<std::uint32_t, most> held_{};
    std::uint32_t count_ = 0;
};

// Members are called as those of Ticket.
struct OpenTicket {
    TicketId id;
    std::int64_t version = 0;
    std::string number;
    Kind kind = Kind::incident;
    State state = State::new_;
    std::optional<PendingReason> pending_reason;
    Channel channel = Channel::api;
    Level impact{3}, urgency{3}, priority{3};
    PersonId requester_id, reported_by_id, affected_id, assignee_id, created_by_id;
    GroupId group_id;
    OrganisationId organisation_id;
    SiteId site_id;
    ServiceId service_id;
    CategoryId category_id;
    std::vector<CiId> ci_ids;
    std::optional<Instant> next_due_at;
    Instant created_at, updated_at;
    bool announced = false;
    TicketId parent_id;
    bool me_too = false;
    std::optional<std::int64_t> queue_key;
    std::vector<PersonId> watcher_ids;
    Pieces pieces;
};
YITAI_DESCRIBE(OpenTicket, id, version, number, kind, state, pending_reason, channel, impact, urgency, priority, requester_id,
               reported_by_id, affected_id, assignee_id, created_by_id, group_id, organisation_id, site_id, service_id,
               category_id, ci_ids, next_due_at, created_at, updated_at, announced, parent_id, me_too, queue_key, watcher_ids)

OpenTicket kept(Ticket const&);

}  // namespace yitai::queue
