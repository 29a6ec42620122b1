#include "account/password.h"

#include "account/common_passwords.h"
#include "base/failure.h"
#include "base/text.h"

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <semaphore>

namespace yitai::account {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;
constexpr int at_once = 4, may_wait = 32;

std::atomic<std::int64_t> hashed{0};

// Holds one of the four places while a hash is computed.
class Place {
public:
    Place() {
        if (++waiting > may_wait + at_once) {
            --waiting;
            throw Unavailable("Too many people are signing in at once; try again in a moment");
        }
        places.acquire();
        ++hashed;
    }
    ~Place() {
        places.release();
        --waiting;
    }
    Place(Place const&) = delete;

private:
    static inline std::counting_semaphore<at_once> places{at_once};
    static inline std::atomic<int> waiting{0};
};

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

static_assert(std::is_sorted(std::begin(common_passwords), std::end(common_passwords)));

bool is_common(std::string const& lower) {
    return std::binary_search(std::begin(common_passwords), std::end(common_passwords), lower);
}

void check(std::string_view password, Names const& whose) {
    auto const length = characters_in(password);
    if (length < shortest_password || length > longest_password || password.size() > most_password_bytes)
        throw Invalid("/password", {"A password has {{low}} to {{high}} characters",
                                    {{"low", std::to_string(shortest_password)}, {"high", std::to_string(longest_password)}}});
    auto const lower = lower_ascii(password);
    if (is_common(lower)) throw Invalid("/password", "This password is among the first that anybody tries");
    if (lower == lower_ascii(whose.login) || lower == lower_ascii(whose.name))
        throw Invalid("/password", "A password may not be one's own name");
}

// What nobody's password is compared with.
std::string const& hash_of_nobody() {
    static std::string const hash = hash_anew("nobody knows this one");
    return hash;
}

}  // namespace

std::string password_hash(std::string_view password, Names const& whose) {
    check(password, whose);
    return hash_anew(password);
}

std::string hash_anew(std::string_view password) {
    Place place;
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(text, password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Unavailable("There is not enough memory to check a password");
    return text;
}

bool password_matches(std::optional<std::string> const& hash, std::string_view password) {
    auto const& against = hash ? *hash : hash_of_nobody();
    auto const tried = password.substr(0, most_password_bytes);
    bool const fits = tried.size() == password.size();
    Place place;
    return crypto_pwhash_str_verify(against.c_str(), tried.data(), tried.size()) == 0 && hash && fits;
}

bool is_weaker_than_today(std::string const& hash) { return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0; }

std::int64_t passwords_hashed() { return hashed; }

}  // namespace yitai::account
