// Preferences: how somebody likes the pages to look and to be used. Language and time zone are the person's own fields, since the
// desk writes to him by them too.
#pragma once

#include "base/json.h"
#include "db/transaction.h"

namespace yitai::account {

enum class Theme { auto_, light, dark };
YITAI_DESCRIBE_ENUM(Theme, auto_, light, dark)

enum class Density { comfortable, compact };
YITAI_DESCRIBE_ENUM(Density, comfortable, compact)

inline constexpr std::size_t most_keys = 64, longest_action = 60;

struct Preferences {
    Theme theme = Theme::auto_;
    Density density = Density::comfortable;
    bool shortcuts = true;
    std::map<std::string, std::string> keys;  // by action: "ticket.resolve": "shift+r"
};
YITAI_DESCRIBE(Preferences, theme, density, shortcuts, keys)

// Given as a whole: what is left out is as it was in the beginning.
struct PreferenceFields {
    Preset<Theme> theme = Theme::auto_;
    Preset<Density> density = Density::comfortable;
    Preset<bool> shortcuts = true;
    std::map<std::string, Line<40>> keys;
};
YITAI_DESCRIBE(PreferenceFields, theme, density, shortcuts, keys)

// The actor's own.
Preferences preferences(Tx&);
Preferences prefer(Tx&, PreferenceFields const&);

}  // namespace yitai::account
