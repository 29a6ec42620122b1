// Passwords: argon2id (19 MiB, t = 2, p = 1), never kept in the clear. A hash costs about 33 ms and 19 MiB, so at most four
// run at once; more than a few waiting are turned away.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yitai::account {

inline constexpr std::size_t shortest_password = 8, longest_password = 256;

std::string password_hash(std::string_view password);  // PHC string; Invalid at /password when too short or long
bool password_matches(std::string_view hash, std::string_view password);
// Costs as much as a real check, so that an unknown login can't be told from a wrong password by time.
void pretend_to_check(std::string_view password);

}  // namespace yitai::account
