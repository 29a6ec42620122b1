// The lag of a loop: how long bytes that have come lie there before its thread gets to them. Measured by an event of our own
// that takes its turn among those of the clients.
#pragma once

#include "base/time.h"
#include "http/server/task.h"

#include <boost/asio/posix/basic_stream_descriptor.hpp>

namespace yitai::http {

class Lag {
public:
    explicit Lag(Executor);  // throws boost::system::system_error

    Task<void> watch();
    Milliseconds now() const;  // on the loop's thread

private:
    asio::posix::basic_stream_descriptor<Executor> event_;
    Timer pause_;
    SteadyClock::time_point sent_{};
    SteadyClock::duration last_{};
    bool under_way_ = false;
};

}  // namespace yitai::http
