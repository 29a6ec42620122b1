#include "bundle/reading.h"

#include <algorithm>
#include <map>

namespace yitai::bundle {
namespace {

KindRow const* kind_named(std::string_view name) {
    auto const& all = kinds();
    auto const found = std::find_if(all.begin(), all.end(), [&](KindRow const& kind) { return kind.name == name; });
    return found == all.end() ? nullptr : &*found;
}

void check_format(json::Value const* given, std::vector<FieldError>& problems) {
    auto const* number = given ? given->as<std::int64_t>() : nullptr;
    if (!number || *number != format)
        problems.push_back({"/yitai", {"Must be {{format}}, the format of bundles", {{"format", std::to_string(format)}}}});
}

Item read_item(KindRow const& kind, json::Value const& given, std::string const& pointer, std::vector<FieldError>& problems) {
    Item item{.kind = &kind, .pointer = pointer};
    auto const refuse = [&](std::string const& below, Message const& message) {
        item.refused = true;
        problems.push_back({pointer + below, message});
    };
    auto const* fields = given.as<json::Object>();
    if (!fields) return refuse("", "Must be an object"), item;
    item.name = name_of(kind, *fields);
    try {
        item.wanted = kind.settled(*fields);
        item.name = name_of(kind, item.wanted);
    } catch (Invalid const& invalid) {
        for (auto const& field : invalid.fields) refuse(field.pointer, field.message);
    }
    return item;
}

void name_twice(std::vector<Item>& items, std::vector<FieldError>& problems) {
    std::map<std::string, std::string> known;
    for (auto& item : items) {
        if (item.refused || item.name.empty()) continue;
        auto const [first, is_new] = known.emplace(item.name, item.pointer);
        if (is_new) continue;
        item.refused = true;
        problems.push_back({item.pointer, {"{{first}} has the same name", {{"first", first->second}}}});
    }
}

// Those above come before those below. A circle is left for the room to refuse.
void put_above_first(std::vector<Item>& items, std::string_view above) {
    std::map<std::string, std::vector<std::size_t>> below;
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < items.size(); ++i) places.emplace(items[i].name, i);
    std::vector<std::size_t> order;
    std::vector<char> placed(items.size(), false);
    auto const place = [&](std::size_t each) { placed[each] = true, order.push_back(each); };
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const higher = text_in(items[i].wanted, above);
        if (places.contains(higher)) below[higher].push_back(i);
        else place(i);
    }
    for (std::size_t next = 0; next < order.size(); ++next)
        for (auto const each : below[items[order[next]].name])
            if (!placed[each]) place(each);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!placed[i]) place(i);

    std::vector<Item> ordered;
    ordered.reserve(items.size());
    for (auto const each : order) ordered.push_back(std::move(items[each]));
    items = std::move(ordered);
}

std::vector<Item> read_list(KindRow const& kind, json::Value const& given, std::vector<FieldError>& problems) {
    auto const pointer = json::child("", kind.name);
    std::vector<Item> items;
    if (kind.single) return items.push_back(read_item(kind, given, pointer, problems)), items;
    auto const* list = given.as<json::Array>();
    if (!list) return problems.push_back({pointer, "Must be a list"}), items;
    for (std::size_t i = 0; i < list->size(); ++i)
        items.push_back(read_item(kind, (*list)[i], json::child(pointer, i), problems));
    name_twice(items, problems);
    if (!kind.above.empty()) put_above_first(items, kind.above);
    return items;
}

}  // namespace

Reading items_of(json::Value const& bundle) {
    Reading read;
    auto const* lists = bundle.as<json::Object>();
    if (!lists) return read.problems.push_back({"", "Must be an object"}), read;
    check_format(lists->find("yitai"), read.problems);
    for (auto const& [name, ignored] : *lists)
        if (name != "yitai" && !kind_named(name)) read.problems.push_back({json::child("", name), "There is no such field"});
    for (auto const& kind : kinds())
        if (auto const* given = lists->find(kind.name)) {
            auto items = read_list(kind, *given, read.problems);
            std::move(items.begin(), items.end(), std::back_inserter(read.items));
        }
    return read;
}

}  // namespace yitai::bundle
