// The people: who signs in to look around, who works in the groups, and everybody else.
#include "access/access.h"
#include "demo/city.h"
#include "demo/company.h"
#include "demo/name.h"
#include "demo/teams.h"
#include "organisation/organisation.h"
#include "people/visibility.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::demo {
namespace {

constexpr SignIn sign_in_rows[] = {
    {"admin", "管理员", "administrator", service_desk, "runs the desk and manages it"},
    {"wang_fang", "王芳", "requester", "", "reports what does not work"},
    {"chen_guodong", "陈国栋", "requester", "", "a VIP who reports"},
    {"lin_xia", "林夏", "call_taker", service_desk, "takes calls"},
    {"li_lei", "李雷", "agent", "desk-guangzhou", "first line, Guangzhou"},
    {"chen_jie", "陈洁", "engineer", "billing", "second line, billing"},
    {"zhou_wei", "周伟", "engineer", "provisioning", "leads provisioning"},
    {"he_ting", "何婷", "call_back_agent", service_desk, "calls back"},
    {"xu_feng", "徐峰", "major_incident_manager", service_desk, "leads in outages"},
    {"su_qing", "苏青", "desk_manager", service_desk, "manages the service desk"},
    {"peng_hui", "彭辉", "operations_manager", "", "answers for operations"},
    {"song_yu", "宋宇", "analyst", "", "looks at figures and quality"},
    {"luo_min", "罗敏", "knowledge_manager", "", "keeps what is known"},
    {"tang_hao", "唐浩", "problem_manager", "", "looks for causes"},
    {"cao_lei", "曹磊", "change_manager", "", "plans changes"},
    {"deng_chao", "邓超", "cab_member", "", "advises on changes"},
    {"yuan_bo", "袁博", "supplier_contact", "supplier-software", "works at a supplier"},
    {"fan_li", "范丽", "organisation_manager", "", "manages a customer's people"},
    {"shen_jing", "沈静", "auditor", "", "reads everything, changes nothing"},
};

constexpr std::string_view leader = "zhou_wei", vip_sign_in = "chen_guodong";

class Engaging {
public:
    Engaging(Tx& tx, Company& company, Dice& dice, Size const& size) : tx_(tx), company_(company), dice_(dice), size_(size) {
        for (auto const& city : cities()) by_share_.add(city.share);
    }

    void engage_everybody() {
        take_in_first_person();
        for (auto const& row : sign_in_rows)
            if (row.login != "admin") engage_sign_in(row);
        for (auto const& team : teams()) fill(team);
        while (static_cast<int>(company_.members.size()) < size_.people) engage_requester();
        give_rights();
    }

private:
    static std::string_view role_of(SupportLine line) {
        if (line == SupportLine::l1) return "agent";
        return line == SupportLine::supplier ? "supplier_contact" : "engineer";
    }

    int heads(SupportLine line) const {
        int const whole = line == SupportLine::l1 ? 14 : line == SupportLine::l2 ? 7 : 3;
        return std::max(2, whole * size_.people / Size{}.people);
    }

    void take_in_first_person() {
        auto const admin = people::find_login(tx_, "admin");
        company_.members.push_back({.id = admin->id, .login = "admin", .name = admin->name, .site = "guangzhou-a-1"});
        logins_.login_for("管理员");
    }

    std::size_t engage(Person person, std::size_t city_number) {
        auto const& city = cities()[city_number];
        auto const building = dice_.below(buildings_of(city));
        auto const site = floor_code(city, building, dice_.below(floors_of_a_building));
        auto const login = logins_.login_for(person.name);
        int const number = static_cast<int>(company_.members.size());
        person.login = login;
        person.employee_no = fmt::format("E{:05}", number);
        person.emails = {login + "@yuexin.example"};
        person.phones = {{fmt::format("138{:08}", 20'000'000 + number * 37), PhoneKind::mobile},
                         {fmt::format("ext={}", 10'000 + number), PhoneKind::extension}};
        person.site_id = people::site_named(tx_, site, "/site");
        if (dice_.chance(4)) person.language = Language::en;
        auto const added = people::add(tx_, std::move(person));
        company_.members.push_back({added.id, login, added.name, city_number, site, added.vip, {}});
        return company_.members.size() - 1;
    }

    void join(std::size_t member, std::string_view team) {
        people::join(tx_, company_.members[member].id, people::group_named(tx_, team, "/group"));
        auto& members = company_.teams[std::string(team)];
        members.insert(company_.members[member].login == leader ? members.begin() : members.end(), member);
    }

    void engage_sign_in(SignIn const& row) {
        Person person{.name = std::string(row.name)};
        person.grants = {{std::string(row.role)}};
        if (row.role == "requester") person.grants.clear();
        if (row.role == "organisation_manager") {
            person.organisation_id = people::organisation_named(tx_, "nanfang-bank", "/organisation");
            person.grants.front().organisation_id = person.organisation_id;
        }
        if (row.login == vip_sign_in) be_vip(person);
        auto const member = engage(std::move(person), 0);
        bool const works_tickets = row.role == "agent" || row.role == "engineer" || row.role == "supplier_contact";
        if (works_tickets) join(member, row.group);
        else if (!row.group.empty())
            people::join(tx_, company_.members[member].id, people::group_named(tx_, row.group, "/group"));
        if (row.role == "requester") company_.requesters.push_back(member);
    }

    static void be_vip(Person& person) {
        person.vip = true;
        person.vip_remarks = "分管领导，请先电话联系秘书";
    }

    void fill(Team const& team) {
        auto& members = company_.teams[std::string(team.code)];
        while (static_cast<int>(members.size()) < heads(team.line)) {
            Person person{.name = full_name(dice_)};
            person.grants = {{std::string(role_of(team.line))}};
            person.department_id = people::department_named(tx_, "hq-it", "/department");
            join(engage(std::move(person), city_of(team)), team.code);
        }
        lead(team, company_.members[members.front()].id);
    }

    std::size_t city_of(Team const& team) const {
        for (std::size_t i = 0; i < cities().size(); ++i)
            if (desk_of(cities()[i].region) == team.code) return i;
        return 0;
    }

    void lead(Team const& team, PersonId manager) {
        auto const before = people::get(tx_, people::group_named(tx_, team.code, "/group"));
        auto group = before;
        group.name = {std::string(team.zh), std::string(team.en)};
        group.manager_id = manager;
        kept::change(tx_, before, group);
    }

    void engage_requester() {
        auto const number = by_share_.pick(dice_);
        auto const& city = cities()[number];
        constexpr std::string_view parts[] = {"market", "network", "service", "service", "office"};
        Person person{.name = full_name(dice_)};
        person.department_id = department(fmt::format("{}-{}", city.code, dice_.one_of(parts)));
        person.manager_id = heads_of_branches_[number];
        if (company_.members.size() % 50 == 0) be_vip(person);
        auto const member = engage(std::move(person), number);
        if (!heads_of_branches_[number]) heads_of_branches_[number] = company_.members[member].id;
        company_.requesters.push_back(member);
    }

    DepartmentId department(std::string const& code) {
        auto& id = departments_[code];
        if (!id) id = people::department_named(tx_, code, "/department");
        return id;
    }

    void give_rights() {
        std::map<PersonId, std::size_t> places;
        std::vector<PersonId> ids;
        for (auto const& member : company_.members) {
            places[member.id] = ids.size();
            ids.push_back(member.id);
        }
        for (auto& actor : access::acting_as(tx_, ids, Via::web)) {
            auto const place = places.at(actor.person);
            company_.members[place].actor = std::move(actor);
        }
    }

    Tx& tx_;
    Company& company_;
    Dice& dice_;
    Size const& size_;
    Weights by_share_;
    Logins logins_;
    std::map<std::string, DepartmentId> departments_;
    std::map<std::size_t, PersonId> heads_of_branches_;
};

}  // namespace

std::span<SignIn const> sign_ins() { return sign_in_rows; }

Member const& Company::called(std::string_view login) const {
    return *std::find_if(members.begin(), members.end(), [&](Member const& each) { return each.login == login; });
}

void engage_people(Tx& tx, Company& company, Dice& dice, Size const& size) {
    Engaging(tx, company, dice, size).engage_everybody();
}

}  // namespace yitai::demo
