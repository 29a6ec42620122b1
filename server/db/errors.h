// What a database refuses, in words both databases share.
#pragma once

#include <stdexcept>
#include <string>

namespace yitai::db {

enum class Refusal {
    unique,
    foreign_key,
    not_null,
    check,
    serialisation,    // another transaction got in between: run it again
    busy,             // lock or statement timeout
    storage_full,
    connection_lost,  // before the outcome was known, unless the statement was only read
    interrupted,      // the statement took longer than it may
    other,
};

struct Error : std::runtime_error {
    Refusal refusal;
    Error(Refusal why, std::string const& what) : std::runtime_error(what), refusal(why) {}
};

}  // namespace yitai::db
