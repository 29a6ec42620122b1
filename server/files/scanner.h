// Asks a virus scanner (clamd, by its command INSTREAM) about a file.
#pragma once

#include "files/store.h"

#include <string>

namespace yitai::files {

// "unix:/run/clamav/clamd.ctl" or "host:port".
bool is_scanner_address(std::string_view);

struct Verdict {
    bool clean = false;
    std::string finding;  // what it calls what it found
};

// Throws std::runtime_error when there is no answer to go by: a file is never taken for clean without one.
Verdict scan(std::string const& scanner, Store::Outgoing&);

}  // namespace yitai::files
