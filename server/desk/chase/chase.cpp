#include "chase/chase.h"

#include "jobs/job.h"
#include "people/shown.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::chase {
namespace {

constexpr int too_many_unanswered = 2;

bool concerns(Ticket const& ticket, PersonId person) {
    bool const watches = std::count(ticket.watcher_ids.begin(), ticket.watcher_ids.end(), person) > 0;
    return person && (ticket.requester_id == person || ticket.affected_id == person || watches);
}

bool works_on(Actor const& actor, Ticket const& ticket) {
    return ticket::reaches(actor, Right::ticket_note, ticket) || ticket::reaches(actor, Right::ticket_create_for_others, ticket);
}

PersonId named_chaser(Tx& tx, Ticket const& ticket, std::string const& name) {
    auto const& actor = tx.actor();
    auto const person = people::person_named(tx, name, "/on_behalf_of");
    bool const stands_in = std::count(actor.acts_for.begin(), actor.acts_for.end(), person) > 0;
    if (person != actor.person && !stands_in && !works_on(actor, ticket)) throw Forbidden("You may chase only for yourself");
    if (person != actor.person && !concerns(ticket, person) && ticket.reported_by_id != person)
        throw Invalid("/on_behalf_of", "This ticket does not concern this person");
    return person;
}

// Who works at the desk passes on what the requester said, unless the ticket is his own.
PersonId chaser(Tx& tx, Ticket const& ticket, NewChase const& given) {
    if (given.on_behalf_of) return named_chaser(tx, ticket, *given.on_behalf_of);
    auto const me = tx.actor().person;
    return concerns(ticket, me) || !works_on(tx.actor(), ticket) ? me : ticket.requester_id;
}

void check_is_open(Ticket const& ticket) {
    if (ticket::is_solved(ticket.state)) throw Conflict("This ticket is resolved; reopen it if it is not solved");
    if (ticket.state == State::closed) throw Conflict("This ticket is closed; reopen it or report it anew");
    if (ticket.state == State::cancelled) throw Conflict("This ticket is cancelled; report it anew");
}

void check_counts(Tx& tx, Ticket const& ticket, PersonId person);
std::int64_t unanswered(Tx&, TicketId);
bool was_worked_on_since(Tx&, Chase const&);

json::Object details_of(Chase const& chase) {
    json::Object details{{"chase", to_string(chase.id)}, {"person", to_string(chase.person_id)}};
    if (chase.comment) details.set("comment", *chase.comment);
    return details;
}

// Chased tickets stand in front.
void count_at(Tx& tx, Ticket const& before, Chase const& chase) {
    auto ticket = before;
    ticket.chase_count += 1;
    ticket.chased_at = chase.at;
    ticket::change(tx, before, ticket, {.type = "ticket.chased", .details = details_of(chase)});
}

// What ends a ticket has said so itself.
void no_longer_chased(Tx& tx, TicketId id) {
    auto const before = ticket::get(tx, id);
    if (!before.chased_at) return;
    auto ticket = before;
    ticket.chased_at.reset();
    ticket::change(tx, before, ticket, {.type = "ticket.chase_answered"});
}

void raise(Tx& tx, Ticket const& ticket) {
    tx.run("update chase set raised_at = :now where ticket_id = :ticket and answered_at is null and raised_at is null",
           {{"now", tx.now()}, {"ticket", ticket.id}});
    ticket::note(tx, ticket, {.type = "ticket.chase_raised", .details = json::Object{{"internal", true}}});
}

void raise_later(Tx& tx, Chase const& chase) {
    jobs::enqueue(tx, {.kind = std::string(raise_job),
                       .key = std::string(raise_job) + ':' + to_string(chase.id),
                       .payload = json::Object{{"chase", to_string(chase.id)}},
                       .run_at = chase.at + patience});
}

bool has_ended(timeline::Happening const& happening) {
    return std::any_of(happening.changes.begin(), happening.changes.end(), [](timeline::FieldChange const& change) {
        return change.field == "state" && !ticket::is_open(json::from_text<State>(change.new_.text));
    });
}

}  // namespace

ChaseView add(Tx& tx, ticket::Reference const& reference, NewChase const& given) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_chase);
    auto const person = chaser(tx, ticket, given);
    check_is_open(ticket);
    check_counts(tx, ticket, person);

    Chase chase{
        .ticket_id = ticket.id, .person_id = person, .by_id = tx.actor().person, .comment = given.comment, .at = tx.now()};
    tx.insert(chase);
    count_at(tx, ticket, chase);

    if (unanswered(tx, ticket.id) >= too_many_unanswered) raise(tx, ticket);
    else raise_later(tx, chase);
    return view_of<ChaseView>(tx, chase);
}

http::Page<ChaseView> list(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {{"id", "id", http::Column::id, true, {}, true}};
    static auto const shown = columns_of_view<ChaseView, Chase>();
    auto const ticket = ticket::get(tx, reference);
    return page_of<ChaseView>(
        tx, http::list<Chase>(tx, query, {columns, "id"}, "chase where ticket_id = :ticket", {{"ticket", ticket.id}}, shown));
}

void raise_if_nothing_was_done(Tx& tx, ChaseId id) {
    auto const chase =
        tx.find<Chase>("select * from chase where id = :id and answered_at is null and raised_at is null", {{"id", id}});
    if (!chase) return;
    auto const ticket = ticket::get(tx, chase->ticket_id);
    if (ticket::is_open(ticket.state) && !was_worked_on_since(tx, *chase)) raise(tx, ticket);
}

void hear_answer(Tx& tx, timeline::Recorded const& recorded) {
    if (recorded.row.object_kind != "ticket") return;
    if (recorded.row.type != "conversation.released" && !has_ended(recorded.happening)) return;

    TicketId const ticket{recorded.row.object_id};
    auto const answered = tx.run("update chase set answered_at = :now where ticket_id = :ticket and answered_at is null",
                                 {{"now", tx.now()}, {"ticket", ticket}});
    if (answered > 0) no_longer_chased(tx, ticket);
}

namespace {

void check_counts(Tx& tx, Ticket const& ticket, PersonId person) {
    auto const last =
        tx.find<Instant>("select at from chase where ticket_id = :ticket and person_id = :person order by at desc limit 1",
                         {{"ticket", ticket.id}, {"person", person}});
    if (last && tx.now() < *last + counts_again)
        throw Conflict(
            {"This was chased a moment ago; it counts again at {{time}}", {{"time", to_rfc3339(*last + counts_again)}}});
}

std::int64_t unanswered(Tx& tx, TicketId ticket) {
    return tx.one<std::int64_t>("select count(*) from chase where ticket_id = :ticket and answered_at is null",
                                {{"ticket", ticket}});
}

bool is_detail(timeline::HistoryEntry const& entry, std::string_view name, json::Value const& value) {
    auto const* found = entry.details.find(name);
    return found && *found == value;
}

// Anything said by the desk, given to somebody, or set into another state.
bool is_work(timeline::HistoryEntry const& entry) {
    if (entry.type == "conversation.noted") return true;
    if (entry.type == "conversation.replied") return is_detail(entry, "held", true);
    return std::any_of(entry.changes.begin(), entry.changes.end(), [](timeline::Change const& change) {
        return change.field == "state" || change.field == "assignee_id" || change.field == "group_id";
    });
}

bool was_worked_on_since(Tx& tx, Chase const& chase) {
    auto const history = timeline::history(tx, "ticket", chase.ticket_id.value);
    auto const chased = std::find_if(history.begin(), history.end(), [&](timeline::HistoryEntry const& entry) {
        return entry.type == "ticket.chased" && is_detail(entry, "chase", to_string(chase.id));
    });
    return std::any_of(chased, history.end(), is_work);
}

}  // namespace

}  // namespace yitai::chase
