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
    void run();
    void accept();
    void let_in();
    void accept_after_pause();
    void admit(Socket);
    std::unique_ptr<Connection> connection_over(Socket, Address const& peer, Admission);
    void tick_later();
    void tick();

    Service& service_;
    Connection::Neighbours connections_;  // outlives the io_context, whose end is the end of connections
    asio::io_context io_{1};
    Acceptor acceptor_;
    Lag lag_{io_.get_executor()};
    Timer pause_, next_tick_;
    std::thread thread_;
};

}  // namespace yitai::http
