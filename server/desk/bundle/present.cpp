#include "bundle/present.h"

#include "bundle/plan.h"
#include "people/person.h"

#include <algorithm>

namespace yitai::bundle {
namespace {

// Who has no login can't be named on another desk: his id is somebody else's there.
bool is_nameable(Tx& tx, std::string const& login) { return !parse_integer(login) || people::find_login(tx, login); }

json::Array const* list_in(json::Object const& item, std::string_view field) {
    auto const* value = item.find(field);
    return value ? value->as<json::Array>() : nullptr;
}

void erase(json::Object& item, std::string_view field) {
    std::erase_if(item, [&](auto const& member) { return member.first == field; });
}

json::Object keys_first(KindRow const& kind, json::Object item) {
    std::stable_partition(item.begin(), item.end(), [&](auto const& member) {
        return std::find(kind.keys.begin(), kind.keys.end(), member.first) != kind.keys.end();
    });
    return item;
}

json::Array exported(Tx& tx, KindRow const& kind, Whom whom) {
    std::vector<json::Object> items;
    for (auto const& key : kind.all(tx, whom))
        if (auto item = present(tx, kind, key)) {
            for (auto const field : hidden_from(tx.actor(), kind)) erase(*item, field);
            items.push_back(keys_first(kind, std::move(*item)));
        }
    // Not by the database: each sorts by an alphabet of its own.
    std::stable_sort(items.begin(), items.end(),
                     [&](auto const& a, auto const& b) { return name_of(kind, a) < name_of(kind, b); });
    return {items.begin(), items.end()};
}

}  // namespace

std::optional<json::Object> present(Tx& tx, KindRow const& kind, json::Object const& item) {
    auto found = kind.present(tx, item);
    if (!found) return found;
    if (auto const* there = list_in(*found, kind.unordered)) {
        auto const* wanted = list_in(item, kind.unordered);
        found->set(std::string(kind.unordered), ordered_like(wanted ? *wanted : json::Array(), *there));
    }
    for (auto const field : kind.people)
        if (auto const login = text_in(*found, field); !is_nameable(tx, login)) erase(*found, field);
    return found;
}

std::vector<std::string_view> hidden_from(Actor const& actor, KindRow const& kind) {
    return actor.rights[Right::person_contact] == Scope::all ? std::vector<std::string_view>() : kind.confidential;
}

json::Object exported(Tx& tx, Whom whom) {
    json::Object bundle{{"yitai", format}};
    for (auto const& kind : kinds()) {
        auto items = exported(tx, kind, whom);
        if (kind.single) bundle.set(std::string(kind.name), std::move(items.front()));
        else if (!items.empty()) bundle.set(std::string(kind.name), std::move(items));
    }
    return bundle;
}

}  // namespace yitai::bundle
