#include "http/router.h"

#include "base/text.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace yitai::http {
namespace {

constexpr std::size_t most_segments = 16;

using Segments = std::vector<std::string_view>;

Segments segments_of(std::string_view path) {
    if (path.empty() || path.front() != '/') return {};
    return split(path.substr(1), '/');
}

// A captured segment becomes a byte that no path can hold after decoding.
std::string key_of(Segments const& segments, unsigned mask) {
    std::string key;
    key.reserve(64);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        key += '/';
        if (mask >> i & 1) key += '\0';
        else key += segments[i];
    }
    return key;
}

unsigned mask_of(Segments const& segments) {
    unsigned mask = 0;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (segments[i].starts_with(':')) mask |= 1u << i;
    return mask;
}

bool spells_out_more(unsigned one, unsigned other) {
    if (std::popcount(one) != std::popcount(other)) return std::popcount(one) < std::popcount(other);
    return one > other;  // the later the capture, the more of the beginning is spelled out
}

Segments captured(Segments const& segments, unsigned mask) {
    Segments values;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (mask >> i & 1) values.push_back(segments[i]);
    return values;
}

std::string allow_list(std::array<bool, 7> known) {
    auto const at = [&](Method method) -> bool& { return known[static_cast<std::size_t>(method)]; };
    if (at(Method::GET)) at(Method::HEAD) = true;
    at(Method::OPTIONS) = true;
    std::string list;
    for_each_enumerator<Method>([&](std::string_view name, Method method) {
        if (!at(method)) return;
        if (!list.empty()) list += ", ";
        list += name;
    });
    return list;
}

}  // namespace

void Router::add(Method method, std::string_view path, std::size_t target) {
    auto const segments = segments_of(path);
    if (segments.empty() || segments.size() > most_segments) throw std::logic_error("not a route's path: " + std::string(path));
    auto const mask = mask_of(segments);
    auto const which = static_cast<std::size_t>(method);
    auto& place = places_[key_of(segments, mask)];
    if (place.targets[which])
        throw std::logic_error("two routes answer " + std::string(name_of(method)) + ' ' + std::string(path));

    place.targets[which] = target;
    for (auto name : captured(segments, mask)) place.capture_names[which].emplace_back(name.substr(1));
    auto& masks = masks_[segments.size()];
    if (std::find(masks.begin(), masks.end(), mask) != masks.end()) return;
    masks.push_back(mask);
    std::sort(masks.begin(), masks.end(), spells_out_more);
}

Router::Match Router::find(Method method, std::string_view path) const {
    Match match;
    if (path.find('\0') != path.npos) return match;
    auto const segments = segments_of(path);
    auto const masks = masks_.find(segments.size());
    if (masks == masks_.end()) return match;

    std::array<bool, 7> known{};
    bool any = false;
    for (auto mask : masks->second) {
        auto const place = places_.find(key_of(segments, mask));
        auto const values = captured(segments, mask);
        if (place == places_.end() || std::find(values.begin(), values.end(), "") != values.end()) continue;
        any = true;
        for (std::size_t i = 0; i < known.size(); ++i) known[i] |= place->second.targets[i].has_value();
        auto which = static_cast<std::size_t>(method);
        if (method == Method::HEAD && !place->second.targets[which]) which = static_cast<std::size_t>(Method::GET);
        if (match.target || !place->second.targets[which]) continue;
        match.target = place->second.targets[which];
        auto const& names = place->second.capture_names[which];
        for (std::size_t i = 0; i < values.size(); ++i) match.path_values.emplace_back(names[i], values[i]);
    }
    if (any) match.allow = allow_list(known);
    return match;
}

}  // namespace yitai::http
