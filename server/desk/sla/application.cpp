#include "sla/application.h"

#include "sla/keeping.h"
#include "sla/policies.h"

namespace yitai::sla {
namespace {

constexpr std::int64_t portion = 200;

void go_on_later(Tx& tx, AgreementId agreement, std::int64_t version, TicketId after) {
    auto const id = to_string(agreement), last = to_string(after);
    jobs::enqueue(
        tx, {.kind = std::string(apply_job),
             .key = std::string(apply_job) + ':' + id + ':' + std::to_string(version) + ':' + to_rfc3339(tx.now()) + ':' + last,
             .payload = json::Object{{"agreement", id}, {"version", version}, {"after", last}},
             .run_at = {}});
}

void promise_anew(Tx& tx, Ticket const& before, AgreementId agreement, std::int64_t version) {
    auto events = before.clock_events.get();
    auto const present = terms_of(events);
    if (!present || present->agreement != agreement) return;
    auto const wanted = terms_for(tx, before, agreement, version);
    if (wanted == present) return;
    auto ticket = before;
    events.push_back({tx.now(), ClockEventKind::targeted, {}, wanted, {}});
    ticket.clock_events = events;
    show(ticket, course(tx, std::move(events)));
    ticket::store(tx, before, ticket,
                  {.type = ticket::deed_of(ticket, "promised_anew"),
                   .details = json::Object{{"internal", true}, {"agreement", to_string(agreement)}, {"version", version}}});
}

}  // namespace

AgreementView apply_to_open(Tx& tx, http::PathName const& name) {
    auto const row = http::get<Agreement>(tx, name);
    go_on_later(tx, row.id, row.version, {});
    auto applied = kept::happening(row, "applied");
    timeline::record(tx, applied);
    return view_of<AgreementView>(tx, row);
}

void apply_portion(Tx& tx, jobs::Job const& job) {
    auto const agreement = jobs::id_in<Agreement>(job, "agreement");
    auto const version = *job.payload.find("version")->as<std::int64_t>();
    auto const open = tx.select<Ticket>(R"(
        select * from ticket where queue_key is not null and id > :after order by id limit :portion)",
                                        {{"after", jobs::id_in<Ticket>(job, "after").value}, {"portion", portion}});
    for (auto const& ticket : open) promise_anew(tx, ticket, agreement, version);
    if (std::ssize(open) == portion) go_on_later(tx, agreement, version, open.back().id);
}

}  // namespace yitai::sla
