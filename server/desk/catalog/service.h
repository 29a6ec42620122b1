// A service is what the desk supports; a category says what kind of thing a report is about. Both have a code and two names.
#pragma once

#include "people/shown.h"

namespace yitai {

struct Service {
    Id<Service> id;
    std::string code;
    Bilingual name;
    bool active = true;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(Service, id, code, name, active, version)
using ServiceId = Id<Service>;

struct Category {
    Id<Category> id;
    std::string code;
    Bilingual name;
    Id<Category> parent_id;
    bool active = true;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(Category, id, code, name, parent_id, active, version)
using CategoryId = Id<Category>;

namespace catalog {

// By id or code; Invalid at that pointer when there is none that is active.
ServiceId service_named(Tx&, std::string_view reference, std::string const& pointer);
CategoryId category_named(Tx&, std::string_view reference, std::string const& pointer);

}  // namespace catalog
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Service> = "service";
template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Category> = "category";
template <>
inline constexpr yitai::ShownBy yitai::shown_by<yitai::Service> = {"service", "code"};
template <>
inline constexpr yitai::ShownBy yitai::shown_by<yitai::Category> = {"category", "code"};
