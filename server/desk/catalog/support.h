// Who supports a service: a group for each line, and others for single sites.
#pragma once

#include "people/group.h"
#include "people/shown.h"

namespace yitai {

struct Service;
using ServiceId = Id<Service>;
template <>
inline constexpr ShownBy shown_by<Service> = {"service", "code"};

namespace catalog {

struct Support {
    SupportLine line = SupportLine::l1;
    std::optional<std::string> site;  // none: every site that has no row of its own
    std::optional<std::string> group;
};
YITAI_DESCRIBE(Support, line, site, group)

struct NewSupport {
    SupportLine line = SupportLine::l1;
    std::optional<std::string> site;
    std::string group;
};
YITAI_DESCRIBE(NewSupport, line, site, group)

// The group of that line for a site: that of the site itself or of the nearest site it lies in, else that of every site.
std::optional<GroupId> support_group(Tx&, ServiceId, SupportLine, SiteId);

// SQL: the column names a service that a group of :me supports.
std::string is_supported_by_my_groups(std::string_view column);

// What is shown of each service, in their order; looked up at once.
std::vector<std::vector<Support>> support_of(Tx&, std::vector<ServiceId> const&);

// Replaces all of a service's support. Invalid at the row that can't be.
void set_support(Tx&, ServiceId, std::vector<NewSupport> const&);

}  // namespace catalog
}  // namespace yitai
