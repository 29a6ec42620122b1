#include "http/server/proxies.h"

#include "base/failure.h"
#include "base/text.h"

#include <algorithm>
#include <optional>

namespace yitai::http {
namespace {

namespace ip = boost::asio::ip;

// "192.0.2.1", "192.0.2.1:4711", "2001:db8::1", "[2001:db8::1]:4711"
std::optional<Address> address_from(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('[')) text = text.substr(1, text.find(']') - 1);
    else if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
    boost::system::error_code error;
    auto const address = ip::make_address(std::string(text), error);
    if (error) return std::nullopt;
    return plain_address(address);
}

template <class Network>
bool lies_in(Network const& network, decltype(network.address()) const& address) {
    return Network(address, network.prefix_length()).canonical() == network;
}

}  // namespace

Proxies::Proxies(std::vector<std::string> const& addresses_or_networks) {
    for (auto const& text : addresses_or_networks) {
        bool const v6 = text.find(':') != text.npos;
        auto const network = text.find('/') != text.npos ? text : text + (v6 ? "/128" : "/32");
        boost::system::error_code error;
        if (v6) networks_v6_.push_back(ip::make_network_v6(network, error).canonical());
        else networks_v4_.push_back(ip::make_network_v4(network, error).canonical());
        if (error) throw Invalid(Message("{{text}} is neither an address nor a network", {{"text", text}}));
    }
}

bool Proxies::trusts(Address const& address) const {
    if (address.is_v4())
        return std::any_of(networks_v4_.begin(), networks_v4_.end(), [&](auto const& n) { return lies_in(n, address.to_v4()); });
    return std::any_of(networks_v6_.begin(), networks_v6_.end(), [&](auto const& n) { return lies_in(n, address.to_v6()); });
}

// The list grows to the right, one proxy at a time: the client is the last one that no proxy of ours has vouched for.
void Proxies::tell_client(Request& request, Address const& peer) const {
    auto client = peer;
    if (trusts(peer)) {
        std::string forwarded;
        for (auto const& [name, value] : request.headers)
            if (name == "x-forwarded-for") forwarded += (forwarded.empty() ? "" : ",") + value;
        auto hops = split(forwarded, ',');
        for (; !hops.empty() && trusts(client); hops.pop_back()) {
            auto const hop = address_from(hops.back());
            if (!hop) break;
            client = *hop;
        }
        if (request.header("x-forwarded-proto") == "https") request.encrypted = true;
    }
    request.peer = client.to_string();
}

Address plain_address(Address const& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

}  // namespace yitai::http
