// TLS as the server offers it: 1.2 and newer, forward secrecy only.
#pragma once

#include <boost/asio/ssl/context.hpp>

#include <string>

namespace yitai::http {

// From PEM files; throws Unavailable saying which one is wrong.
boost::asio::ssl::context make_tls_context(std::string const& certificate_file, std::string const& key_file);

}  // namespace yitai::http
