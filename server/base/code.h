// A code is the short name by which a service, a category or a device is referred to. It stands on labels and in addresses, so
// no two look alike and none can be taken for an id.
#pragma once

#include "base/json.h"

namespace yitai {

struct Code : std::string {
    static constexpr std::size_t max_bytes = 60;
    using std::string::string;
    Code(std::string value) : std::string(std::move(value)) {}
};

// Letters a to z, digits and . _ - inside, and not digits alone: "е-mail" with a Cyrillic letter is none.
bool is_code(std::string_view);

namespace json {
void read(Value const&, Code&, Problems&, std::string const& pointer);
}

}  // namespace yitai
