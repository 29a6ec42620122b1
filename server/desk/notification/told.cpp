#include "notification/told.h"

#include "access/access.h"
#include "notification/notice.h"
#include "notification/recipient.h"
#include "people/absence.h"
#include "task/task.h"
#include "ticket/happened.h"
#include "ticket/history.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::notification {
namespace {

// What must be so for a row to count.
enum class When {
    always,
    mentions,      // the entry names people
    goes_out,      // the entry is not held
    by_the_desk,   // the reply is not the requester's
    assigned,      // somebody became the assignee
    nearly_due     // three quarters of the time are over
};

struct Row {
    std::string_view event;  // "*.resolved": of a ticket of any kind
    When when;
    Whom whom;
    NoticeKind kind;
    Message sentence;
};

// clang-format off
// The first row that concerns a person is the one he is told by.
std::vector<Row> const& table() {
    using Kind = NoticeKind;
    static std::vector<Row> const all = {
        {"conversation.noted",    When::mentions,    Whom::mentioned, Kind::mentioned, Message("{{actor}} mentioned you on {{number}}")},
        {"conversation.replied",  When::goes_out,    Whom::mentioned, Kind::mentioned, Message("{{actor}} mentioned you on {{number}}")},
        {"conversation.replied",  When::goes_out,    Whom::desk,      Kind::replied,   Message("{{actor}} replied on {{number}}")},
        {"conversation.replied",  When::goes_out,    Whom::requester, Kind::replied,   Message("{{actor}} replied on {{number}}")},
        {"conversation.released", When::mentions,    Whom::mentioned, Kind::mentioned, Message("You were mentioned in a reply on {{number}}")},
        {"conversation.released", When::by_the_desk, Whom::requester, Kind::replied,   Message("There is a new reply on {{number}}")},
        {"conversation.released", When::by_the_desk, Whom::watchers,  Kind::replied,   Message("There is a new reply on {{number}}")},
        {"conversation.news",     When::always,      Whom::requester, Kind::news,      Message("There is news about {{number}}")},
        {"conversation.news",     When::always,      Whom::watchers,  Kind::news,      Message("There is news about {{number}}")},
        {"*.reported",            When::assigned,    Whom::assignee,  Kind::assigned,  Message("{{actor}} assigned {{number}} to you")},
        {"*.assigned",            When::assigned,    Whom::assignee,  Kind::assigned,  Message("{{actor}} assigned {{number}} to you")},
        {"*.resolved",            When::always,      Whom::requester, Kind::resolved,  Message("{{number}} is resolved")},
        {"*.closed",              When::always,      Whom::requester, Kind::closed,    Message("{{number}} is closed")},
        {"*.reopened",            When::always,      Whom::requester, Kind::reopened,  Message("{{number}} was reopened")},
        {"*.reopened",            When::always,      Whom::assignee,  Kind::reopened,  Message("{{number}} was reopened")},
        {"*.cancelled",           When::always,      Whom::requester, Kind::cancelled, Message("{{number}} was cancelled")},
        {"*.escalated",           When::always,      Whom::named,     Kind::escalated, Message("{{actor}} escalated {{number}} to you")},
        {"*.warned",              When::nearly_due,  Whom::desk,      Kind::warned,    Message("The time promised for {{number}} is nearly over")},
        {"*.breached",            When::always,      Whom::desk,      Kind::breached,  Message("The time promised for {{number}} is over")},
        {"*.breached",            When::always,      Whom::manager,   Kind::breached,  Message("The time promised for {{number}} is over")},
        {"task.added",            When::assigned,    Whom::doer,      Kind::task,      Message("{{actor}} gave you the task {{task}} on {{number}}")},
        {"task.assigned",         When::assigned,    Whom::doer,      Kind::task,      Message("{{actor}} gave you the task {{task}} on {{number}}")},
        {"ticket.chased",         When::always,      Whom::desk,      Kind::chased,    Message("{{actor}} asks to hurry with {{number}}")},
        {"ticket.chase_raised",   When::always,      Whom::manager,   Kind::chased,    Message("{{number}} was chased and still waits for an answer")},
    };
    return all;
}
// clang-format on

constexpr std::int64_t nearly = 75;

std::int64_t percent(timeline::Happening const& happening) {
    auto const* value = happening.details.find("percent");
    return value && value->as<std::int64_t>() ? *value->as<std::int64_t>() : 0;
}

bool is_of(std::string_view pattern, timeline::Row const& row) {
    if (!pattern.starts_with("*.")) return pattern == row.type;
    return row.object_kind == "ticket" && row.type.ends_with(pattern.substr(1));
}

bool holds(When when, timeline::Happening const& happening) {
    switch (when) {
        case When::always:
            return true;
        case When::mentions:
            return !details(happening, "mentions").empty();
        case When::goes_out:
            return has_detail(happening, "held", false);
        case When::by_the_desk:
            return has_detail(happening, "from_requester", false);
        case When::assigned:
            return std::any_of(happening.changes.begin(), happening.changes.end(), [](timeline::FieldChange const& change) {
                return change.field == "assignee_id" && !change.new_.is_null();
            });
        case When::nearly_due:
            return percent(happening) >= nearly;
    }
    return false;
}

std::vector<Row const*> rows_for(timeline::Recorded const& recorded) {
    std::vector<Row const*> found;
    for (auto const& row : table())
        if (is_of(row.event, recorded.row) && holds(row.when, recorded.happening)) found.push_back(&row);
    return found;
}

struct Addressee {
    PersonId person;
    Row const* row;
    PersonId instead_of;
};

class Addressees {
public:
    explicit Addressees(PersonId actor) : actor_(actor) {}

    void add(PersonId person, Row const* row, PersonId instead_of = {}) {
        bool const known = std::any_of(all.begin(), all.end(), [&](Addressee const& each) { return each.person == person; });
        if (person && person != actor_ && !known) all.push_back({person, row, instead_of});
    }
    std::vector<PersonId> people() const {
        std::vector<PersonId> ids;
        ids.reserve(all.size());
        for (auto const& each : all) ids.push_back(each.person);
        return ids;
    }
    Addressee const& of(PersonId person) const {
        return *std::find_if(all.begin(), all.end(), [&](Addressee const& each) { return each.person == person; });
    }

    std::vector<Addressee> all;

private:
    PersonId actor_;
};

// Whoever is away is told all the same, for when he is back; and so is who stands in for him.
void add_stand_ins(Tx& tx, Addressees& addressees) {
    for (auto const& [absent, delegate] : people::stand_ins(tx, addressees.people()))
        addressees.add(delegate, addressees.of(absent).row, absent);
}

// What it is about: a ticket, or a task of one.
struct Subject {
    Ticket ticket;
    std::optional<Task> task = {};
};
Subject subject_of(Tx& tx, timeline::Recorded const& recorded) {
    if (recorded.row.object_kind != "task") return {*ticket::of(tx, recorded)};
    auto task = task::get(tx, TaskId{recorded.row.object_id});
    return {ticket::get(tx, task.ticket_id), std::move(task)};
}

// Of his own task everybody may know, and the ticket's number and subject with it.
bool may_know(Actor const& actor, Subject const& subject, timeline::Happening const& happening) {
    if (subject.task && subject.task->assignee_id == actor.person) return true;
    auto const& ticket = subject.ticket;
    bool const internal = happening.type == "conversation.noted" || ticket::is_kept_inside(happening.details);
    return ticket::reaches(actor, Right::ticket_read, ticket) &&
           (!internal || ticket::reaches(actor, Right::ticket_note_read, ticket));
}

std::string name_of_actor(Tx& tx, PersonId actor) { return actor ? people::get(tx, actor).name : std::string(); }

}  // namespace

void tell(Tx& tx, timeline::Recorded const& recorded) {
    auto const concerning = rows_for(recorded);
    if (concerning.empty()) return;

    auto const subject = subject_of(tx, recorded);
    auto const& ticket = subject.ticket;
    Addressees addressees(recorded.row.actor_id);
    for (auto const* row : concerning)
        for (auto person : people_for(tx, row->whom, ticket, recorded.happening)) addressees.add(person, row);
    if (addressees.all.empty()) return;
    add_stand_ins(tx, addressees);

    std::map<std::string, std::string> names{{"actor", name_of_actor(tx, recorded.row.actor_id)}, {"number", ticket.number}};
    if (subject.task) names["task"] = subject.task->number;
    for (auto const& actor : access::acting_as(tx, addressees.people(), Via::api)) {
        if (!may_know(actor, subject, recorded.happening)) continue;
        auto const& [person, row, instead_of] = addressees.of(actor.person);
        add(tx, {.person_id = person,
                 .kind = row->kind,
                 .ticket_id = ticket.id,
                 .subject = ticket.subject,
                 .sentence = row->sentence.text,
                 .names = names,
                 .actor_id = recorded.row.actor_id,
                 .instead_of_id = instead_of,
                 .event_id = recorded.row.id});
    }
}

}  // namespace yitai::notification
