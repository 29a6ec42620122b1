// Visibility: which configuration items an actor's right reaches. Lists, references and changes all ask here.
#pragma once

#include "base/actor.h"
#include "people/visibility.h"

namespace yitai::asset {

// SQL over configuration_item: R and O one's own, T also those that serve what one's groups support, A all; each within its
// organisation or region.
people::Condition reached_by(Actor const&, Right);

}  // namespace yitai::asset
