// The demo company: who works there, who supports whom, and what stands in its offices. Founded once, before its year begins.
#pragma once

#include "base/actor.h"
#include "calendar/hours.h"
#include "db/transaction.h"
#include "demo/dice.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yitai::demo {

// How large it is to be. Cities, groups and services are always all there.
struct Size {
    int people = 2'000, cis = 5'000, tickets = 20'000;
};

struct Member {
    PersonId id;
    std::string login, name;
    std::size_t city = 0;
    std::string site;  // the code of a floor
    bool vip = false;
    Actor actor;       // with the rights he has once everybody is there
};

struct Company {
    std::vector<Member> members;
    std::map<std::string, std::vector<std::size_t>> teams;  // by group; the manager comes first
    std::vector<std::size_t> requesters;
    std::map<std::string, std::vector<std::string>> things;  // asset numbers by the service they serve
    std::shared_ptr<calendar::Hours const> office, desk;     // when people work, and when the desk does

    Member const& called(std::string_view login) const;
};

// Who signs in to look around: somebody for each role. An empty group: he belongs to none.
struct SignIn {
    std::string_view login, name, role, group, what;
};
std::span<SignIn const> sign_ins();
inline constexpr std::string_view password = "demo-of-yitai";  // public, like all the demo company has

// One after another, in one transaction. What falls differently comes from the dice.
void found_places(Tx&);
void found_groups(Tx&);
void engage_people(Tx&, Company&, Dice&, Size const&);
void offer_services(Tx&, Company const&);
void buy_things(Tx&, Company&, Dice&, Size const&);
void agree(Tx&, Company const&);  // calendars, agreements, rules of folding, views
void write_replies(Tx&, Company const&);

}  // namespace yitai::demo
