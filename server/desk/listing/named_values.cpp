#include "listing/named_values.h"

#include "base/pinyin.h"
#include "listing/columns.h"
#include "people/visibility.h"

#include <algorithm>

namespace yitai::listing {
namespace {

std::optional<std::int64_t> id_of(Tx& tx, http::NamedFilter const& filter, std::string const& word) try {
    return filter.id_of(tx, word, query_pointer());
} catch (Invalid const&) {
    return std::nullopt;
}

std::vector<std::int64_t> people_called(Tx& tx, std::string const& word) {
    auto condition = people::reached_by(tx.actor(), Right::person_read);
    condition.params.emplace_back("called", lower_ascii(word));
    return tx.select<std::int64_t>(
        "select id from person where id in (select person_id from person_key where value = :called and kind = 'name') and " +
            condition.sql + " order by id limit 50",
        condition.params);
}

struct CalledThing {
    std::int64_t id = 0;
    Bilingual name;
};
YITAI_DESCRIBE(CalledThing, id, name)

std::vector<std::int64_t> things_called(Tx& tx, QueryField const& field, std::string const& word) {
    std::vector<std::int64_t> ids;
    if (field.table.empty()) return ids;
    auto const wanted = lower_ascii(word);
    for (auto const& thing : tx.select<CalledThing>("select id, name from " + std::string(field.table) + " order by id")) {
        if (ids.size() >= search::most_values) break;
        auto const spoken = pinyin_of(thing.name.zh);
        if (thing.name.zh == word || lower_ascii(thing.name.en) == wanted || spoken.full == wanted || spoken.initials == wanted)
            ids.push_back(thing.id);
    }
    return ids;
}

}  // namespace

std::vector<std::int64_t> ids_named(Tx& tx, QueryField const& field, search::Value const& value) {
    auto const filters = named_filters();
    auto const filter =
        std::find_if(filters.begin(), filters.end(), [&](auto const& each) { return each.field == field.filter; });
    if (filter->mine && (value.text == "mine" || value.text == "我的")) return filter->mine(tx.actor());
    auto const word = value.text == "我" ? std::string("me") : value.text;
    if (auto const id = id_of(tx, *filter, word)) return {*id};
    std::vector<std::int64_t> ids;
    bool const is_person = field.sort == QueryField::Sort::person;
    for (auto const candidate : is_person ? people_called(tx, word) : things_called(tx, field, word))
        if (auto const id = is_person ? std::optional(candidate) : id_of(tx, *filter, std::to_string(candidate)))
            ids.push_back(*id);
    if (ids.empty())
        search::refuse(query_pointer(), {"There is no {{reference}} here", {{"reference", value.text}}}, value.position);
    return ids;
}

}  // namespace yitai::listing
