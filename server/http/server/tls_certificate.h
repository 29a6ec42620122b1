// The certificate of a desk that was given none.
#pragma once

#include <string>

namespace yitai::http {

// Makes a self-signed certificate (P-256, ten years) for that host and localhost, unless both files exist. The key is the
// owner's only. True when it made one; throws Unavailable when one of the files exists or they can't be written.
bool ensure_self_signed(std::string const& certificate_file, std::string const& key_file, std::string const& host);

}  // namespace yitai::http
