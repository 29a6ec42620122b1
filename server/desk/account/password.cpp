#include "account/password.h"

#include "base/failure.h"

#include <sodium.h>

#include <atomic>
#include <semaphore>

namespace yitai::account {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;
constexpr int at_once = 4, may_wait = 32;

// Holds one of the four places while a hash is computed.
class Place {
public:
    Place() {
        if (++waiting > may_wait + at_once) {
            --waiting;
            throw Unavailable("Too many people are signing in at once; try again in a moment");
        }
        places.acquire();
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

std::string hash(std::string_view password) {
    Place place;
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(text, password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Unavailable("There is not enough memory to check a password");
    return text;
}

}  // namespace

std::string password_hash(std::string_view password) {
    if (password.size() < shortest_password || password.size() > longest_password)
        throw Invalid("/password", {"A password has {{low}} to {{high}} characters",
                                    {{"low", std::to_string(shortest_password)}, {"high", std::to_string(longest_password)}}});
    return hash(password);
}

bool password_matches(std::string_view phc, std::string_view password) {
    if (password.size() > longest_password) return false;
    Place place;
    return crypto_pwhash_str_verify(std::string(phc).c_str(), password.data(), password.size()) == 0;
}

void pretend_to_check(std::string_view password) { hash(password.substr(0, longest_password)); }

}  // namespace yitai::account
