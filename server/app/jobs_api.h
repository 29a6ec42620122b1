// What can be asked about jobs: those that wait, run, are parked or held, and the outbox among them.
#pragma once

#include "http/route.h"

namespace yitai::jobs {
std::span<http::Route const> routes();
}
