// Filters by what people call a thing: owner=li_lei where the column holds an id.
#pragma once

#include "http/page.h"

namespace yitai::http {

struct NamedFilter {
    std::string_view field;
    std::int64_t (*id_of)(Tx&, std::string_view name, std::string const& pointer);  // throws Invalid at the pointer
    std::vector<std::int64_t> (*mine)(Actor const&) = nullptr;  // what the word `mine` stands for, where it does
};

// The same question with ids in place of names; `none` stays what it is.
ListQuery with_ids(Tx&, ListQuery, std::span<NamedFilter const>);

// A rule that finds an id by a name, as a filter takes it.
template <auto named>
std::int64_t id_by(Tx& tx, std::string_view name, std::string const& pointer) {
    return named(tx, name, pointer).value;
}

// As id_by for people, among whom `me` is the actor.
template <auto named>
std::int64_t person_by(Tx& tx, std::string_view name, std::string const& pointer) {
    return name == "me" ? tx.actor().person.value : named(tx, name, pointer).value;
}

}  // namespace yitai::http
