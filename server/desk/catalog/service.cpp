#include "catalog/service.h"

#include "people/reference.h"

namespace yitai::catalog {

ServiceId service_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Service>(tx, "service", "code", reference, pointer, "active");
}
CategoryId category_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Category>(tx, "category", "code", reference, pointer, "active");
}

std::string shown(Tx& tx, ServiceId id) { return reference::shown(tx, "service", "code", id); }
std::string shown(Tx& tx, CategoryId id) { return reference::shown(tx, "category", "code", id); }

}  // namespace yitai::catalog
