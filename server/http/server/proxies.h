// Trusted proxies: the peers whose word about their clients we take.
#pragma once

#include "http/request.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <string>
#include <variant>
#include <vector>

namespace yitai::http {

using Address = boost::asio::ip::address;

class Proxies {
public:
    explicit Proxies(std::vector<std::string> const& addresses_or_networks);  // throws Invalid

    bool trusts(Address const&) const;
    // Sets the client's address and whether he came by TLS: the peer's own, or what a trusted peer forwards.
    void tell_client(Request&, Address const& peer) const;

private:
    std::vector<boost::asio::ip::network_v4> networks_v4_;
    std::vector<boost::asio::ip::network_v6> networks_v6_;
};

// An IPv4 address that came by an IPv6 socket is an IPv4 address.
Address plain_address(Address const&);

}  // namespace yitai::http
