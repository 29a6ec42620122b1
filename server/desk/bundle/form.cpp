#include "bundle/form.h"

#include <algorithm>

namespace yitai::bundle {

json::Value without_nulls(json::Value const& value) {
    if (auto const* list = value.as<json::Array>()) {
        json::Array all;
        for (auto const& each : *list) all.push_back(without_nulls(each));
        return all;
    }
    auto const* object = value.as<json::Object>();
    if (!object) return value;
    json::Object all;
    for (auto const& [name, member] : *object)
        if (!member.is_null()) all.emplace_back(name, without_nulls(member));
    return all;
}

json::Object merged(json::Object whole, json::Object const& patch) {
    json::Value value = std::move(whole);
    json::merge_patch(value, patch);
    return *value.as<json::Object>();
}

json::Object patch_between(json::Object const& before, json::Object const& after) {
    json::Object patch;
    for (auto const& [name, value] : after) {
        auto const* old = before.find(name);
        if (old && *old == value) continue;
        auto const* inner = value.as<json::Object>();
        auto const* old_inner = old ? old->as<json::Object>() : nullptr;
        patch.emplace_back(name, inner && old_inner ? json::Value(patch_between(*old_inner, *inner)) : value);
    }
    for (auto const& [name, ignored] : before)
        if (!after.find(name)) patch.emplace_back(name, nullptr);
    return patch;
}

json::Array ordered_like(json::Array const& wanted, json::Array there) {
    json::Array ordered;
    for (auto const& value : wanted)
        if (auto const found = std::find(there.begin(), there.end(), value); found != there.end()) {
            ordered.push_back(value);
            there.erase(found);
        }
    std::sort(there.begin(), there.end(), [](auto const& a, auto const& b) { return json::text_of(a) < json::text_of(b); });
    ordered.insert(ordered.end(), there.begin(), there.end());
    return ordered;
}

std::string text_in(json::Object const& object, std::string_view field) {
    auto const* value = object.find(field);
    if (auto const* number = value ? value->as<std::int64_t>() : nullptr) return std::to_string(*number);
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? *text : "";
}

std::vector<std::string> texts_in(json::Object const& object, std::string_view field) {
    std::vector<std::string> texts;
    auto const* value = object.find(field);
    if (auto const* list = value ? value->as<json::Array>() : nullptr)
        for (auto const& each : *list)
            if (auto const* text = each.as<std::string>()) texts.push_back(*text);
    return texts;
}

std::vector<json::Object> keys_listed(Tx& tx, std::string_view sql) {
    std::vector<json::Object> keys;
    for (auto& code : tx.select<std::string>(sql)) keys.push_back({{"code", std::move(code)}});
    return keys;
}

std::string name_of(KindRow const& kind, json::Object const& item) {
    std::string name;
    for (auto const key : kind.keys) {
        if (!name.empty()) name += '/';
        name += text_in(item, key);
    }
    return name;
}

}  // namespace yitai::bundle
