#include "timeline/signing_key.h"

#include "base/failure.h"
#include "base/text.h"
#include "timeline/stable_file.h"

#include <sodium.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace yitai::timeline {

namespace {

std::string_view view(auto const& bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

unsigned char const* bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

}  // namespace

SigningKey::SigningKey(std::string_view seed) { crypto_sign_seed_keypair(public_.data(), secret_.data(), bytes(seed)); }

std::optional<SigningKey> SigningKey::read(std::string const& file) {
    if (!exists(file)) return std::nullopt;

    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    auto const seed = from_hex(trimmed(text.str()));
    if (!seed || seed->size() != crypto_sign_SEEDBYTES)
        throw Unavailable({"The file {{file}} holds no key that checkpoints can be signed with", {{"file", file}}});
    return SigningKey(*seed);
}

SigningKey SigningKey::make(std::string const& file) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't be used");
    std::array<unsigned char, crypto_sign_SEEDBYTES> seed;
    randombytes_buf(seed.data(), seed.size());
    write_new(file, to_hex(view(seed)) + '\n');
    return SigningKey(view(seed));
}

std::string SigningKey::public_key() const { return to_hex(view(public_)); }

std::string SigningKey::sign(std::string_view text) const {
    std::array<unsigned char, crypto_sign_BYTES> signature;
    crypto_sign_detached(signature.data(), nullptr, bytes(text), text.size(), secret_.data());
    return to_hex(view(signature));
}

bool is_signature(std::string_view signature, std::string_view text, std::string_view public_key) {
    auto const given = from_hex(signature), key = from_hex(public_key);
    return given && given->size() == crypto_sign_BYTES && key && key->size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(bytes(*given), bytes(text), text.size(), bytes(*key)) == 0;
}

}  // namespace yitai::timeline
