#include "people/people_api.h"

#include "people/absence.h"
#include "people/colleague.h"
#include "people/group_directory.h"

namespace yitai::people {
namespace {

http::Created<PersonView> add_person(Tx& tx, PersonFields const& given) {
    auto added = add_new(tx, given);
    auto const location = "/api/v1/persons/" + to_string(added.id);
    return {std::move(added), location};
}

http::Created<GroupView> add_new_group(Tx& tx, GroupFields const& given) {
    auto added = add_group(tx, given);
    auto const location = "/api/v1/groups/" + to_string(added.id);
    return {std::move(added), location};
}

http::Created<AbsenceView> add_absence(Tx& tx, Reference const& person, AbsenceFields const& given) {
    auto added = be_absent(tx, person, given);
    auto const location = "/api/v1/persons/" + person.text + "/absences";
    return {std::move(added), location};
}

using http::answer, http::GET, http::POST, http::PUT, http::PATCH, http::DELETE;
constexpr auto versioned = http::Versioned::yes;

constexpr http::Route rows[] = {
    {GET, "/persons", Right::person_read, answer<list>, "People; q= begins names, logins and, for who may see them, contacts"},
    {POST, "/persons", Right::person_manage, answer<add_person>, "Add a person"},
    {GET, "/persons/:person", Right::person_read, answer<show>, "A person, by id or login"},
    {PATCH, "/persons/:person", Right::signed_in, answer<edit, PersonFields>, "Change a person; each field has its own right",
     versioned},
    {DELETE, "/persons/:person", Right::person_manage, answer<deactivate>, "A person leaves: inactive from now on", versioned},
    {GET, "/persons/:person/absences", Right::person_read, answer<absences>, "When a person is away"},
    {POST, "/persons/:person/absences", Right::signed_in, answer<add_absence>, "Be away, with a delegate"},
    {DELETE, "/persons/:person/absences/:absence", Right::signed_in, answer<be_back>, "Be back"},
    {GET, "/persons/:person/deputies", Right::person_read, answer<deputies>, "Who acts for a VIP"},
    {PUT, "/persons/:person/deputies", Right::signed_in, answer<set_deputies>, "Name who acts for a VIP"},
    {GET, "/colleagues", Right::signed_in, answer<colleagues>,
     "Colleagues of one's own organisation; q= begins names and logins or is a mail address"},
    {GET, "/groups", Right::catalog_read, answer<groups>, "Support groups"},
    {POST, "/groups", Right::group_manage, answer<add_new_group>, "Add a group"},
    {GET, "/groups/:group", Right::catalog_read, answer<show_group>, "A group"},
    {PATCH, "/groups/:group", Right::group_manage, answer<edit_group, GroupFields>, "Change a group", versioned},
    {DELETE, "/groups/:group", Right::group_manage, answer<retire_group>, "Retire a group", versioned},
    {PUT, "/groups/:group/members/:person", Right::group_manage, answer<add_member>, "Join a group"},
    {DELETE, "/groups/:group/members/:person", Right::group_manage, answer<remove_member>, "Leave a group"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::people
