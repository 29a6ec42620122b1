#include "testing/company.h"

#include "access/session.h"
#include "bulk/bulk_change.h"
#include "canned/canned_reply.h"
#include "exporting/export.h"
#include "jobs/job.h"
#include "notification/notice.h"
#include "queue/saved_view.h"

#include <fmt/format.h>

#include <stdexcept>

namespace yitai::testing {

using http::Method;

Company::Company() {
    add("organisations", R"({"code":"acme","name":{"zh":"客户","en":"Acme"}})");
    for (auto* side : {&home_, &acme_}) {
        found(*side);
        add_shared_things(*side);
    }
    for (auto* side : {&home_, &acme_}) for_each_enumerator<Role>([&](std::string_view, Role role) { add_holder(*side, role); });

    only_["announcements"] = add_announced();
    only_["services"] = "it";
    only_["categories"] = "other";
    only_["practices"] = "incident";
    only_["custom-fields"] =
        add("custom-fields", R"({"code":"floor","name":{"zh":"楼层","en":"Floor"},"type":"integer","for_requester":true})");
    only_["closing-codes"] = add("closing-codes", R"({"kind":"cause","code":"weather","name":{"zh":"天气","en":"Weather"}})");
    only_["calendars"] = "around-the-clock";
    only_["holiday-sets"] = "cn";
    only_["role-changes"] = add("role-changes", R"({"action":"grant","role":"analyst","person":"auditor"})");
    only_["tokens"] = add("tokens", R"({"name":"a","scopes":["ticket.read"]})");
    only_["agreements"] = add("agreements", R"({"code":"gold","name":{"zh":"金牌","en":"Gold"},"service":"it",
        "promises":[{"priority":1,"respond_minutes":15,"resolve_minutes":240}]})");
    only_["fold-rules"] = add("fold-rules", R"({"code":"burst","name":{"zh":"甲","en":"A"},"least":1000})");
    only_["imports"] = add("imports", R"({"kind":"sites","dry_run":true,"text":"code,name\ntower,Tower\n"})");
    only_["revisions"] = "agreement";
    only_["jobs"] = world.database().write({.actor = the_desk()}, [](Tx& tx) {
        jobs::enqueue(tx, {.kind = "entry.release", .key = "matrix", .payload = json::Object{}, .run_at = tx.now() + Hours(24)});
        return std::to_string(tx.one<std::int64_t>("select id from job where key = 'matrix'"));
    });
}

std::string Company::add(std::string const& collection, std::string const& body, std::string_view shown) {
    auto const answer = world.ask(world.admin, Method::POST, "/api/v1/" + collection, body);
    if (answer.status != 201) throw std::logic_error(fmt::format("{} {}: {}", collection, body, json::text_of(answer.body)));
    return answer.text(shown);
}

std::string Company::add_ticket(std::string const& requester, std::string const& group) {
    return add("incidents", fmt::format(R"({{"subject":"a","requester":"{}","group":"{}"}})", requester, group), "number");
}

std::string Company::add_announced() {
    auto const number = add_ticket("home-other", "home-elsewhere");
    world.ask(world.admin, Method::PUT, "/api/v1/tickets/" + number + "/announcement", "", {{"if-match", "*"}});
    return number;
}

std::string Company::add_ci(Side const& side, std::string const& owner, std::string const& service) {
    return add("cis", fmt::format(R"({{"code":"CI-{}","name":"a","type":"pc","owner":"{}","organisation":"{}","service":"{}"}})",
                                  ++codes_, owner, side.code, service));
}

std::string Company::add_attachment(std::string const& ticket) {
    auto const at = "/api/v1/tickets/" + ticket + "/attachments?name=a";
    auto const answer = world.ask(world.admin, Method::POST, at, "a", {{"content-type", "text/plain"}});
    return *answer.body.find("data")->as<json::Array>()->at(0).find("id")->as<std::string>();
}

std::string Company::add_contact(Side const& side, std::string const& handler) {
    return add("contacts",
               fmt::format(R"({{"channel":"phone","nature":"fault","person":"{}-other","handler":"{}"}})", side.code, handler));
}

std::string Company::add_view(std::string const& owner) {
    return world.database().write({.actor = the_desk()}, [&](Tx& tx) {
        SavedView view{.name = {"甲", "A"}, .owner_id = people::find_login(tx, owner)->id};
        kept::add(tx, view);
        return to_string(view.id);
    });
}

std::string Company::add_canned_reply(std::string const& owner) {
    return world.database().write({.actor = the_desk()}, [&](Tx& tx) {
        CannedReply reply{.title = {"甲", "A"}, .body = {"甲", "A"}, .owner_id = people::find_login(tx, owner)->id};
        kept::add(tx, reply);
        return to_string(reply.id);
    });
}

// In no group, so that nothing but its ticket and its assignee brings it near to anybody.
std::string Company::add_task(std::string const& ticket, std::string const& assignee) {
    return add("tickets/" + ticket + "/tasks", fmt::format(R"({{"subject":"a","assignee":"{}"}})", assignee), "number");
}

std::string Company::add_notice(std::string const& ticket, std::string const& person) {
    return world.database().write({.actor = the_desk()}, [&](Tx& tx) {
        auto const about = ticket::find(tx, {ticket});
        auto const event = tx.one<timeline::RowId>("select max(id) from timeline");
        auto const id = people::find_login(tx, person)->id;
        notification::add(tx, {.person_id = id, .ticket_id = about->id, .sentence = "a", .event_id = event});
        return std::to_string(tx.one<std::int64_t>("select max(id) from notice where person_id = :person", {{"person", id}}));
    });
}

std::string Company::begin_session(std::string const& login) {
    return world.database().write({.actor = the_desk()}, [&](Tx& tx) {
        return to_string(access::begin_session(tx, people::find_login(tx, login)->id, http::Request{}).session.id);
    });
}

std::string Company::change_in_bulk(std::string const& login) {
    return world.as(*find(login), [&](Tx& tx) {
        return to_string(bulk::ask(tx, {.filter = Text<4000>("state=closed"), .action = bulk::Action::closure}).id);
    });
}

std::string Company::export_tickets(std::string const& login) {
    return world.as(*find(login), [&](Tx& tx) { return to_string(exporting::ask(tx, {}).id); });
}

std::optional<Person> Company::find(std::string const& login) {
    return world.database().read({.actor = the_desk()}, [&](Tx& tx) { return people::find_login(tx, login); });
}

void Company::found(Side& side) {
    auto const& code = side.code;
    for (auto const* group : {"team", "elsewhere"})
        add("groups", fmt::format(R"({{"code":"{}-{}","name":{{"zh":"组","en":"Group"}}}})", code, group));
    for (auto const* noun : {"departments", "sites"})
        add(noun, fmt::format(R"({{"code":"{}-{}","name":{{"zh":"甲","en":"A"}},"organisation":"{}"}})", code, noun, code));
    for (auto const* login : {"mate", "other"})
        add("persons", fmt::format(R"({{"login":"{}-{}","name":"a","organisation":"{}"}})", code, login, code));
    world.ask(world.admin, Method::PUT, fmt::format("/api/v1/groups/{}-team/members/{}-mate", code, code));
    add("services",
        fmt::format(R"({{"code":"{}-service","name":{{"zh":"甲","en":"A"}},"support":[{{"line":"l1","group":"{}-team"}}]}})",
                    code, code));
}

void Company::add_shared_things(Side& side) {
    constexpr auto mine = Relation::own, teams = Relation::team, others = Relation::other;
    auto const& code = side.code;
    auto const other = code + "-other", mate = code + "-mate";
    side.things["tickets"] = {{teams, add_ticket(mate, code + "-team")}, {others, add_ticket(other, code + "-elsewhere")}};
    auto& tickets = side.things["tickets"];
    side.things["attachments"] = {{teams, add_attachment(tickets[teams])}, {others, add_attachment(tickets[others])}};
    side.things["persons"] = {{teams, mate}, {others, other}};
    side.things["cis"] = {{teams, add_ci(side, other, code + "-service")}, {others, add_ci(side, other, "it")}};
    side.things["contacts"] = {{teams, add_contact(side, mate)}, {others, add_contact(side, other)}};
    side.things["tasks"] = {{teams, add_task(tickets.at(teams), other)}, {others, add_task(tickets.at(others), other)}};
    side.things["notices"] = {{teams, add_notice(tickets.at(teams), mate)}, {others, add_notice(tickets.at(others), other)}};
    side.things["sessions"] = {{teams, begin_session(mate)}, {others, begin_session(other)}};
    side.things["bulk-changes"] = {{teams, change_in_bulk(mate)}, {others, change_in_bulk(other)}};
    side.things["exports"] = {{teams, export_tickets(mate)}, {others, export_tickets(other)}};
    side.things["views"] = {{teams, add_view(mate)}, {others, add_view(other)}};
    side.things["canned-replies"] = {{teams, add_canned_reply(mate)}, {others, add_canned_reply(other)}};
    side.things["groups"] = {{mine, code + "-team"}, {teams, code + "-team"}, {others, code + "-elsewhere"}};
    for (auto const* noun : {"departments", "sites"})
        for (auto relation : {mine, teams, others}) side.things[noun][relation] = code + '-' + noun;
    for (auto relation : {mine, teams, others}) side.things["organisations"][relation] = code;
}

void Company::add_holder(Side& side, Role role) {
    auto const login = side.code + '-' + std::string(name_of(role));
    auto const id = add("persons", fmt::format(R"({{"login":"{}","name":"a","organisation":"{}"}})", login, side.code));
    world.ask(world.admin, Method::PUT, fmt::format("/api/v1/groups/{}-team/members/{}", side.code, login));
    RoleHolder holder{{}, role, &side == &home_};
    holder.person = world.as(world.admin, [&](Tx& tx) {
        auto const before = people::get(tx, PersonId{*parse_integer(id)});
        auto person = before;
        if (role != Role::requester)
            person.grants = {{std::string(name_of(role)), holder.at_home ? OrganisationId{} : person.organisation_id, {}}};
        people::change(tx, before, person);
        return person;
    });
    side.own["tickets"][login] = add_ticket(login, side.code + "-elsewhere");
    side.own["attachments"][login] = add_attachment(side.own["tickets"][login]);
    side.own["cis"][login] = add_ci(side, login, "it");
    side.own["contacts"][login] = add_contact(side, login);
    side.own["tasks"][login] = add_task(side.things["tickets"].at(Relation::other), login);
    side.own["notices"][login] = add_notice(side.own["tickets"][login], login);
    side.own["persons"][login] = login;
    side.own["sessions"][login] = begin_session(login);
    side.own["bulk-changes"][login] = change_in_bulk(login);
    side.own["exports"][login] = export_tickets(login);
    side.own["views"][login] = add_view(login);
    side.own["canned-replies"][login] = add_canned_reply(login);
    holders.push_back(holder);
}

Company::Side const& Company::side_of(RoleHolder const& holder) const { return holder.at_home ? home_ : acme_; }

std::string Company::named(std::string_view noun, Relation relation, RoleHolder const& holder) const {
    if (auto const only = only_.find(noun); only != only_.end()) return only->second;
    auto const& mine = side_of(holder);
    auto const& side = relation == Relation::foreign ? (holder.at_home ? acme_ : home_) : mine;
    if (auto const own = mine.own.find(noun); own != mine.own.end() && relation == Relation::own)
        return own->second.at(*holder.person.login);
    auto const found = side.things.find(noun);
    if (found == side.things.end()) return "";
    return found->second.at(relation == Relation::foreign ? Relation::other : relation);
}

}  // namespace yitai::testing
