// What a caller presents to be known by, and a number that stands for it in memory.
#pragma once

#include "http/request.h"

#include <string>
#include <string_view>

namespace yitai::http {

// A request's Authorization header or its session cookie; empty: nothing.
std::string_view presented_credential(Request const&);

using CallerKey = std::uint64_t;

// Keyed anew with each start, so that nobody can choose texts that share a number.
class CallerKeys {
public:
    CallerKeys();
    CallerKey operator()(char kind, std::string_view text) const;

private:
    std::string secret_;
};

}  // namespace yitai::http
