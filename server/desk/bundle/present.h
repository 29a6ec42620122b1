// Items as they stand on the desk, and all of them together.
#pragma once

#include "base/actor.h"
#include "bundle/form.h"

namespace yitai::bundle {

// The item that is known by the same; nothing: there is none.
std::optional<json::Object> present(Tx&, KindRow const&, json::Object const& item);

// The fields of this kind that the actor may not see.
std::vector<std::string_view> hidden_from(Actor const&, KindRow const&);

// The desk as a bundle: what makes an empty desk so, as far as the actor may see it.
json::Object exported(Tx&, Whom);

}  // namespace yitai::bundle
