#include "account/device.h"

#include "access/secret.h"

namespace yitai::account {
namespace {

constexpr std::string_view device_cookie = "device";
constexpr Hours kept{365 * 24};

// Only what the desk has given out counts: a cookie that somebody planted would make his own browser known.
std::optional<std::string_view> given_out(Tx& tx, http::Request const& request) {
    auto const secret = http::cookie(request, device_cookie);
    if (!secret || !access::looks_like_secret(*secret, "")) return std::nullopt;
    bool const found = tx.find<PersonId>("select person_id from device where secret_hash = :hash limit 1",
                                         {{"hash", access::hash_of_secret(*secret)}})
                           .has_value();
    return found ? secret : std::nullopt;
}

}  // namespace

std::optional<db::Blob> known_device(Tx& tx, PersonId person, http::Request const& request) {
    auto const secret = http::cookie(request, device_cookie);
    if (!secret) return std::nullopt;
    return tx.find<db::Blob>("select secret_hash from device where person_id = :person and secret_hash = :hash",
                             {{"person", person}, {"hash", access::hash_of_secret(*secret)}});
}

std::string remember_device(Tx& tx, PersonId person, http::Request const& request) {
    auto const held = given_out(tx, request);
    auto const secret = held ? std::string(*held) : access::new_secret("");
    tx.run(R"(
        insert into device (person_id, secret_hash, used_at) values (:person, :hash, :now)
            on conflict (person_id, secret_hash) do update set used_at = excluded.used_at)",
           {{"person", person}, {"hash", access::hash_of_secret(secret)}, {"now", tx.now()}});
    return secret;
}

void set_device_cookie(http::Response& response, http::Request const& request, std::string_view value) {
    http::set_cookie(response, request, device_cookie, value, kept);
}

void forget_devices(Tx& tx, PersonId person) { tx.run("delete from device where person_id = :person", {{"person", person}}); }

void forget_old_devices(Tx& tx) { tx.run("delete from device where used_at <= :old", {{"old", tx.now() - kept}}); }

}  // namespace yitai::account
