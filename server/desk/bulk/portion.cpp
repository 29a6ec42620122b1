// A bulk change at work: a portion a transaction, so that nobody else waits long.
#include "access/access.h"
#include "bulk/bulk_change.h"
#include "db/attempt.h"

namespace yitai::bulk {

void run_later(Tx&, BulkChange const&);

namespace {

constexpr int portion = 100;

std::vector<TicketId> next_of(Tx& tx, BulkChange const& bulk) {
    return tx.select<TicketId>(
        "select ticket_id from bulk_item where bulk_id = :bulk and outcome = 'waiting' order by ticket_id limit :portion",
        {{"bulk", bulk.id}, {"portion", portion}});
}

Refusal refusal_of(db::Refused const& refused) {
    auto const& message = refused.fields.empty() ? refused.message : refused.fields.front().message;
    return {message.text,
            {message.values.begin(), message.values.end()},
            refused.fields.empty() ? "" : refused.fields.front().pointer};
}

void keep_outcome(Tx& tx, BulkChange& bulk, TicketId ticket, std::optional<db::Refused> const& refused) {
    tx.run("update bulk_item set outcome = :outcome, refusal = :refusal where bulk_id = :bulk and ticket_id = :ticket",
           {{"bulk", bulk.id},
            {"ticket", ticket},
            {"outcome", refused ? Outcome::refused : Outcome::done},
            {"refusal", refused ? std::optional(refusal_of(*refused)) : std::nullopt}});
    ++bulk.done;
    if (refused) ++bulk.refused;
}

void end(Tx& tx, BulkChange& bulk, State state) {
    bulk.state = state;
    bulk.finished_at = tx.now();
    timeline::Happening ended{.type = "bulk_change.ended", .object_kind = "bulk_change", .object_id = bulk.id.value};
    ended.details = json::Object{{"state", name_of(state)}, {"done", bulk.done}, {"refused", bulk.refused}};
    timeline::record(tx, ended);
}

// Whoever asked may have left, or his token may be gone: then nothing more is changed in his name.
std::optional<Actor> actor_of(Tx& tx, BulkChange& bulk) try {
    return access::acting_later(tx, bulk.actor_id, bulk.principal);
} catch (Unauthenticated const& gone) {
    bulk.problem = gone.english;
    return std::nullopt;
}

void change_some(Tx& tx, BulkChange& bulk, Actor const& actor, std::vector<TicketId> const& tickets) {
    for (auto const ticket : tickets)
        keep_outcome(tx, bulk, ticket, db::attempt(tx, [&] {
                         db::act_as(tx, actor, [&](Tx& own) { apply(own, bulk.action, ticket, bulk.body); });
                     }));
}

}  // namespace

void run_later(Tx& tx, BulkChange const& bulk) {
    auto const id = to_string(bulk.id);
    jobs::enqueue(tx, {.kind = std::string(job_kind),
                       .key = std::string(job_kind) + ':' + id + ':' + std::to_string(bulk.done),
                       .payload = json::Object{{"bulk", id}}});
}

void run_portion(Tx& tx, jobs::Job const& job) {
    auto bulk = tx.one<BulkChange>("select * from bulk_change where id = :id", {{"id", jobs::id_in<BulkChange>(job, "bulk")}});
    if (bulk.state != State::running) return;
    auto const actor = actor_of(tx, bulk);
    auto const tickets = next_of(tx, bulk);

    if (!actor) end(tx, bulk, State::failed);
    else if (bulk.cancel_asked) end(tx, bulk, State::cancelled);
    else if (change_some(tx, bulk, *actor, tickets); bulk.done >= bulk.total || tickets.empty()) end(tx, bulk, State::done);
    ++bulk.version;
    tx.update(bulk);
    if (bulk.state == State::running) run_later(tx, bulk);
}

}  // namespace yitai::bulk
