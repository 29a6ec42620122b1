// A wire carries bytes between us and one client, in the clear or by TLS. What connects them is not a template, so that the
// heavy instantiations stay in wire_plain.cpp and wire_tls.cpp.
#pragma once

#include "http/server/task.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>

#include <functional>
#include <memory>

namespace yitai::http {

using Moved = std::tuple<Error, std::size_t>;

class Wire : public std::enable_shared_from_this<Wire> {
public:
    virtual ~Wire() = default;

    // The TLS handshake, if there is one. A client that speaks HTTP in the clear to a TLS port gets
    // protocol_not_supported and can then be told so in the clear.
    virtual Task<Error> open() = 0;
    virtual Task<Moved> read(asio::mutable_buffer) = 0;
    virtual Task<Moved> write(asio::const_buffer) = 0;
    virtual Task<Error> finish() = 0;                      // we shall send no more
    virtual Task<Moved> discard(asio::mutable_buffer) = 0;  // after finish(): what still comes, not decrypted
    // Reads and forgets; calls back when the client has closed. Not at all once the wire is cancelled or closed.
    virtual void watch(std::function<void()> closed) = 0;
    virtual bool encrypted() const = 0;

    void cancel();
    void close();

private:
    virtual Socket& socket() = 0;
};

std::shared_ptr<Wire> plain_wire(Socket);
std::shared_ptr<Wire> tls_wire(Socket, asio::ssl::context&);

}  // namespace yitai::http
