#include "account/throttle.h"

#include "access/secret.h"
#include "account/rules.h"
#include "http/network.h"
#include "http/refusal.h"

#include <algorithm>

namespace yitai::account {

namespace {

Rules decided;

constexpr Milliseconds first_wait = Seconds(30);

struct Tries {
    std::int64_t spent = 0;
    Instant at{};  // the window's beginning, or the last try
};
YITAI_DESCRIBE(Tries, spent, at)

db::Blob key(std::string_view kind, std::string_view whom) {
    return access::hash_of_secret(std::string(kind) + ':' + std::string(whom));
}

Bucket of_address(std::string_view kind, http::Request const& request, int most, Milliseconds window) {
    return {key(kind, request.peer), most, window};
}

Bucket of_network(http::Request const& request) {
    auto const network = http::Network::around(request.peer, 24, 64);
    return {key("network", network ? network->bytes() : request.peer), decided.network_guesses, Hours(1)};
}

Bucket of_guesses(db::Blob whose) { return {std::move(whose), decided.account_guesses, Minutes(15), Bucket::Then::wait}; }

// What still counts of the tries so far.
Tries counting(Bucket const& bucket, Tries tries, Instant now) { return now < tries.at + bucket.window ? tries : Tries{0, now}; }

Milliseconds wait_for(Bucket const& bucket, Tries const& tries, Instant now) {
    if (bucket.most == 0 || tries.spent < bucket.most) return Milliseconds(0);
    if (bucket.then == Bucket::Then::nothing) return tries.at + bucket.window - now;
    auto const doublings = std::min<std::int64_t>(tries.spent - bucket.most, 20);
    return std::max(Milliseconds(0), tries.at + std::min(bucket.window, Milliseconds(first_wait.count() << doublings)) - now);
}

Tries tries_of(Tx& tx, Bucket const& bucket) {
    auto const tries = tx.find<Tries>("select spent, at from throttle where key = :key", {{"key", bucket.key}});
    return counting(bucket, tries.value_or(Tries{}), tx.now());
}

void count(Tx& tx, Bucket const& bucket, Tries const& tries) {
    auto const at = bucket.then == Bucket::Then::wait ? tx.now() : tries.at;
    tx.run(R"(
        insert into throttle (key, spent, at, forget_at) values (:key, :spent, :at, :forget_at)
            on conflict (key) do update set spent = excluded.spent, at = excluded.at, forget_at = excluded.forget_at)",
           {{"key", bucket.key}, {"spent", tries.spent + 1}, {"at", at}, {"forget_at", at + bucket.window}});
}

[[noreturn]] void refuse(Milliseconds wait) {
    auto const seconds = std::chrono::ceil<Seconds>(wait).count();
    throw http::Refusal(429, "too-many-requests", "Too many attempts; please wait a while",
                        {{"Retry-After", std::to_string(seconds)}});
}

}  // namespace

void set_rules(Rules rules) { decided = std::move(rules); }
Rules const& rules() { return decided; }

Buckets sign_in_buckets(std::string_view account, http::Request const& request) {
    return {of_guesses(key("account", account)), of_address("address", request, decided.address_guesses, Minutes(1)),
            of_network(request)};
}

Buckets device_buckets(PersonId person, db::Blob const& device) {
    return {of_guesses(key("device", to_string(person) + ':' + device.bytes))};
}

Buckets reset_buckets(std::string_view account, http::Request const& request) {
    return {{key("reset", account), decided.account_resets, Hours(1)},
            of_address("reset_address", request, decided.address_resets, Hours(1))};
}

Buckets link_buckets(http::Request const& request) { return {of_address("link", request, decided.address_resets, Hours(1))}; }

void reserve(Tx& tx, Buckets const& buckets) {
    std::vector<Tries> tries;
    Milliseconds wait{0};
    for (auto const& bucket : buckets) {
        tries.push_back(tries_of(tx, bucket));
        wait = std::max(wait, wait_for(bucket, tries.back(), tx.now()));
    }
    if (wait > Milliseconds(0)) refuse(wait);

    for (std::size_t i = 0; i < buckets.size(); ++i) count(tx, buckets[i], tries[i]);
}

void give_back(Tx& tx, Buckets const& buckets) {
    for (auto const& bucket : buckets)
        tx.run("update throttle set spent = spent - 1 where key = :key and spent > 0", {{"key", bucket.key}});
}

void forget_old_throttles(Tx& tx) { tx.run("delete from throttle where forget_at <= :now", {{"now", tx.now()}}); }

}  // namespace yitai::account
