// A loop is one thread of the server: its own listening socket on the common port (SO_REUSEPORT) and the connections that
// came in by it.
#pragma once

#include "http/server/connection.h"

#include <boost/asio/io_context.hpp>

#include <future>
#include <thread>

namespace yitai::http {

class Loop {
public:
    Loop(Service&, Tcp::endpoint const&);  // throws boost::system::system_error
    ~Loop();

    unsigned short port() const;
    void start();
    std::future<void> drain();  // any thread; ready when it has begun
    void stop();                // any other thread; the connections that are left end as they are

private:
    Task<void> accept();
    Task<void> tick();
    void admit(Socket);

    Service& service_;
    Connection::Neighbours connections_;  // outlives the io_context, whose end is the end of connections
    asio::io_context io_{1};
    Acceptor acceptor_;
    Timer pause_, next_tick_;
    bool draining_ = false;
    std::thread thread_;
};

}  // namespace yitai::http
