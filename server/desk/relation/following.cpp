// What happens to a parent happens to who follows it.
#include "conversation/entry.h"
#include "db/attempt.h"
#include "relation/family.h"
#include "work/hand_off.h"
#include "work/resolution.h"

namespace yitai::relation {
namespace {

// One portion a transaction: an outage may have thousands of reports.
constexpr int portion = 200;

std::vector<Ticket> followers(Tx& tx, TicketId parent, std::int64_t after) {
    return tx.select<Ticket>(R"(
        select * from ticket
         where parent_id = :parent and id > :after and follows_parent and me_too and queue_key is not null
         order by id limit :portion)",
                             {{"parent", parent}, {"after", after}, {"portion", portion}});
}

void pass_on(Tx& tx, std::string_view kind, TicketId parent, std::string const& of, std::int64_t after) {
    if (followers(tx, parent, after).empty()) return;
    auto const id = to_string(parent), from = std::to_string(after);
    jobs::enqueue(tx, {.kind = std::string(kind),
                       .key = std::string(kind) + ':' + id + ':' + of + ':' + from,
                       .payload = json::Object{{"parent", id}, {"of", of}, {"after", from}}});
}

template <class Tell>
void each_follower(Tx& tx, jobs::Job const& job, Tell tell) {
    auto const parent = jobs::id_in<Ticket>(job, "parent");
    auto const some = followers(tx, parent, jobs::id_in<Ticket>(job, "after").value);
    for (auto const& child : some) tell(child);
    if (some.size() == portion) pass_on(tx, job.kind, parent, *job.payload.find("of")->as<std::string>(), some.back().id.value);
}

void resolve_with(Tx& tx, Ticket const& parent, Ticket const& before) {
    auto child = before;
    if (!child.service_id) child.service_id = parent.service_id;
    if (!child.category_id) child.category_id = parent.category_id;
    work::check_nothing_owed(tx, before);
    work::Resolution resolution{"by_parent", *parent.resolution_text, {}};
    if (parent.cause_code) resolution.cause = *parent.cause_code;
    work::resolved(tx, before, child, resolution);
}

}  // namespace

void pass_on_reply(Tx& tx, Ticket const& parent, std::int64_t entry) {
    pass_on(tx, news_job, parent.id, std::to_string(entry), 0);
}

void pass_on_resolution(Tx& tx, Ticket const& parent) { pass_on(tx, resolve_job, parent.id, to_rfc3339(*parent.resolved_at), 0); }

void tell_children(Tx& tx, jobs::Job const& job) {
    auto const reply = conversation::get(tx, jobs::id_in<Entry>(job, "of"));
    each_follower(tx, job, [&](Ticket const& child) { conversation::tell_news(tx, child, reply); });
}

// What can't be resolved, since something is still owed or to be done there, stays open.
void resolve_children(Tx& tx, jobs::Job const& job) {
    auto const parent = ticket::get(tx, jobs::id_in<Ticket>(job, "parent"));
    if (!parent.resolved_at || to_rfc3339(*parent.resolved_at) != *job.payload.find("of")->as<std::string>()) return;
    each_follower(tx, job, [&](Ticket const& child) { db::attempt(tx, [&] { resolve_with(tx, parent, child); }); });
}

}  // namespace yitai::relation
