// When somebody is away and who stands in for him; and the deputies whom a VIP lets act for him.
#pragma once

#include "http/page.h"
#include "people/person.h"

namespace yitai {

struct Absence {
    Id<Absence> id;
    PersonId person_id;
    Instant starts_at, ends_at;
    PersonId delegate_id;
    std::string reason;
    Instant created_at;
};
YITAI_DESCRIBE(Absence, id, person_id, starts_at, ends_at, delegate_id, reason, created_at)

namespace people {

struct AbsenceFields {
    Instant starts_at, ends_at;
    std::optional<std::string> delegate;
    Preset<Text<500>> reason;
};
YITAI_DESCRIBE(AbsenceFields, starts_at, ends_at, delegate, reason)

struct AbsenceView {
    Id<Absence> id;
    std::optional<std::string> person;
    Instant starts_at, ends_at;
    std::optional<std::string> delegate;
    std::string reason;
    Instant created_at;
};
YITAI_DESCRIBE(AbsenceView, id, person, starts_at, ends_at, delegate, reason, created_at)

http::Page<AbsenceView> absences(Tx&, Reference const&, http::ListQuery const&);
// One's own, or for who manages people. Invalid: ends before it starts, a delegate who is oneself.
AbsenceView be_absent(Tx&, Reference const&, AbsenceFields const&);
void be_back(Tx&, Reference const&, Id<Absence>);

// Who stands in now for whom of these people.
struct StandIn {
    PersonId person_id, delegate_id;
};
YITAI_DESCRIBE(StandIn, person_id, delegate_id)
std::vector<StandIn> stand_ins(Tx&, std::vector<PersonId> const&);

struct Deputies {
    std::vector<std::string> deputies;  // logins or ids
};
YITAI_DESCRIBE(Deputies, deputies)
Deputies deputies(Tx&, Reference const&);
Deputies set_deputies(Tx&, Reference const&, Deputies const&);  // of a VIP, by himself or by who may set the flag

}  // namespace people
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Absence> = "absence";
