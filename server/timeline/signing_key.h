// The desk's own Ed25519 key, by which its checkpoints are signed. The file holds the 32 bytes of the seed in hex.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace yitai::timeline {

class SigningKey {
public:
    static std::optional<SigningKey> read(std::string const& file);  // nothing: there is no such file; throws Unavailable
    static SigningKey make(std::string const& file);                 // readable by its owner only; throws Unavailable

    std::string public_key() const;              // hex
    std::string sign(std::string_view text) const;  // hex

private:
    explicit SigningKey(std::string_view seed);

    std::array<unsigned char, 32> public_;
    std::array<unsigned char, 64> secret_;
};

bool is_signature(std::string_view signature, std::string_view text, std::string_view public_key);  // both in hex

}  // namespace yitai::timeline
