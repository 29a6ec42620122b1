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

    void watch();
    // How long it is, when it lasts: a crowd that comes all at once is no reason yet to turn anybody away. On the loop's thread.
    Milliseconds lasting();

private:
    void look();
    void note();
    SteadyClock::duration present(SteadyClock::time_point now) const;

    asio::posix::basic_stream_descriptor<Executor> event_;
    Timer pause_;
    SteadyClock::time_point sent_{};
    SteadyClock::duration last_{};
    bool under_way_ = false;
    SteadyClock::time_point short_at_ = SteadyClock::now();  // when it was last bearable
    SteadyClock::time_point long_at_{};  // when it last was said to be long
};

}  // namespace yitai::http
