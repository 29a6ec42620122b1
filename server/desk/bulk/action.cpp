#include "bulk/action.h"

#include "conversation/entry.h"
#include "relation/family.h"
#include "relation/watcher.h"
#include "ticket/edit.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/escalation.h"
#include "work/pending.h"
#include "work/resolution.h"

#include <algorithm>

namespace yitai::bulk {
namespace {

struct Row {
    Action action;
    void (*check)(json::Value const& body);
    void (*run)(Tx&, ticket::Reference const&, json::Value const& body);
};

template <class Body>
void check_as(json::Value const& body) {
    Body read{};
    json::Problems problems;
    json::read(body, read, problems, "/body");
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", std::move(problems.fields));
}

void takes_nothing(json::Value const& body) {
    auto const* object = body.as<json::Object>();
    if (object && object->empty()) return;
    throw Invalid("/body", "This takes no body");
}

template <auto verb, class Body>
constexpr Row with_body(Action action) {
    return {action, check_as<Body>,
            [](Tx& tx, ticket::Reference const& ticket, json::Value const& body) { verb(tx, ticket, json::from<Body>(body)); }};
}

template <auto verb>
constexpr Row without_body(Action action) {
    return {action, takes_nothing, [](Tx& tx, ticket::Reference const& ticket, json::Value const&) { verb(tx, ticket); }};
}

void check_patch(json::Value const& body) {
    auto const* object = body.as<json::Object>();
    if (!object || object->empty()) throw Invalid("/body", "Name the fields to be changed");
}

void edit(Tx& tx, ticket::Reference const& ticket, json::Value const& body) { ticket::edit(tx, ticket, body); }

void change_tags(Tx& tx, ticket::Reference const& reference, TagChange const& change) {
    auto tags = ticket::get(tx, reference).tags;
    for (auto const& tag : change.remove) std::erase(tags, tag);
    for (auto const& tag : change.add)
        if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    ticket::edit(tx, reference, json::Object{{"tags", json::parse(json::text_of(tags))}});
}

constexpr Row actions[] = {
    {Action::edit, check_patch, edit},
    with_body<work::assign, work::Assignment>(Action::assignment),
    with_body<work::escalate, work::Raising>(Action::escalation),
    with_body<work::pend, work::Pending>(Action::pending),
    without_body<static_cast<Ticket (*)(Tx&, ticket::Reference const&)>(work::resume)>(Action::resumption),
    with_body<work::resolve, work::Resolution>(Action::resolution),
    with_body<work::reopen, work::Reason>(Action::reopening),
    without_body<work::close>(Action::closure),
    with_body<work::cancel, work::Cancellation>(Action::cancellation),
    with_body<conversation::say, conversation::NewEntry>(Action::entry),
    with_body<relation::set_parent, relation::Parent>(Action::parent),
    without_body<relation::clear_parent>(Action::detachment),
    with_body<relation::watch, relation::NewWatcher>(Action::watcher),
    with_body<change_tags, TagChange>(Action::tags),
};

Row const& row_of(Action action) {
    return *std::find_if(std::begin(actions), std::end(actions), [&](Row const& row) { return row.action == action; });
}

}  // namespace

void check_body(Action action, json::Value const& body) { row_of(action).check(body); }

void apply(Tx& tx, Action action, TicketId ticket, json::Value const& body) { row_of(action).run(tx, {to_string(ticket)}, body); }

}  // namespace yitai::bulk
