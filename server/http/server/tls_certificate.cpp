#include "http/server/tls_certificate.h"

#include "base/failure.h"

#include <boost/asio/ip/address.hpp>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>

namespace yitai::http {
namespace {

template <auto release>
struct Release {
    void operator()(auto* thing) const { release(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using File = std::unique_ptr<std::FILE, Release<std::fclose>>;

constexpr long ten_years = 3650L * 24 * 60 * 60;
constexpr long clocks_may_differ = 24 * 60 * 60;

std::string alternative_names(std::string const& host) {
    boost::system::error_code not_an_address;
    boost::asio::ip::make_address(host, not_an_address);
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (host.empty() || host == "localhost" || host == "127.0.0.1" || host == "::1") return names;
    return names + (not_an_address ? ",DNS:" : ",IP:") + host;
}

void extend(X509* certificate, int what, std::string const& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    Extension const extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str()));
    if (!extension) throw Unavailable({"No certificate can be made for the host {{host}}", {{"host", value}}});
    X509_add_ext(certificate, extension.get(), -1);
}

Certificate certificate_for(std::string const& host, EVP_PKEY* key) {
    Certificate certificate(X509_new());
    auto* const made = certificate.get();
    unsigned char serial[8];
    RAND_bytes(serial, sizeof serial);
    std::uint64_t number = 0;
    for (auto byte : serial) number = number << 8 | byte;

    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(made), number >> 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -clocks_may_differ);
    X509_gmtime_adj(X509_getm_notAfter(made), ten_years);
    X509_set_pubkey(made, key);
    auto const common_name = (host.empty() ? "localhost" : host).substr(0, 64);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                               reinterpret_cast<unsigned char const*>(common_name.c_str()), -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(made));
    extend(made, NID_subject_alt_name, alternative_names(host));
    extend(made, NID_basic_constraints, "critical,CA:FALSE");
    extend(made, NID_key_usage, "critical,digitalSignature");
    extend(made, NID_ext_key_usage, "serverAuth");
    X509_sign(made, key, EVP_sha256());
    return certificate;
}

template <class Write>
void write_file(std::string const& name, mode_t mode, Write write) {
    auto const unfinished = name + ".new";
    ::unlink(unfinished.c_str());
    int const descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    File file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "w"));
    bool const written = file && write(file.get()) == 1 && std::fflush(file.get()) == 0 && ::fsync(descriptor) == 0;
    if (!written || ::rename(unfinished.c_str(), name.c_str()) != 0)
        throw Unavailable({"The file {{file}} can't be written", {{"file", name}}});
}

}  // namespace

bool ensure_self_signed(std::string const& certificate_file, std::string const& key_file, std::string const& host) {
    bool const has_certificate = std::filesystem::exists(certificate_file), has_key = std::filesystem::exists(key_file);
    if (has_certificate && has_key) return false;
    if (has_certificate || has_key)
        throw Unavailable({"Of the certificate {{certificate}} and its key {{key}} only one exists",
                           {{"certificate", certificate_file}, {"key", key_file}}});

    Key const key(EVP_EC_gen("P-256"));
    auto const certificate = certificate_for(host, key.get());
    write_file(key_file, 0600,
               [&](std::FILE* file) { return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    write_file(certificate_file, 0644, [&](std::FILE* file) { return PEM_write_X509(file, certificate.get()); });
    return true;
}

}  // namespace yitai::http
