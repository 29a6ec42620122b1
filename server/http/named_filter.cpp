#include "http/named_filter.h"

namespace yitai::http {
namespace {

std::string ids_of(Tx& tx, ListQuery::Condition const& condition, NamedFilter const& filter) {
    std::string ids;
    auto const add = [&](std::string_view id) { ids.append(ids.empty() ? "" : ",").append(id); };
    for (auto name : split(condition.value, ',')) {
        name = trimmed(name);
        if (name == no_value) {
            add(name);
        } else if (filter.mine && name == "mine") {
            auto const mine = filter.mine(tx.actor());
            for (auto const id : mine) add(std::to_string(id));
            if (mine.empty()) add("0");  // names nothing, so nothing is found
        } else {
            add(std::to_string(filter.id_of(tx, name, query_pointer(condition.field))));
        }
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
