#include "catalog/service.h"

#include "people/reference.h"

namespace yitai::catalog {

ServiceId service_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Service>(tx, "service", "code", reference, pointer, "active");
}
CategoryId category_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Category>(tx, "category", "code", reference, pointer, "active");
}

}  // namespace yitai::catalog
