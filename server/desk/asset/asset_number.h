// An asset number is what stands on the label of a thing. Labels are typed in either case, so case tells no two apart.
#pragma once

#include "base/json.h"

namespace yitai {

struct AssetNumber : std::string {
    static constexpr std::size_t max_bytes = 60;
    using std::string::string;
    AssetNumber(std::string value) : std::string(std::move(value)) {}
};

bool is_asset_number(std::string_view);  // letters A to Z in either case, digits and . _ - + # inside

namespace json {
void read(Value const&, AssetNumber&, Problems&, std::string const& pointer);
}

}  // namespace yitai
