// Organisations, departments and sites as they are asked for and given from outside.
#pragma once

#include "base/code.h"
#include "http/page.h"
#include "http/path_name.h"
#include "organisation/organisation.h"

namespace yitai::organisation {

struct OrganisationFields {
    Code code;
    Names name;
    Preset<OrganisationKind> kind = OrganisationKind::customer;
    Preset<bool> key_customer = false, shares_tickets = false, active = true;
};
YITAI_DESCRIBE(OrganisationFields, code, name, kind, key_customer, shares_tickets, active)

struct OrganisationView {
    OrganisationId id;
    std::string code;
    Bilingual name;
    OrganisationKind kind = OrganisationKind::customer;
    bool key_customer = false, shares_tickets = false, active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(OrganisationView, id, code, name, kind, key_customer, shares_tickets, active, version, created_at, updated_at)

struct DepartmentFields {
    Code code;
    Names name;
    std::optional<std::string> parent, organisation, manager;  // organisation: the actor's own
    Preset<bool> active = true;
};
YITAI_DESCRIBE(DepartmentFields, code, name, parent, organisation, manager, active)

struct DepartmentView {
    DepartmentId id;
    std::string code;
    Bilingual name;
    std::optional<std::string> parent, organisation, manager;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(DepartmentView, id, code, name, parent, organisation, manager, active, version, created_at, updated_at)

struct SiteFields {
    Code code;
    Names name;
    Preset<SiteKind> kind = SiteKind::building;
    std::optional<std::string> parent, organisation;
    Preset<Text<500>> address;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(SiteFields, code, name, kind, parent, organisation, address, active)

struct SiteView {
    SiteId id;
    std::string code;
    Bilingual name;
    SiteKind kind = SiteKind::building;
    std::optional<std::string> parent, organisation;
    std::string address;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(SiteView, id, code, name, kind, parent, organisation, address, active, version, created_at, updated_at)

// For an actor who may know of them; what he may not know of is NotFound.
template <class Row>
struct Shapes;
template <>
struct Shapes<Organisation> {
    using Fields = OrganisationFields;
    using View = OrganisationView;
};
template <>
struct Shapes<Department> {
    using Fields = DepartmentFields;
    using View = DepartmentView;
};
template <>
struct Shapes<Site> {
    using Fields = SiteFields;
    using View = SiteView;
};

template <class Row>
http::Page<typename Shapes<Row>::View> list(Tx&, http::ListQuery const&);
template <class Row>
typename Shapes<Row>::View show(Tx&, http::PathName const&);
template <class Row>
typename Shapes<Row>::View add_new(Tx&, typename Shapes<Row>::Fields const&);
template <class Row>
typename Shapes<Row>::View edit(Tx&, http::PathName const&, json::Value const& patch);
template <class Row>
void retire(Tx&, http::PathName const&);

// Gives a row what the fields say; names that are as they were before keep their ids. For imports as well.
void take(Tx&, Organisation&, OrganisationFields const&, OrganisationView const& before = {});
void take(Tx&, Department&, DepartmentFields const&, DepartmentView const& before = {});
void take(Tx&, Site&, SiteFields const&, SiteView const& before = {});

}  // namespace yitai::organisation
