// A service is what the desk supports: what it is called, how critical it is, whose it is, and which groups support it.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "catalog/support.h"
#include "http/path_name.h"
#include "people/kept.h"

namespace yitai {

enum class ServiceStatus { planned, live, retired };
YITAI_DESCRIBE_ENUM(ServiceStatus, planned, live, retired)

using Criticality = Within<1, 4>;  // 1 is what nobody can do without

struct Service {
    ServiceId id;
    std::string code;
    Bilingual name, description;
    Criticality criticality{3};
    ServiceStatus status = ServiceStatus::live;
    PersonId owner_id;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Service, id, code, name, description, criticality, status, owner_id, version, created_at, updated_at)

namespace catalog {

// What may be said of a service.
struct ServiceFields {
    Code code;
    Names name;
    Preset<Texts> description;
    Preset<Criticality> criticality = Criticality{3};
    Preset<ServiceStatus> status = ServiceStatus::live;
    std::optional<std::string> owner;
    std::vector<NewSupport> support;
};
YITAI_DESCRIBE(ServiceFields, code, name, description, criticality, status, owner, support)

struct ServiceView {
    ServiceId id;
    std::string code;
    Bilingual name, description;
    Criticality criticality{3};
    ServiceStatus status = ServiceStatus::live;
    std::optional<std::string> owner;
    std::vector<Support> support;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(ServiceView, id, code, name, description, criticality, status, owner, support, version, created_at, updated_at)

// By id or code; Invalid at that pointer when there is none, or when it is retired.
ServiceId service_named(Tx&, std::string_view reference, std::string const& pointer);

// Conflict naming a service in use that this person owns.
void check_owns_no_service(Tx&, PersonId);

http::Page<ServiceView> services(Tx&, http::ListQuery const&);
ServiceView service(Tx&, http::PathName const&);
ServiceView add(Tx&, ServiceFields const&);
ServiceView change_service(Tx&, http::PathName const&, json::Value const& patch);
void retire_service(Tx&, http::PathName const&);

}  // namespace catalog
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Service> = "service";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Service> = "service";
