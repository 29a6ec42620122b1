// Whose people, sites and departments they are: the company itself or a customer of it.
#pragma once

#include "base/bilingual.h"
#include "people/kept.h"
#include "people/tree.h"

namespace yitai {

enum class OrganisationKind { internal, customer, supplier };
YITAI_DESCRIBE_ENUM(OrganisationKind, internal, customer, supplier)

struct Organisation {
    OrganisationId id;
    std::string code;
    Bilingual name;
    OrganisationKind kind = OrganisationKind::customer;
    bool key_customer = false;
    bool shares_tickets = false;  // its people see each other's tickets
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Organisation, id, code, name, kind, key_customer, shares_tickets, active, version, created_at, updated_at)

// Departments are a tree; one names the organisation it belongs to, as the ones below it do.
struct Department {
    DepartmentId id;
    std::string code;
    Bilingual name;
    DepartmentId parent_id;
    OrganisationId organisation_id;
    PersonId manager_id;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Department, id, code, name, parent_id, organisation_id, manager_id, active, version, created_at, updated_at)

enum class SiteKind { region, city, building, floor, room };
YITAI_DESCRIBE_ENUM(SiteKind, region, city, building, floor, room)

// Sites are a tree: region, city, building. One without an organisation is everybody's.
struct Site {
    SiteId id;
    std::string code;
    Bilingual name;
    SiteKind kind = SiteKind::building;
    SiteId parent_id;
    OrganisationId organisation_id;
    std::string address;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Site, id, code, name, kind, parent_id, organisation_id, address, active, version, created_at, updated_at)

namespace organisation {

inline constexpr OrganisationId home{1};  // the company itself

inline constexpr tree::Tree departments{"department", 10}, sites{"site", 8};

Organisation add(Tx&, Organisation);
Department add(Tx&, Department);
Site add(Tx&, Site);
void change(Tx&, Organisation const& before, Organisation&);
void change(Tx&, Department const& before, Department&);
void change(Tx&, Site const& before, Site&);

Organisation get(Tx&, OrganisationId);
Department get(Tx&, DepartmentId);
Site get(Tx&, SiteId);

}  // namespace organisation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Organisation> = "organisation";
template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Department> = "department";
template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Site> = "site";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Organisation> = "organisation";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Department> = "department";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Site> = "site";
