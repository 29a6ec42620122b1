#include "http/network.h"

#include "base/text.h"

#include <arpa/inet.h>

namespace yitai::http {
namespace {

constexpr std::string_view mapped_v4("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);

// An IPv4 address that came by an IPv6 socket is an IPv4 address.
std::string plain_bytes(std::string bytes) { return bytes.starts_with(mapped_v4) ? bytes.substr(mapped_v4.size()) : bytes; }

std::optional<std::string> bytes_of(std::string_view address) {
    std::string const text(address);
    char bytes[sizeof(in6_addr)];
    if (inet_pton(AF_INET, text.c_str(), bytes) == 1) return std::string(bytes, sizeof(in_addr));
    if (inet_pton(AF_INET6, text.c_str(), bytes) == 1) return plain_bytes(std::string(bytes, sizeof(in6_addr)));
    return std::nullopt;
}

int bits_in(std::string const& bytes) { return static_cast<int>(bytes.size()) * 8; }

}  // namespace

Network::Network(std::string bytes, int bits) : bytes_(std::move(bytes)), bits_(bits) {
    for (int bit = bits; bit < bits_in(bytes_); ++bit) {
        auto& byte = bytes_[static_cast<std::size_t>(bit / 8)];
        byte = static_cast<char>(byte & ~(0x80 >> (bit % 8)));
    }
}

std::optional<Network> Network::from(std::string_view text) {
    auto const slash = std::min(text.find('/'), text.size());
    auto const bytes = bytes_of(text.substr(0, slash));
    if (!bytes) return std::nullopt;
    if (slash == text.size()) return Network(*bytes, bits_in(*bytes));
    auto const bits = parse_integer(text.substr(slash + 1));
    if (!bits || *bits < 0 || *bits > bits_in(*bytes)) return std::nullopt;
    return Network(*bytes, static_cast<int>(*bits));
}

std::optional<Network> Network::around(std::string_view address, int bits_v4, int bits_v6) {
    auto const bytes = bytes_of(address);
    if (!bytes) return std::nullopt;
    return Network(*bytes, bytes->size() == sizeof(in_addr) ? bits_v4 : bits_v6);
}

bool Network::contains(std::string_view address) const {
    auto const bytes = bytes_of(address);
    return bytes && bytes->size() == bytes_.size() && Network(*bytes, bits_) == *this;
}

}  // namespace yitai::http
