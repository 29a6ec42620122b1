// A configuration item is what a service runs on or what somebody works with: a server, a printer, an application.
#pragma once

#include "asset/asset_number.h"
#include "catalog/service.h"

namespace yitai {

struct CiType {
    Id<CiType> id;
    std::string code;
    Bilingual name;
};
YITAI_DESCRIBE(CiType, id, code, name)
using CiTypeId = Id<CiType>;
template <>
inline constexpr ShownBy shown_by<CiType> = {"ci_type", "code"};

enum class CiStatus { planned, in_stock, in_use, repair, retired, lost };
YITAI_DESCRIBE_ENUM(CiStatus, planned, in_stock, in_use, repair, retired, lost)

struct ConfigurationItem {
    Id<ConfigurationItem> id;
    std::string code;  // the asset number
    std::string name;
    CiTypeId type_id;
    CiStatus status = CiStatus::in_use;
    SiteId site_id;
    PersonId owner_id;  // who has it
    OrganisationId organisation_id;
    ServiceId service_id;  // which it serves
    Criticality criticality{3};
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(ConfigurationItem, id, code, name, type_id, status, site_id, owner_id, organisation_id, service_id, criticality,
               version, created_at, updated_at)
using CiId = Id<ConfigurationItem>;
template <>
inline constexpr ShownBy shown_by<ConfigurationItem> = {"configuration_item", "code"};

namespace asset {

// What may be said of one.
struct CiFields {
    AssetNumber code;
    Line<200> name;
    std::string type;
    Preset<CiStatus> status = CiStatus::in_use;
    std::optional<std::string> site, owner, organisation, service;  // the organisation: its owner's when left out
    Preset<Criticality> criticality = Criticality{3};
};
YITAI_DESCRIBE(CiFields, code, name, type, status, site, owner, organisation, service, criticality)

struct CiView {
    CiId id;
    std::string code, name;
    std::optional<std::string> type;
    CiStatus status = CiStatus::in_use;
    std::optional<std::string> site, owner, organisation, service;
    Criticality criticality{3};
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(CiView, id, code, name, type, status, site, owner, organisation, service, criticality, version, created_at,
               updated_at)

// By asset number or id; Invalid at that pointer when there is none the actor may see, or when it is retired.
CiId ci_named(Tx&, std::string_view reference, std::string const& pointer);

// A list of them, each once. Those that are named as before keep their ids, also when they are retired by now.
std::vector<CiId> cis_named(Tx&, std::vector<CiId> const& present, std::vector<std::string> const& before,
                            std::vector<std::string> const& given, std::string const& pointer);

http::Page<CiView> cis(Tx&, http::ListQuery const&);
CiView ci(Tx&, http::PathName const&);
CiView add(Tx&, CiFields const&);
CiView change_ci(Tx&, http::PathName const&, json::Value const& patch);
void retire_ci(Tx&, http::PathName const&);

http::Page<CiType> types(Tx&, http::ListQuery const&);

// Conflict that names what still serves it.
void check_nothing_serves(Tx&, ServiceId);

}  // namespace asset
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::CiType> = "ci_type";
template <>
inline constexpr std::string_view yitai::db::table_of<yitai::ConfigurationItem> = "configuration_item";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::ConfigurationItem> = "ci";
