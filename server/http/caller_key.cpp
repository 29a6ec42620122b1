#include "http/caller_key.h"

#include "http/cookie.h"

#include <sodium.h>

namespace yitai::http {

std::string_view presented_credential(Request const& request) {
    if (auto const authorization = request.header("authorization")) return *authorization;
    return cookie(request, session_cookie).value_or("");
}

CallerKeys::CallerKeys() : secret_(crypto_shorthash_KEYBYTES, '\0') { randombytes_buf(secret_.data(), secret_.size()); }

CallerKey CallerKeys::operator()(char kind, std::string_view text) const {
    std::string const whole = kind + std::string(text);
    CallerKey key = 0;
    static_assert(sizeof(key) == crypto_shorthash_BYTES);
    crypto_shorthash(reinterpret_cast<unsigned char*>(&key), reinterpret_cast<unsigned char const*>(whole.data()), whole.size(),
                     reinterpret_cast<unsigned char const*>(secret_.data()));
    return key;
}

}  // namespace yitai::http
