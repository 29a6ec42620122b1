// Colleagues: whom anybody may find within his own organisation, to report for them or let them follow a ticket. Only what
// stands on a door plate is shown.
#pragma once

#include "base/bilingual.h"
#include "people/person.h"

namespace yitai::people {

struct Colleague {
    std::string login;  // his id, where he has none
    std::string name;
    std::optional<Bilingual> department, site;
};
YITAI_DESCRIBE(Colleague, login, name, department, site)

struct Colleagues {
    std::vector<Colleague> data;
};
YITAI_DESCRIBE(Colleagues, data)

// The beginning of a name (as it is written, in pinyin, by initials) or of a login, or a whole mail address: who knows only
// its beginning shall not learn the rest.
struct Sought {
    Line<200> q;
};
YITAI_DESCRIBE(Sought, q)

// At most 20 of those who are active, without the actor himself.
Colleagues colleagues(Tx&, Sought const&);

}  // namespace yitai::people
