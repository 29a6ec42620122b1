#include "access/secret.h"

#include "base/text.h"

#include <sodium.h>

namespace yitai::access {
namespace {

constexpr std::size_t check_length = 6;

std::string check_of(std::string_view text) { return to_base64url(hash_of_secret(text).bytes).substr(0, check_length); }

}  // namespace

std::string new_secret(std::string_view prefix) {
    std::string bytes(32, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    auto secret = std::string(prefix) + to_base64url(bytes);
    return secret + check_of(secret);
}

bool looks_like_secret(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix) || text.size() != prefix.size() + 43 + check_length) return false;
    return check_of(text.substr(0, text.size() - check_length)) == text.substr(text.size() - check_length);
}

db::Blob hash_of_secret(std::string_view secret) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), reinterpret_cast<unsigned char const*>(secret.data()),
                       secret.size());
    return {digest};
}

}  // namespace yitai::access
