#include "catalog/catalog_api.h"

#include "catalog/service.h"

namespace yitai::catalog {
namespace {

constexpr http::Filter columns[] = {
    {"code", "code", http::Column::text, true},
    {"active", "active", http::Column::boolean},
};

http::Page<Service> services(Tx& tx, http::ListQuery const& query) {
    return http::list<Service>(tx, query, {columns, "id"}, "service where true");
}

http::Page<Category> categories(Tx& tx, http::ListQuery const& query) {
    return http::list<Category>(tx, query, {columns, "id"}, "category where true");
}

constexpr http::Route rows[] = {
    {http::GET, "/services", Right::catalog_read, http::answer<services>, "Services the desk supports"},
    {http::GET, "/categories", Right::catalog_read, http::answer<categories>, "Categories of reports"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::catalog
