#include "listing/bound.h"

#include "listing/query_field.h"

#include <array>

namespace yitai::listing {
namespace {

// Parameters are named by views, so their names live as long as the program.
std::string_view parameter_name(std::size_t index) {
    static auto const all_names = [] {
        std::array<std::string, 512> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = "asked_" + std::to_string(i);
        return all;
    }();
    if (index >= all_names.size()) throw Invalid(query_pointer(), "Too many values");
    return all_names[index];
}

}  // namespace

std::string Bound::bind(db::Value value) {
    params_.emplace_back(parameter_name(params_.size()), nullptr);
    params_.back().value = std::move(value);
    return ':' + std::string(params_.back().name);
}

void Bound::add(db::Params const& params) { params_.insert(params_.end(), params.begin(), params.end()); }

}  // namespace yitai::listing
