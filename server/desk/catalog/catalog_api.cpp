#include "catalog/catalog_api.h"

#include "catalog/category.h"
#include "catalog/service.h"

namespace yitai::catalog {
namespace {

http::Created<ServiceView> add_service(Tx& tx, ServiceFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/services/" + to_string(added.id);
    return {std::move(added), location};
}

http::Created<CategoryView> add_category(Tx& tx, CategoryFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/categories/" + to_string(added.id);
    return {std::move(added), location};
}

constexpr auto versioned = http::Versioned::yes;

constexpr http::Route rows[] = {
    {http::GET, "/services", Right::catalog_read, http::answer<services>, "Services the desk supports"},
    {http::POST, "/services", Right::catalog_manage, http::answer<add_service>, "Add a service"},
    {http::GET, "/services/:service", Right::catalog_read, http::answer<service>, "A service"},
    {http::PATCH, "/services/:service", Right::catalog_manage, http::answer<change_service, ServiceFields>, "Change a service",
     versioned},
    {http::DELETE, "/services/:service", Right::catalog_manage, http::answer<retire_service>, "Retire a service", versioned},
    {http::GET, "/categories", Right::catalog_read, http::answer<categories>, "Categories of reports"},
    {http::POST, "/categories", Right::catalog_manage, http::answer<add_category>, "Add a category"},
    {http::GET, "/categories/:category", Right::catalog_read, http::answer<category>, "A category"},
    {http::PATCH, "/categories/:category", Right::catalog_manage, http::answer<change_category, CategoryFields>,
     "Change or move a category", versioned},
    {http::DELETE, "/categories/:category", Right::catalog_manage, http::answer<retire_category>, "Retire a category", versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::catalog
