#include "http/named_filter.h"

namespace yitai::http {
namespace {

std::string ids_of(Tx& tx, ListQuery::Condition const& condition, NamedFilter const& filter) {
    std::string ids;
    for (auto name : split(condition.value, ',')) {
        if (!ids.empty()) ids += ',';
        ids += std::to_string(filter.id_of(tx, trimmed(name), query_pointer(condition.field)));
    }
    return ids;
}

}  // namespace

ListQuery with_ids(Tx& tx, ListQuery query, std::span<NamedFilter const> filters) {
    for (auto& condition : query.conditions)
        for (auto const& filter : filters)
            if (filter.field == condition.field && !condition.value.empty()) condition.value = ids_of(tx, condition, filter);
    return query;
}

}  // namespace yitai::http
