#include "http/server/tls.h"

#include "base/failure.h"

#include <openssl/ssl.h>

namespace yitai::http {
namespace {

namespace ssl = boost::asio::ssl;

constexpr char const* ciphers_of_tls_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

}  // namespace

ssl::context make_tls_context(std::string const& certificate_file, std::string const& key_file) {
    ssl::context context(ssl::context::tls_server);
    auto* const native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, ciphers_of_tls_1_2);
    SSL_CTX_set1_groups_list(native, "X25519:P-256:P-384");
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // thousands of idle streams hold none

    boost::system::error_code error;
    context.use_certificate_chain_file(certificate_file, error);
    if (error)
        throw Unavailable(
            {"The certificate {{file}} can't be used: {{reason}}", {{"file", certificate_file}, {"reason", error.message()}}});
    context.use_private_key_file(key_file, ssl::context::pem, error);
    if (error)
        throw Unavailable({"The key {{file}} can't be used: {{reason}}", {{"file", key_file}, {"reason", error.message()}}});
    return context;
}

}  // namespace yitai::http
