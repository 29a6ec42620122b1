// The process and the system it runs on: signals, descriptors, the service manager.
#pragma once

#include <cstdint>
#include <string_view>

namespace yitai::app {

// Stop and reload signals are taken by next_signal() only, SIGPIPE by nobody. Before the first thread starts.
void hold_signals();

enum class Signal { stop, reload };
Signal next_signal();  // waits

// To the hard limit; answers what may be open at once.
std::uint64_t raise_descriptor_limit();

// sd_notify(3): "READY=1"; nothing happens without NOTIFY_SOCKET.
void tell_service_manager(std::string_view state);

}  // namespace yitai::app
