// Who may see which people, and whose organisations, departments and sites. One place; lists, references and streams all ask
// here.
#pragma once

#include "base/actor.h"
#include "db/transaction.h"

#include <functional>
#include <string>

namespace yitai::people {

struct Condition {
    std::string sql;
    db::Params params;
};

// SQL over a table of things that belong to an organisation and may lie at a site: what a scope reaches of them, wherever it
// holds. May speak of the actor as :me.
using Reached = std::function<std::string(Scope)>;
Condition reached_by(Actor const&, Right, Reached const&);

// SQL over `person`: those the right reaches. R oneself and those one is deputy of, O also who has a ticket with oneself,
// T also the people of one's groups and who has a ticket with them, A all; each within its organisation or region.
Condition reached_by(Actor const&, Right);

bool reaches(Tx&, Right, PersonId);

// SQL: the column names an organisation the actor knows of: his own, those he has rights in; no organisation is everybody's.
std::string knows_organisation(Actor const&, std::string_view column);
bool knows_organisation(Actor const&, OrganisationId);

// Tickets bring people together; how, the room of tickets says. SQL over `person` with :me.
struct Acquaintance {
    std::string_view own, team;
};
void set_acquaintance(Acquaintance);  // once, at start

// By id, login or code; Invalid at that pointer when there is none the actor may know of, or none that is active.
PersonId person_named(Tx&, std::string_view reference, std::string const& pointer);
GroupId group_named(Tx&, std::string_view reference, std::string const& pointer);
SiteId site_named(Tx&, std::string_view reference, std::string const& pointer);
DepartmentId department_named(Tx&, std::string_view reference, std::string const& pointer);
OrganisationId organisation_named(Tx&, std::string_view reference, std::string const& pointer);

}  // namespace yitai::people
