#include "work/work_api.h"

#include "ticket/shown_verb.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/escalation.h"
#include "work/hand_off.h"
#include "work/pending.h"
#include "work/resolution.h"

namespace yitai::work {
namespace {

using ticket::shown;

constexpr auto versioned = http::Versioned::yes;

constexpr http::Route rows[] = {
    {http::PUT, "/tickets/:ticket/assignment", Right::ticket_assign, shown<assign>, "Give it to a group or a person", versioned},
    {http::GET, "/tickets/:ticket/escalations", Right::ticket_note_read, http::answer<escalations>, "How it was escalated"},
    {http::POST, "/tickets/:ticket/escalations", Right::ticket_escalate, shown<escalate>,
     "Escalate it to the next line or up the chain", versioned},
    {http::GET, "/tickets/:ticket/hand-offs", Right::ticket_note_read, http::answer<hand_offs>,
     "To which departments it was handed, and their results"},
    {http::PUT, "/tickets/:ticket/hand-off/result", Right::ticket_note, http::answer<give_result>,
     "The written result of the department it was handed to", versioned},
    {http::PUT, "/tickets/:ticket/pending", Right::ticket_classify, shown<pend>, "Set it waiting", versioned},
    {http::DELETE, "/tickets/:ticket/pending", Right::ticket_classify, shown<resume>, "Go on with it", versioned},
    {http::PUT, "/tickets/:ticket/resolution", Right::ticket_resolve, shown<resolve>, "Resolve it", versioned},
    {http::DELETE, "/tickets/:ticket/resolution", Right::ticket_reopen, shown<reopen>, "Reopen it", versioned},
    {http::PUT, "/tickets/:ticket/closure", Right::ticket_close, shown<close>, "Close it", versioned},
    {http::PUT, "/tickets/:ticket/cancellation", Right::ticket_cancel, shown<cancel>, "Cancel it", versioned},
    {http::PUT, "/tickets/:ticket/announcement", Right::ticket_announce, shown<announce>, "Let everybody learn that it is known",
     versioned},
    {http::DELETE, "/tickets/:ticket/announcement", Right::ticket_announce, shown<no_longer_announce>, "No longer announce it",
     versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::work
