#include "profile/profile_api.h"

#include "profile/profile.h"

namespace yitai::profile {
namespace {

constexpr http::Route rows[] = {
    {http::GET, "/desk", Right::anyone, http::answer<show>, "What the desk is called and which languages it speaks"},
    {http::PATCH, "/desk", Right::desk_manage, http::answer<change, ProfileFields>, "Call the desk something else",
     http::Versioned::yes},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::profile
