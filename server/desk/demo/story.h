// The year as a story: each ticket is a case, all that happens to it are steps, known before the first one is taken. A step is
// what somebody does at a moment; done in order, they make the desk's past by the same rules as its present.
#pragma once

#include "conversation/entry.h"
#include "demo/company.h"
#include "demo/service.h"
#include "ticket/ticket.h"

namespace yitai::demo {

enum class Act {
    report,
    fold,              // put under the outage's first report
    take,              // somebody of the group makes it his
    pass_on,           // to the second line
    reply,             // by the desk, held
    release,           // what was held goes out
    tell_children,     // what the first report was told
    note,
    wait_for_user,
    wait_for_supplier,
    wait_for_visit,
    answer,            // by the requester
    go_on,
    chase,
    resolve,
    resolve_children,
    reopen,
    close,             // by the requester
    cancel,
    look_after         // what time brings: first contact settled, closed by itself
};

enum class Tongue { zh, en };

struct Case {
    std::uint64_t seed = 0;
    ServiceSketch const* service = nullptr;
    Tongue tongue = Tongue::zh;
    Channel channel = Channel::phone;
    std::size_t requester = 0, agent = 0;  // agent: who takes the call; the same as the requester when nobody does
    std::string_view fault;                // an outage's; none: one of the service's symptoms
    std::optional<std::size_t> parent;     // the outage's first report
    std::string_view category = "fault-error";
    std::optional<Level> impact;
    Level urgency{3};
    bool keeps_it = false;                 // who takes the call solves it
    bool is_left = false;                  // open to this day

    // Known once it has happened.
    TicketId id;
    EntryId said;
};

struct Step {
    Instant at;
    std::uint32_t number = 0;  // of the case
    std::uint32_t order = 0;   // within it
    Act act = Act::report;
    std::size_t who = 0;       // a member
};

struct Story {
    std::vector<Case> cases;
    std::vector<Step> steps;  // in order
    Instant end;
};

Story tell(Company const&, std::uint64_t seed, Size const&, Instant now);

// Adds three outages, each with its reports; about so many in all.
void add_outages(Story&, Company const&, Dice&, Instant now, int reports);

// What is written of a case; the same each time it is asked.
std::string subject_of(Case const&, Company const&);
std::string description_of(Case const&, Company const&);
std::string words_of(Case const&, Step const&, Company const&);

// Takes one step, as who takes it and at its moment.
void take_step(Tx&, Story&, Step const&, Company const&);

}  // namespace yitai::demo
