// Who hears of an event on the live stream: whoever may see the ticket or task it is about, and what is
// internal only the desk.
#pragma once

#include "app/live.h"

namespace yitai::app {
live::Audience audience_of(Tx&, timeline::Recorded const&);
}
