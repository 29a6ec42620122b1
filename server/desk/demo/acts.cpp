// Each act is done by the rules of its room, as the one who does it.
#include "chase/chase.h"
#include "demo/promises.h"
#include "demo/story.h"
#include "incident/incident.h"
#include "jobs/job.h"
#include "relation/family.h"
#include "work/after_resolution.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/pending.h"
#include "work/resolution.h"

namespace yitai::demo {
namespace {

struct Scene {
    Tx& tx;  // at the step's moment, as who takes it
    Story& story;
    Case& each;
    Step const& step;
    Company const& company;

    ticket::Reference ticket() const { return {to_string(each.id)}; }
    std::string words() const { return words_of(each, step, company); }
    Dice dice() const { return Dice(each.seed + 100 + step.order); }
    std::string who() const { return company.members[step.who].login; }
};

void report(Scene& scene) {
    auto const& each = scene.each;
    auto const& requester = scene.company.members[each.requester];
    incident::Report given{.subject = subject_of(each, scene.company),
                           .description = Text<65536>(description_of(each, scene.company)),
                           .requester = requester.login,
                           .channel = each.channel,
                           .site = requester.site,
                           .service = std::string(each.service->code),
                           .category = std::string(each.category),
                           .impact = each.impact,
                           .urgency = each.urgency};
    auto dice = scene.dice();
    auto const things = scene.company.things.find(std::string(each.service->code));
    bool const knows_things = each.agent != each.requester && things != scene.company.things.end();
    if (knows_things && dice.chance(30)) given.cis = {dice.one_of(things->second)};
    if (each.keeps_it) given.assignee = scene.who();
    scene.each.id = incident::report(scene.tx, given).id;
}

void fold(Scene& scene) {
    auto const& parent = scene.story.cases[*scene.each.parent];
    relation::fold(scene.tx, ticket::get(scene.tx, scene.each.id), ticket::get(scene.tx, parent.id), std::string(burst_rule));
}

void take(Scene& scene) { work::assign(scene.tx, scene.ticket(), {.assignee = scene.who()}); }

void pass_on(Scene& scene) {
    work::assign(scene.tx, scene.ticket(),
                 {.group = std::string(scene.each.service->team), .reason = Text<500>("一线无法处理，转二线")});
}

void say(Scene& scene, EntryKind kind) {
    scene.each.said = conversation::say(scene.tx, scene.ticket(), {.kind = kind, .body = scene.words()}).id;
}
void reply(Scene& scene) { say(scene, EntryKind::reply); }
void note(Scene& scene) { say(scene, EntryKind::note); }
void release(Scene& scene) { conversation::release(scene.tx, scene.each.said); }

// The work of a job that would wait for the desk to run.
json::Object for_children(Scene const& scene, std::string of) {
    return {{"parent", to_string(scene.each.id)}, {"of", std::move(of)}, {"after", "0"}};
}

void tell_children(Scene& scene) {
    relation::tell_children(
        scene.tx, {.kind = std::string(relation::news_job), .payload = for_children(scene, to_string(scene.each.said))});
}

void resolve_children(Scene& scene) {
    auto const parent = ticket::get(scene.tx, scene.each.id);
    relation::resolve_children(
        scene.tx, {.kind = std::string(relation::resolve_job), .payload = for_children(scene, to_rfc3339(*parent.resolved_at))});
}

void wait(Scene& scene, PendingReason reason, std::optional<Instant> until = {}) {
    work::pend(scene.tx, scene.ticket(), {.reason = reason, .until = until});
}
void wait_for_user(Scene& scene) { wait(scene, PendingReason::awaiting_user); }
void wait_for_supplier(Scene& scene) { wait(scene, PendingReason::awaiting_supplier); }
void wait_for_visit(Scene& scene) {
    auto const until = scene.each.is_left ? scene.story.end + Hours(6 + scene.each.seed % 90) : scene.step.at + Hours(72);
    wait(scene, PendingReason::scheduled_visit, until);
}

void go_on(Scene& scene) { work::resume(scene.tx, scene.ticket()); }

void chase_it(Scene& scene) { chase::add(scene.tx, scene.ticket(), {.comment = Line<2000>("麻烦尽快处理，客户在等")}); }

void resolve(Scene& scene) {
    constexpr std::string_view codes[] = {"fixed",      "fixed",     "fixed",    "configured",
                                          "workaround", "explained", "replaced", "no_fault_found"};
    constexpr std::string_view causes[] = {"software", "software", "configuration", "network", "hardware", "usage", "change"};
    auto dice = scene.dice();
    work::Resolution given{.code = std::string(dice.one_of(codes)), .text = scene.words()};
    if (dice.chance(80)) given.cause = Line<40>(std::string(dice.one_of(causes)));
    work::resolve(scene.tx, scene.ticket(), given);
}

void reopen(Scene& scene) { work::reopen(scene.tx, scene.ticket(), {.reason = "又出现了，还是不行"}); }
void close(Scene& scene) { work::close(scene.tx, scene.ticket()); }
void cancel(Scene& scene) {
    work::cancel(scene.tx, scene.ticket(), {.code = Line<40>("withdrawn"), .reason = "自己好了，不用处理"});
}

void look_after(Scene& scene) {
    auto const ticket = ticket::get(scene.tx, scene.each.id);
    if (!ticket.resolved_at) return;
    work::go_on_after(
        scene.tx, {.kind = std::string(work::after_resolution_job),
                   .payload = json::Object{{"ticket", to_string(ticket.id)}, {"resolved_at", to_rfc3339(*ticket.resolved_at)}},
                   .run_at = scene.step.at});
}

struct Row {
    Act act;
    void (*run)(Scene&);
    bool by_the_desk = false;  // nobody in person
};
constexpr Row rows[] = {
    {Act::report, report},
    {Act::fold, fold, true},
    {Act::take, take},
    {Act::pass_on, pass_on},
    {Act::reply, reply},
    {Act::release, release, true},
    {Act::tell_children, tell_children, true},
    {Act::note, note},
    {Act::wait_for_user, wait_for_user},
    {Act::wait_for_supplier, wait_for_supplier},
    {Act::wait_for_visit, wait_for_visit},
    {Act::answer, reply},
    {Act::go_on, go_on},
    {Act::chase, chase_it},
    {Act::resolve, resolve},
    {Act::resolve_children, resolve_children, true},
    {Act::reopen, reopen},
    {Act::close, close},
    {Act::cancel, cancel},
    {Act::look_after, look_after, true},
};

}  // namespace

void take_step(Tx& tx, Story& story, Step const& step, Company const& company) {
    auto const& row = *std::find_if(std::begin(rows), std::end(rows), [&](Row const& each) { return each.act == step.act; });
    db::Context const context{row.by_the_desk ? the_desk() : company.members[step.who].actor, step.at, {}, "demo"};
    Tx own(tx.connection(), context);
    Scene scene{own, story, story.cases[step.number], step, company};
    row.run(scene);
    for (auto& effect : own.take_effects()) tx.after_commit(std::move(effect));
}

}  // namespace yitai::demo
