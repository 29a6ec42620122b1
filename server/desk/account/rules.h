// What the administrator decides about signing in.
#pragma once

#include <string>

namespace yitai::account {

struct Rules {
    int account_guesses = 5;    // wrong ones in 15 minutes before the waiting begins
    int address_guesses = 30;   // a minute; 0: no limit
    int network_guesses = 300;  // an hour; 0: no limit
    int account_resets = 3;     // asked for in an hour
    int address_resets = 10;    // in an hour; 0: no limit
    std::string base_url;       // "https://desk.example"; empty: links are answered without an address
};
void set_rules(Rules);  // once, at start
Rules const& rules();

}  // namespace yitai::account
