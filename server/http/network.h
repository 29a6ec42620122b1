// IP networks: 10.0.0.0/8, 2001:db8::/32, or a single address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yitai::http {

class Network {
public:
    // Nothing: it is neither an address nor a network.
    static std::optional<Network> from(std::string_view text);
    // The network of so many bits around an address; nothing: it is no address.
    static std::optional<Network> around(std::string_view address, int bits_v4, int bits_v6);

    bool contains(std::string_view address) const;
    bool operator==(Network const&) const = default;
    std::string const& bytes() const { return bytes_; }

private:
    Network(std::string bytes, int bits);

    std::string bytes_;  // 4 or 16, in network order, without those beyond the prefix
    int bits_;
};

}  // namespace yitai::http
