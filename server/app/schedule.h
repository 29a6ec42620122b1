// Everything that happens by the clock: what is repeated, and what each kind of timer or job does when it is due.
#pragma once

#include "jobs/worker.h"

#include <vector>

namespace yitai::app {
std::vector<jobs::Scheduled> schedule();
std::vector<jobs::Handler> handlers();
}  // namespace yitai::app
