#include "base/yaml.h"
#include "bundle/plan.h"
#include "bundle/present.h"
#include "role/change.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yitai;
using bundle::Action;
using bundle::Plan;
using bundle::Run;
using http::Method;
using testing::World;

namespace {

// Of every kind something, each referring to others: also to what stands below it in the file.
constexpr std::string_view company = R"(
yitai: 1
desk:
  name: {zh: 星辰信息服务台, en: Xingchen service desk}
  language: en
organisations:
  - {code: acme, name: {zh: 客户, en: Acme}, key_customer: true}
  - {code: gone, name: {zh: 旧客户, en: Gone}, active: false}
sites:
  - {code: tower, name: {zh: 大厦, en: Tower}, parent: beijing}
  - {code: beijing, name: {zh: 北京, en: Beijing}, kind: city}
departments:
  - {code: dissolved, name: {zh: 已撤, en: Dissolved}, manager: han_mei, parent: it, organisation: home, active: false}
  - {code: it, name: {zh: 信息部, en: IT}, manager: sun_yu, organisation: home}
people:
  - {login: han_mei, name: 韩梅, department: it, manager: sun_yu, organisation: home, active: false}
  - {login: sun_yu, name: 孙宇, emails: [sun.yu@example.com], phones: [{number: 010 5555 0134}], department: it, site: tower, organisation: home}
  - {login: zhou_li, name: 周丽, organisation: home, vip: true, vip_remarks: "First\nSecond\n"}
groups:
  - {code: desk-a, name: {zh: 一线, en: Desk}, manager: sun_yu, escalates_to: net, members: [zhou_li, sun_yu]}
  - {code: net, name: {zh: 网络, en: Network}, line: l2, skills: [vpn, "no"]}
roles:
  - {code: closer, name: {zh: 关单员, en: Closer}, rights: {ticket.close: all, ticket.read: team}}
grants:
  - person: sun_yu
    roles: [{role: administrator}, {role: agent}, {role: organisation_manager, organisation: acme}]
  - person: zhou_li
    roles: [{role: closer}, {role: agent, region: beijing}]
holiday_sets:
  - {holiday_set: de, year: 2027, off: [2027-01-01], work: []}
calendars:
  - code: early
    name: {zh: 早班, en: Early}
    zone: Europe/Berlin
    week: {mon: [{from: "06:00", to: "14:00"}], tue: [], wed: [], thu: [], fri: [], sat: [], sun: []}
    holiday_set: de
categories:
  - {code: paper, name: {zh: 缺纸, en: Paper}, parent: printers}
  - {code: printers, name: {zh: 打印机, en: Printers}}
services:
  - code: mail
    name: {zh: 邮件, en: Mail}
    criticality: 1
    owner: zhou_li
    support: [{line: l1, group: desk-a}, {line: l2, site: tower, group: net}, {line: l2, site: beijing, group: net}]
  - {code: fax, name: {zh: 传真, en: Fax}, status: retired}
agreements:
  - code: gold
    name: {zh: 金牌, en: Gold}
    service: mail
    calendar: early
    promises: [{priority: 1, respond_minutes: 15, resolve_minutes: 240}]
practices:
  - {kind: incident, matrix: [[1, 1, 2, 2], [1, 2, 3, 3], [2, 3, 3, 4], [3, 3, 4, 4]], reopen_days: 9, vip_reopen_days: 30, close_days: 5, remind_days: 3}
custom_fields:
  - {code: floor, name: {zh: 楼层, en: Floor}, type: integer, service: mail}
closing_codes:
  - {kind: cause, code: weather, name: {zh: 天气, en: Weather}}
fold_rules:
  - {code: outage, name: {zh: 断网, en: Outage}, service: mail, site: beijing, category: paper, similarity: 0.25}
canned_replies:
  - {code: hello, title: {zh: 您好}, body: {zh: 您好，请稍候。}, scope: shared, service: mail}
views:
  - {code: urgent, name: {zh: 紧急, en: Urgent}, scope: shared, filter: state=new&priority=1, columns: [number, subject]}
)";

struct Desk {
    World world;

    Plan apply(std::string_view yaml, Run run = Run::for_real) { return apply_as(the_desk(), yaml, run); }
    Plan apply_as(Actor const& actor, std::string_view yaml, Run run = Run::for_real) {
        return world.database().write({.actor = actor},
                                      [&](Tx& tx) { return bundle::apply(tx, bundle::Given::text(yaml), run); });
    }
    Plan apply_by(Person const& person, std::string_view yaml) {
        auto const now = world.database().read({.actor = the_desk()}, [&](Tx& tx) { return people::get(tx, person.id); });
        return world.as(now, [&](Tx& tx) { return bundle::apply(tx, bundle::Given::text(yaml), Run::for_real); });
    }
    std::string exported(bundle::Whom whom = bundle::Whom::staff) {
        return world.database().read({.actor = the_desk()}, [&](Tx& tx) { return yaml::text_of(bundle::exported(tx, whom)); });
    }
    std::int64_t happenings() {
        return world.database().read({.actor = the_desk()},
                                     [](Tx& tx) { return tx.one<std::int64_t>("select count(*) from timeline"); });
    }
};

std::string said(Plan const& plan) {
    std::string all;
    for (auto const& problem : plan.problems)
        all += problem.pointer + " (" + std::to_string(problem.line.value_or(0)) + "): " + say(problem.message) + '\n';
    return all;
}

bundle::Step const* step(Plan const& plan, std::string_view pointer) {
    auto const found =
        std::find_if(plan.steps.begin(), plan.steps.end(), [&](auto const& each) { return each.pointer == pointer; });
    return found == plan.steps.end() ? nullptr : &*found;
}

std::string with_head(std::string_view lists) { return "yitai: 1\n" + std::string(lists); }

}  // namespace

TEST_CASE("a desk that is exported and applied to an empty one is the same, to the byte") {
    Desk first;
    auto const plan = first.apply(company);
    CHECK(said(plan) == "");
    auto const text = first.exported();

    Desk second;
    auto const repeated = second.apply(text);
    CHECK(said(repeated) == "");
    CHECK(second.exported() == text);
}

TEST_CASE("what is applied again changes nothing") {
    Desk desk;
    REQUIRE(desk.apply(company).applied);
    auto const before = desk.happenings();
    auto const text = desk.exported();
    for (auto const& again : {std::string(company), text}) {
        auto const plan = desk.apply(again);
        CHECK(plan.applied);
        CHECK(plan.count(Action::unchanged) == static_cast<std::int64_t>(plan.steps.size()));
    }
    CHECK(desk.happenings() == before);
    CHECK(desk.exported() == text);
}

TEST_CASE("a dry run says what would be done and does nothing") {
    Desk desk;
    auto const text = desk.exported();
    auto const before = desk.happenings();
    auto const dry = desk.apply(company, Run::dry);
    CHECK(said(dry) == "");
    CHECK(!dry.applied);
    CHECK(desk.happenings() == before);
    CHECK(desk.exported() == text);

    auto const real = desk.apply(company);
    REQUIRE(real.steps.size() == dry.steps.size());
    for (std::size_t i = 0; i < dry.steps.size(); ++i) CHECK(json::text_of(real.steps[i]) == json::text_of(dry.steps[i]));
}

TEST_CASE("what differs is changed, and said old and new; what is left out has its default") {
    Desk desk;
    REQUIRE(desk.apply(company).applied);
    auto const plan = desk.apply(with_head(R"(
services:
  - code: mail
    name: {zh: 邮件, en: E-mail}
    owner: zhou_li
    support: [{line: l2, site: beijing, group: net}, {line: l2, site: tower, group: net}, {line: l1, group: desk-a}]
)"));
    REQUIRE(plan.applied);
    REQUIRE(plan.steps.size() == 1);
    CHECK(json::text_of(plan.steps.front().fields) ==
          R"([{"field":"name","old":{"zh":"邮件","en":"Mail"},"new":{"zh":"邮件","en":"E-mail"}},)"
          R"({"field":"criticality","old":1,"new":null}])");
    auto const shown = desk.world.ask(desk.world.admin, Method::GET, "/api/v1/services/mail");
    CHECK(json::text_of(*shown.body.find("criticality")) == "3");
}

TEST_CASE("one problem keeps all from being done, and says its pointer and line") {
    Desk desk;
    auto const before = desk.happenings();
    auto const plan = desk.apply(with_head(R"(
categories:
  - {code: paper, name: {zh: 缺纸, en: Paper}}
services:
  - {code: mail, name: {zh: 邮件, en: Mail}}
  - code: print
    name: {zh: 打印, en: Print}
    criticality: 9
  - code: scan
    name: {zh: 扫描, en: Scan}
    owner: nobody
  - {code: scan, name: {zh: 扫描, en: Scan}}
colours: []
)"));
    CHECK(!plan.applied);
    CHECK(said(plan) ==
          "/services/1/criticality (9): Must be a whole number from 1 to 4\n"
          "/services/2/owner (12): There is no nobody here\n"
          "/services/3 (13): /services/2 has the same name\n"
          "/colours (14): There is no such field\n");
    CHECK(desk.happenings() == before);
    CHECK(desk.world.ask(desk.world.admin, Method::GET, "/api/v1/services/mail").status == 404);
    CHECK(said(desk.apply("services: []\n")) == "/yitai (1): Must be 1, the format of bundles\n");
}

TEST_CASE("with two administrators roles are asked for, once, and wait for the other one") {
    Desk desk;
    REQUIRE(desk.apply(with_head("grants:\n  - {person: li_lei, roles: [{role: administrator}, {role: agent}]}\n")).applied);

    auto const wanted = with_head(R"(
roles:
  - {code: closer, name: {zh: 关单员, en: Closer}, rights: {ticket.close: all}}
grants:
  - {person: zhao_min, roles: [{role: analyst}]}
)");
    for (int times = 0; times < 2; ++times) {
        auto const plan = desk.apply(wanted);
        CHECK(plan.applied);
        CHECK(plan.count(Action::waiting) == 2);
    }
    auto const asked = desk.world.ask(desk.world.admin, Method::GET, "/api/v1/role-changes?state=proposed");
    REQUIRE(asked.body.find("data")->as<json::Array>()->size() == 2);

    for (auto const& change : *asked.body.find("data")->as<json::Array>()) {
        auto const at = "/api/v1/role-changes/" + *change.find("id")->as<std::string>() + "/approval";
        CHECK(desk.world.ask(desk.world.admin, Method::POST, at, "", {{"if-match", "*"}}).status == 200);
    }
    CHECK(desk.apply(wanted).count(Action::unchanged) == 2);
}

TEST_CASE("the last administrator keeps his role, unless another one gets it before") {
    Desk desk;
    auto const plan = desk.apply_by(desk.world.admin, with_head("grants:\n  - {person: admin, roles: [{role: desk_manager}]}\n"));
    CHECK(!plan.applied);
    CHECK(said(plan) == "/grants/0 (3): The last administrator can't be removed\n");

    auto const handed_on = desk.apply_by(desk.world.admin, with_head(R"(
grants:
  - {person: admin, roles: [{role: desk_manager}]}
  - {person: li_lei, roles: [{role: agent}, {role: administrator}]}
)"));
    CHECK(handed_on.applied);
    CHECK(step(handed_on, "/grants/0")->action == Action::waiting);  // there are two of them now
    CHECK(step(handed_on, "/grants/1")->action == Action::change);
}

TEST_CASE("each kind takes its own right") {
    Desk desk;
    REQUIRE(desk.apply(with_head("grants:\n  - {person: chen_jie, roles: [{role: engineer}, {role: desk_manager}]}\n")).applied);
    auto const text = desk.exported();
    CHECK(said(desk.apply_by(desk.world.chen_jie, text)) == "");
    CHECK(desk.apply_by(desk.world.chen_jie, with_head("categories:\n  - {code: paper, name: {zh: 缺纸, en: Paper}}\n")).applied);
    CHECK(said(desk.apply_by(desk.world.chen_jie, with_head("people:\n  - {login: a_ming, name: 阿明}\n"))) ==
          "/people/0 (3): You may not change this\n");
}

TEST_CASE("who may not see contact data neither exports nor loses it") {
    Desk desk;
    std::string const sun_yu = "people:\n  - {login: sun_yu, organisation: home, ";
    REQUIRE(desk.apply(with_head(sun_yu + "name: 孙宇, emails: [sun.yu@example.com]}\n")).applied);
    // An administrator who is nothing else.
    REQUIRE(desk.apply(with_head("grants:\n  - {person: zhao_min, roles: [{role: administrator}]}\n")).applied);
    auto const emails = [&] {
        return json::text_of(*desk.world.ask(desk.world.admin, Method::GET, "/api/v1/persons/sun_yu").body.find("emails"));
    };

    auto const text = desk.world.ask(desk.world.zhao_min, Method::GET, "/api/v1/configuration?people=all").bytes;
    CHECK(text.find("sun_yu") != std::string::npos);
    CHECK(text.find("sun.yu@example.com") == std::string::npos);
    CHECK(said(desk.apply_by(desk.world.zhao_min, text)) == "");
    CHECK(emails() == R"(["sun.yu@example.com"])");

    auto const renamed = desk.apply_by(desk.world.zhao_min, with_head(sun_yu + "name: 孙雨, emails: [new@example.com]}\n"));
    CHECK(said(renamed) == "");
    CHECK(json::text_of(renamed.steps).find("sun.yu@example.com") == std::string::npos);
    CHECK(emails() == R"(["new@example.com"])");
}

TEST_CASE("a group's members are left alone where it does not name them, else they are exactly those") {
    Desk desk;
    REQUIRE(desk.apply(company).applied);
    auto const members = [&] {
        auto const exported = yaml::parse(desk.exported()).value;
        for (auto const& group : *exported.find("groups")->as<json::Array>())
            if (*group.find("code") == json::Value("desk-a")) return json::text_of(*group.find("members"));
        return std::string();
    };
    std::string const group = "groups:\n  - {code: desk-a, name: {zh: 一线, en: Desk}, manager: sun_yu, escalates_to: net";
    REQUIRE(desk.apply(with_head(group + "}\n")).applied);
    CHECK(members() == R"(["sun_yu","zhou_li"])");
    REQUIRE(desk.apply(with_head(group + ", members: [zhou_li]}\n")).applied);
    CHECK(members() == R"(["zhou_li"])");
    REQUIRE(desk.apply(with_head(group + ", members: []}\n")).applied);
    CHECK(members() == "[]");
    CHECK(said(desk.apply(with_head(group + ", members: [zhou_li, nobody]}\n"))) ==
          "/groups/0/members/1 (3): There is no nobody here\n");
}

TEST_CASE("who has no login is in nobody's way") {
    Desk desk;
    REQUIRE(desk.apply(company).applied);
    auto const added =
        desk.world.ask(desk.world.admin, Method::POST, "/api/v1/persons", R"({"name":"无名","employee_no":"E-1"})");
    auto const id = added.text("id");
    desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/groups/desk-a/members/" + id);
    CHECK(
        desk.world.ask(desk.world.admin, Method::PATCH, "/api/v1/groups/net", R"({"manager":")" + id + "\"}", {{"if-match", "*"}})
            .status == 200);

    auto const text = desk.exported();
    CHECK(text.find("manager: \"" + id) == std::string::npos);
    auto const plan = desk.apply(text);
    CHECK(plan.count(Action::unchanged) == static_cast<std::int64_t>(plan.steps.size()));
    CHECK(desk.world.ask(desk.world.admin, Method::GET, "/api/v1/groups/net").text("manager") == id);
    CHECK(desk.exported(bundle::Whom::all).find("employee_no: E-1") != std::string::npos);
}
