#include "ticket/ticket.h"

#include "db/changed.h"
#include "db/dialect.h"
#include "ticket/belongings.h"
#include "ticket/history.h"
#include "ticket/queue_key.h"
#include "ticket/timekeeper.h"
#include "ticket/view.h"
#include "ticket/visibility.h"
#include "timeline/timeline.h"

namespace yitai::ticket {
namespace {

constexpr std::string_view prefix_of(Kind kind) {
    switch (kind) {
        case Kind::incident:
            return "INC-";
        case Kind::request:
            return "REQ-";
        case Kind::problem:
            return "PRB-";
        case Kind::change:
            return "CHG-";
        case Kind::release:
            return "REL-";
    }
    return "";
}

bool nothing_promised(Tx&, Ticket const*, Ticket&, Deed const&) { return false; }

Timekeeper keep_clocks = nothing_promised;

timeline::Happening happening(Ticket const& ticket, Deed const& deed) {
    timeline::Happening happening;
    happening.type = deed.type;
    happening.object_kind = "ticket";
    happening.object_id = ticket.id.value;
    happening.organisation = ticket.organisation_id;
    happening.happened_at = deed.happened_at;
    happening.details = deed.details;
    happening.object = std::make_shared<Ticket const>(ticket);
    return happening;
}

// When the desk was answered or will be late is what it notes itself, not what somebody else has changed.
constexpr bool is_noted_by_the_desk(std::string_view field) {
    return field == "version" || field == "updated_at" || field == "first_response_at" || field == "next_due_at" ||
           field == "clocks";
}

// Every field that somebody else has changed since, with the caller's own wish beside it where he had one.
json::Array differences(json::Value const& base, json::Value const& current, json::Value const& asked) {
    json::Array all;
    for (auto const& [field, value] : *current.as<json::Object>()) {
        auto const* old = base.find(field);
        if (is_noted_by_the_desk(field) || (old && *old == value)) continue;
        json::Object difference{{"field", field}, {"base", old ? *old : json::Value()}, {"current", value}};
        if (auto const* wish = asked.find(field)) difference.set("yours", *wish);
        all.push_back(std::move(difference));
    }
    return all;
}

// The number of one that was merged leads to where its matter is now; chains are short.
Ticket survivor(Tx& tx, Ticket ticket) {
    for (int steps = 0; ticket.merged_into_id && steps < 100; ++steps) ticket = get(tx, ticket.merged_into_id);
    return ticket;
}

}  // namespace

std::optional<Reference> Reference::from_path(std::string_view text) {
    if (text.empty() || text.size() > 40) return std::nullopt;
    return Reference{std::string(text)};
}

bool is_solved(State state) { return state == State::resolved || state == State::fulfilled; }

bool is_open(State state) { return !is_solved(state) && state != State::closed && state != State::cancelled; }

std::optional<Ticket> find_itself(Tx& tx, Reference const& reference) {
    if (auto const id = parse_integer(reference.text))
        return tx.find<Ticket>("select * from ticket where id = :id", {{"id", *id}});
    auto ticket = tx.find<Ticket>("select * from ticket where number = :number", {{"number", reference.text}});
    if (ticket) return ticket;
    return tx.find<Ticket>("select ticket.* from ticket_alias join ticket on ticket.id = ticket_id where alias = :number",
                           {{"number", reference.text}});
}

std::optional<Ticket> find(Tx& tx, Reference const& reference) {
    auto ticket = find_itself(tx, reference);
    if (!ticket || !ticket->merged_into_id || parse_integer(reference.text)) return ticket;
    return survivor(tx, std::move(*ticket));
}

Ticket get(Tx& tx, TicketId id) { return tx.one<Ticket>("select * from ticket where id = :id", {{"id", id}}); }

Ticket refreshed(Tx& tx, Ticket ticket) {
    auto const version = tx.one<std::int64_t>("select version from ticket where id = :id", {{"id", ticket.id}});
    return version == ticket.version ? ticket : get(tx, ticket.id);
}

Ticket get(Tx& tx, Reference const& reference) {
    auto ticket = find(tx, reference);
    if (!ticket || !reaches(tx.actor(), Right::ticket_read, *ticket)) throw NotFound();
    return *ticket;
}

Ticket named(Tx& tx, std::string_view reference, std::string const& pointer) {
    auto ticket = find(tx, {std::string(reference)});
    if (!ticket || !reaches(tx.actor(), Right::ticket_read, *ticket))
        throw Invalid(pointer, {"There is no {{reference}} here", {{"reference", std::string(reference)}}});
    return *ticket;
}

Ticket for_change(Tx& tx, Reference const& reference, Right right, json::Value const& asked) {
    auto ticket = get(tx, reference);
    if (!reaches(tx.actor(), right, ticket)) throw Forbidden("You may not do this with this ticket");
    check_version(tx, ticket, asked);
    if (ticket.merged_into_id)
        throw Conflict({"This ticket was merged into {{number}}", {{"number", get(tx, ticket.merged_into_id).number}}});
    return ticket;
}

void check_version(Tx& tx, Ticket const& ticket, json::Value const& asked) {
    auto const seen = tx.context().expected_version;
    if (!seen || *seen == ticket.version) return;
    Stale failure(ticket.version, json::text_of(view(tx, ticket)));
    if (auto const past = in_version(tx, ticket, *seen)) {
        failure.base = json::text_of(*past);
        auto changed = differences(json::parse(failure.base, timeline::kept_limits),
                                   json::parse(failure.current, timeline::kept_limits), asked);
        if (changed.empty()) return;
        failure.differences = json::text_of(json::Value(std::move(changed)));
    }
    throw Stale(std::move(failure));
}

std::string next_number(Tx& tx, Kind kind) {
    return std::string(prefix_of(kind)) + std::to_string(db::next_number(tx, name_of(kind)));
}

void add_alias(Tx& tx, std::string const& number, TicketId ticket) {
    tx.run(R"(
        insert into ticket_alias (alias, ticket_id) values (:number, :ticket)
        on conflict (alias) do update set ticket_id = excluded.ticket_id)",
           {{"number", number}, {"ticket", ticket}});
}

std::string deed_of(Ticket const& ticket, std::string_view what) {
    return std::string(name_of(ticket.kind)) + '.' + std::string(what);
}

void set_timekeeper(Timekeeper keeper) { keep_clocks = keeper ? keeper : nothing_promised; }

void add(Tx& tx, Ticket& ticket, Deed const& deed) {
    ticket.number = next_number(tx, ticket.kind);
    ticket.version = 1;
    ticket.created_at = ticket.updated_at = tx.now();
    ticket.created_by_id = tx.actor().person;
    keep_clocks(tx, nullptr, ticket, deed);
    ticket.queue_key = queue_key(ticket);
    tx.insert(ticket);
    keep_belongings(tx, {}, ticket);

    auto recorded = happening(ticket, deed);
    recorded.version_after = ticket.version;
    recorded.changes = timeline::first_values(ticket);
    timeline::record(tx, recorded);
}

void change(Tx& tx, Ticket const& before, Ticket& ticket, Deed const& deed) {
    keep_clocks(tx, &before, ticket, deed);
    store(tx, before, ticket, deed);
}

void store(Tx& tx, Ticket const& before, Ticket& ticket, Deed const& deed) {
    ticket.version = before.version + 1;
    ticket.updated_at = tx.now();
    ticket.queue_key = queue_key(ticket);
    db::update_changed(tx, before, ticket);
    keep_belongings(tx, before, ticket);

    auto recorded = happening(ticket, deed);
    recorded.version_before = before.version;
    recorded.version_after = ticket.version;
    recorded.changes = timeline::changes_between(before, ticket);
    timeline::record(tx, recorded);
}

void check_no_open_work(Tx& tx, PersonId person) {
    auto const open = tx.select<std::string>(R"(
        select number from ticket
         where assignee_id = :person and queue_key is not null order by priority, id limit 3)",
                                             {{"person", person}});
    if (open.empty()) return;
    std::string numbers;
    for (auto const& number : open) (numbers += numbers.empty() ? "" : ", ") += number;
    throw Conflict({"This person still works on {{numbers}}", {{"numbers", numbers}}});
}

void note(Tx& tx, Ticket const& ticket, Deed const& deed) {
    auto after = ticket;
    if (keep_clocks(tx, &ticket, after, deed)) store(tx, ticket, after, deed);
    else timeline::record(tx, happening(ticket, deed));
}

}  // namespace yitai::ticket
