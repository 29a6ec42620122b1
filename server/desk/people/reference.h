// References: outside, a person is a login, a group or service a code; inside they are ids. One way for every noun; for the way
// out see shown.h.
#pragma once

#include "base/text.h"
#include "db/transaction.h"

#include <string>

namespace yitai::reference {

// The row of `table` whose id or `column` is the reference; Invalid at that pointer when there is none.
template <class Noun>
Id<Noun> resolve(Tx& tx, std::string_view table, std::string_view column, std::string_view reference, std::string const& pointer,
                 std::string_view condition = "true") {
    std::string const where = " and " + std::string(condition);
    auto const from = "select id from " + std::string(table) + " where ";
    auto found = tx.find<Id<Noun>>(from + std::string(column) + " = :reference" + where, {{"reference", reference}});
    if (auto const id = parse_integer(reference); !found && id)
        found = tx.find<Id<Noun>>(from + "id = :id" + where, {{"id", *id}});
    if (!found) throw Invalid(pointer, {"There is no {{reference}} here", {{"reference", std::string(reference)}}});
    return *found;
}

// A reference that is given as it was keeps its id, also when what it names is no longer active; none names nothing.
template <class Noun, class Named>
Id<Noun> resolved(Tx& tx, Id<Noun> present, std::optional<std::string> const& before, std::optional<std::string> const& given,
                  std::string const& pointer, Named named) {
    if (given == before) return present;
    return given ? named(tx, *given, pointer) : Id<Noun>{};
}

}  // namespace yitai::reference
