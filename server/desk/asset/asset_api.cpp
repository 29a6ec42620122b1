#include "asset/asset_api.h"

#include "asset/ci.h"

namespace yitai::asset {
namespace {

http::Created<CiView> add_ci(Tx& tx, CiFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/cis/" + to_string(added.id);
    return {std::move(added), location};
}

constexpr auto versioned = http::Versioned::yes;

constexpr http::Route rows[] = {
    {http::GET, "/cis", Right::ci_read, http::answer<cis>, "Configuration items"},
    {http::POST, "/cis", Right::ci_manage, http::answer<add_ci>, "Add a configuration item"},
    {http::GET, "/cis/:ci", Right::ci_read, http::answer<ci>, "A configuration item"},
    {http::PATCH, "/cis/:ci", Right::ci_manage, http::answer<change_ci, CiFields>, "Change a configuration item", versioned},
    {http::DELETE, "/cis/:ci", Right::ci_manage, http::answer<retire_ci>, "Retire a configuration item", versioned},
    {http::GET, "/ci-types", Right::ci_read, http::answer<types>, "Types of configuration items"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::asset
