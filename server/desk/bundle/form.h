// The form in which items stand in a bundle: the members of a room's …Fields, without null and without what has its default.
#pragma once

#include "base/lazy.h"
#include "bundle/kind.h"
#include "http/path_name.h"

namespace yitai::bundle {

json::Value without_nulls(json::Value const&);
json::Object merged(json::Object whole, json::Object const& patch);
// The merge patch (RFC 7396) that makes the one of the other.
json::Object patch_between(json::Object const& before, json::Object const& after);
// What is there of the wanted values in their order, then the others in one that is always the same.
json::Array ordered_like(json::Array const& wanted, json::Array there);
std::vector<std::string> texts_in(json::Object const&, std::string_view field);

template <class T>
json::Object object_of(T const& value) {
    return *json::parse(json::text_of(value), json::stored_limits).template as<json::Object>();
}

template <Described Fields>
json::Object without_defaults(json::Object const& whole) {
    static auto const defaults = object_of(Fields{});
    json::Object said;
    for_each_member<Fields>([&](std::string_view name, auto member) {
        using Member = std::remove_cvref_t<decltype(Fields{}.*member)>;
        auto const* value = whole.find(name);
        if (!value || value->is_null() || (json::may_be_absent<Member> && *value == *defaults.find(name))) return;
        said.emplace_back(std::string(name), without_nulls(*value));
    });
    return said;
}

template <Described Fields>
json::Object settled_as(json::Object const& given) {
    return without_defaults<Fields>(object_of(json::from<Fields>(given)));
}

// What the rule shows; nothing where there is no such thing.
template <Described Fields, class Show>
std::optional<json::Object> shown_as(Show show) {
    try {
        return without_defaults<Fields>(object_of(show()));
    } catch (NotFound const&) {
        return std::nullopt;
    }
}

std::vector<json::Object> keys_listed(Tx&, std::string_view sql);

// A kind whose room shows, adds and changes it by its code.
template <Described Fields, class View>
KindRow coded(Traits traits, View (*show)(Tx&, http::PathName const&), View (*add)(Tx&, Fields const&),
              View (*change)(Tx&, http::PathName const&, json::Value const&)) {
    auto const listed = traits.listed;
    auto const path = [](json::Object const& item) { return http::PathName{text_in(item, "code")}; };
    KindRow row{std::move(traits)};
    row.settled = settled_as<Fields>;
    row.all = [listed](Tx& tx, Whom) { return keys_listed(tx, listed); };
    row.present = [=](Tx& tx, json::Object const& item) { return shown_as<Fields>([&] { return show(tx, path(item)); }); };
    row.add = [=](Tx& tx, json::Object const& item) {
        add(tx, json::from<Fields>(item));
        return Done::at_once;
    };
    row.change = [=](Tx& tx, json::Object const& present, json::Object const& patch) {
        change(tx, path(present), patch);
        return Done::at_once;
    };
    return row;
}

}  // namespace yitai::bundle
