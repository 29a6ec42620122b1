#include "revision/kind.h"

namespace yitai::revision {
namespace {

void check_may(Tx& tx, Right right) {
    if (!tx.actor().may(right)) throw Forbidden({"You lack the right {{right}}", {{"right", right_name(right)}}});
}

}  // namespace

std::optional<NounName> NounName::from_path(std::string_view text) {
    auto const noun = enum_from<Noun>(text);
    return noun ? std::optional(NounName{*noun}) : std::nullopt;
}

std::span<KindRow const> kinds() {
    static KindRow const rows[] = {calendars, agreements, practices, roles};
    return rows;
}

KindRow const& kind_of(Noun noun) { return kinds()[static_cast<std::size_t>(noun)]; }

std::vector<timeline::Change> differences(json::Value const& before, json::Value const& after) {
    std::vector<timeline::Change> changes;
    auto const value_in = [](json::Value const& object, std::string_view name) {
        auto const* value = object.find(name);
        return value ? *value : json::Value();
    };
    for (auto const& [name, value] : *after.as<json::Object>())
        if (auto old = value_in(before, name); old != value) changes.push_back({name, std::move(old), value});
    return changes;
}

KindRow const& kind_to_read(Tx& tx, NounName const& name) {
    auto const& kind = kind_of(name.noun);
    check_may(tx, kind.reading);
    return kind;
}

KindRow const& kind_to_manage(Tx& tx, NounName const& name) {
    auto const& kind = kind_of(name.noun);
    check_may(tx, kind.managing);
    return kind;
}

Subject get(Tx& tx, KindRow const& kind, http::PathName const& name) {
    auto subject = kind.find(tx, name);
    if (!subject) throw NotFound();
    return std::move(*subject);
}

}  // namespace yitai::revision
