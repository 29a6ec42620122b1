// Visibility: which contacts an actor's right reaches. Lists, figures and changes all ask here.
#pragma once

#include "base/actor.h"
#include "people/visibility.h"

namespace yitai::contact {

// SQL over contact: O those one handled, T also those that people of one's groups handled, A all; each within its organisation
// or region. Having called gives no right to see how the desk recorded it.
people::Condition reached_by(Actor const&, Right);

}  // namespace yitai::contact
