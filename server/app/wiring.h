// What rooms tell each other without knowing each other: set once, before anything runs.
#pragma once

namespace yitai::app {
void connect_rooms();
}
