// Asio's types with our one executor: concrete everywhere, so that nothing is type-erased on the way of a request.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <tuple>

// GCC 12 sees only one half of Asio's pair of allocation functions for coroutines, depending on what it inlines.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace yitai::http {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using SteadyClock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
using Error = boost::system::error_code;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

template <class T>
using Task = asio::awaitable<T, Executor>;
// The completion token of every operation here: errors come back as values, a client that leaves is nothing exceptional.
inline constexpr auto as_task = asio::as_tuple(asio::use_awaitable_t<Executor>());

}  // namespace yitai::http
