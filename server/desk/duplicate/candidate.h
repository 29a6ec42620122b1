// Candidates: the open tickets that a report is likely to be about, while it is still being typed. Who works on tickets sees
// those his right reaches; everybody else his own, and of what is announced to him as little as an announcement says.
#pragma once

#include "duplicate/likeness.h"
#include "http/page.h"

namespace yitai::duplicate {

struct Question {
    std::optional<Text<4'000>> subject;
    std::optional<Text<65'536>> description;
    std::optional<std::string> requester;  // who asks, when left out
    std::optional<std::string> service, site, category;
    std::vector<std::string> cis;
    std::optional<Within<1, 20>> limit;  // 5 when left out
};
YITAI_DESCRIBE(Question, subject, description, requester, service, site, category, cis, limit)

// What is none is not for the asker to know, or there is none.
struct CandidateTicket {
    std::optional<TicketId> id;
    std::string number, subject;
    State state = State::new_;
    std::optional<std::string> service;
    std::optional<Kind> kind;
    std::optional<Level> priority;
    std::optional<std::string> requester, group, assignee, site, category;
    std::optional<Instant> created_at;
};
YITAI_DESCRIBE(CandidateTicket, id, number, subject, state, service, kind, priority, requester, group, assignee, site, category,
               created_at)

struct Candidate {
    CandidateTicket ticket;
    double score = 0;
    std::vector<Reason> reasons;
    bool announced = false;
    std::optional<Instant> announced_at;
};
YITAI_DESCRIBE(Candidate, ticket, score, reasons, announced, announced_at)

// Best first. Refused names are pointed at below `where`, "/query" or nothing.
http::Page<Candidate> candidates(Tx&, Question const&, std::string const& where = "");

}  // namespace yitai::duplicate
