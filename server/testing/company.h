// A company beside a customer of it, somebody in every role on both sides, and for each of them things that are his own, his
// team's, somebody else's and the other side's: what the permission matrix is held against.
#pragma once

#include "testing/world.h"

#include <array>
#include <map>

namespace yitai::testing {

enum class Relation { own, team, other, foreign };
inline constexpr Relation relations[] = {Relation::own, Relation::team, Relation::other, Relation::foreign};

struct RoleHolder {
    Person person;
    Role role = Role::requester;
    bool at_home = true;  // else at the customer, where his role holds within that organisation only
};

class Company {
public:
    Company();

    World world;
    std::vector<RoleHolder> holders;

    // How a path names the thing of that noun ("tickets") which stands in that relation to the holder; "" for an unknown noun.
    std::string named(std::string_view noun, Relation, RoleHolder const&) const;

private:
    struct Side {
        std::string code;  // "home", "acme"
        std::map<std::string, std::map<Relation, std::string>, std::less<>> things;
        std::map<std::string, std::map<std::string, std::string>, std::less<>> own;  // noun → login → name
    };
    void found(Side&);
    void add_shared_things(Side&);
    void add_holder(Side&, Role);
    std::string add(std::string const& collection, std::string const& body, std::string_view shown = "id");
    std::string add_ticket(std::string const& requester, std::string const& group);
    std::string add_announced();
    std::string add_ci(Side const&, std::string const& owner, std::string const& service);
    std::string add_attachment(std::string const& ticket);
    std::string add_contact(Side const&, std::string const& handler);
    std::string add_view(std::string const& owner);
    std::string add_canned_reply(std::string const& owner);
    std::string add_task(std::string const& ticket, std::string const& assignee);
    std::string add_notice(std::string const& ticket, std::string const& person);
    std::string begin_session(std::string const& login);
    std::optional<Person> find(std::string const& login);
    std::string change_in_bulk(std::string const& login);
    std::string export_tickets(std::string const& login);
    Side const& side_of(RoleHolder const&) const;

    Side home_{"home", {}, {}}, acme_{"acme", {}, {}};
    std::map<std::string, std::string, std::less<>> only_;  // nouns of which there is one, whoever asks
    int codes_ = 0;
};

}  // namespace yitai::testing
