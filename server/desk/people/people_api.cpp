#include "people/people_api.h"

#include "people/person.h"

namespace yitai::people {
namespace {

http::Page<Group> groups(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"code", "code", http::Column::text, true},
        {"line", "line", http::Column::word, false, http::words_of<SupportLine>()},
    };
    return http::list<Group>(tx, query, {columns, "id"}, "desk_group where true");
}

constexpr http::Route rows[] = {
    {http::GET, "/groups", Right::catalog_read, http::answer<groups>, "Support groups"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::people
