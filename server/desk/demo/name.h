// Chinese names of people, with the logins they are spelt as.
#pragma once

#include "demo/dice.h"

#include <map>
#include <string>

namespace yitai::demo {

std::string full_name(Dice&);

// "张伟" is zhang_wei, the second one zhang_wei2.
class Logins {
public:
    std::string login_for(std::string const& name);

private:
    std::map<std::string, int> taken_;
};

}  // namespace yitai::demo
