// The audit trail as a list: who did what to which thing, through what, when, and what was there before. What happened to tickets
// is listed when it is asked for (object_kind=ticket). Whoever may not read everybody's deeds sees what he did himself.
#pragma once

#include "http/route.h"

namespace yitai::audit {
std::span<http::Route const> routes();
}
