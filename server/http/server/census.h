// The census counts the connections of a server, in all and by peer, and says who may come in.
#pragma once

#include "base/time.h"
#include "http/server.h"

#include <boost/asio/ip/address.hpp>

#include <condition_variable>
#include <map>
#include <mutex>

namespace yitai::http {

enum class Admission {
    welcome,
    told_to_wait,   // gets a 503
    turned_away,    // even those who are told to wait have become too many
};

class Census {
public:
    // Counts the newcomer unless he is turned away. A peer that is exempt (a trusted proxy) may have all the connections.
    Admission enter(boost::asio::ip::address const&, ServerLimits const&, bool exempt);
    void leave(boost::asio::ip::address const&);

    std::size_t count() const;
    bool wait_until_empty(Milliseconds at_most);

private:
    mutable std::mutex mutex_;
    std::condition_variable empty_;
    std::size_t count_ = 0;
    std::map<boost::asio::ip::address, std::size_t> by_peer_;
};

}  // namespace yitai::http
