// Passwords: argon2id (19 MiB, t = 2, p = 1), never kept in the clear. A hash costs about 33 ms and 19 MiB, so at most four
// run at once; more than a few waiting are turned away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yitai::account {

inline constexpr std::size_t shortest_password = 8, longest_password = 256;  // characters
inline constexpr std::size_t most_password_bytes = 1024;

// Who the password is for: it may be neither his login nor his name.
struct Names {
    std::string_view login, name;
};
// PHC string. Invalid at /password: too short, too long, among the most common, the person's own names.
std::string password_hash(std::string_view password, Names const& = {});

// Without a hash it is false and takes as long, so that an unknown login can't be told from a wrong password by time.
bool password_matches(std::optional<std::string> const& hash, std::string_view password);
bool is_weaker_than_today(std::string const& hash);
std::string hash_anew(std::string_view password);  // one that was accepted before

std::int64_t passwords_hashed();  // since the start, for measuring

}  // namespace yitai::account
