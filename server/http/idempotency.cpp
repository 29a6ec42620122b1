#include "http/idempotency.h"

#include "base/json.h"
#include "http/body_stream.h"
#include "http/refusal.h"

#include <sodium.h>

#include <algorithm>

namespace yitai::http {

struct KeptAnswer {
    db::Blob body_hash;
    int status = 0;  // 0: the first copy is still being worked on
    std::vector<std::vector<std::string>> headers;  // the content type first
    std::string body;
};
YITAI_DESCRIBE(KeptAnswer, body_hash, status, headers, body)

namespace {

constexpr Hours kept_for{72};

// Every part goes in with its length, so that no two requests run into the same text.
void add(crypto_hash_sha256_state& state, std::string_view part) {
    auto const measured = std::to_string(part.size()) + ':' + std::string(part);
    crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char const*>(measured.data()), measured.size());
}

std::string hash_of(Request const& request) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    add(state, name_of(request.method));
    add(state, request.path);
    for (auto const& [name, value] : request.query) {
        add(state, name);
        add(state, value);
    }
    add(state, request.upload ? request.upload->digest() : request.body);
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

db::Params params_of(RepeatKey const& key) { return {{"principal", key.principal}, {"route", key.route}, {"key", key.key}}; }

std::optional<KeptAnswer> kept_answer(Tx& tx, RepeatKey const& key) {
    return tx.find<KeptAnswer>(R"(
        select body_hash, status, headers, body from idempotency
         where principal = :principal and route = :route and key = :key)",
                               params_of(key));
}

Response again(KeptAnswer const& kept, RepeatKey const& key) {
    if (kept.body_hash.bytes != key.body_hash)
        throw Refusal(422, "key-reused", "This Idempotency-Key came with another request before; use a new one");
    if (kept.status == 0)
        throw Refusal(409, "still-running", "The first copy of this request is not answered yet, please try again",
                      {{"Retry-After", "1"}});
    Response response;
    response.status = kept.status;
    response.body = kept.body;
    response.content_type = kept.headers.at(0).at(0);
    for (std::size_t i = 1; i < kept.headers.size(); ++i) response.set(kept.headers[i].at(0), kept.headers[i].at(1));
    response.set("Idempotency-Replayed", "true");
    return response;
}

// On PostgreSQL another copy may run at the same time; the second waits here for the first to end. SQLite has one writer.
bool claim(Tx& tx, RepeatKey const& key) {
    if (tx.engine() == db::Engine::sqlite) return true;
    auto params = params_of(key);
    params.emplace_back("body_hash", db::Blob{key.body_hash});
    params.emplace_back("now", tx.now());
    try {
        return tx.run(R"(
            insert into idempotency (principal, route, key, body_hash, status, headers, body, created_at)
            values (:principal, :route, :key, :body_hash, 0, '[]', '', :now)
            on conflict (principal, route, key) do nothing)",
                      params) == 1;
    } catch (db::Error const& error) {
        if (error.refusal != db::Refusal::busy && error.refusal != db::Refusal::interrupted) throw;
        throw Refusal(409, "still-running", "The first copy of this request is not answered yet, please try again",
                      {{"Retry-After", "1"}});
    }
}

void keep(Tx& tx, RepeatKey const& key, Response const& response) {
    std::vector<std::vector<std::string>> headers{{response.content_type}};
    for (auto const& [name, value] : response.headers) headers.push_back({name, value});
    auto params = params_of(key);
    params.emplace_back("body_hash", db::Blob{key.body_hash});
    params.emplace_back("status", response.status);
    params.emplace_back("headers", headers);
    params.emplace_back("body", response.body);
    params.emplace_back("now", tx.now());
    tx.run(R"(
        insert into idempotency (principal, route, key, body_hash, status, headers, body, created_at)
        values (:principal, :route, :key, :body_hash, :status, :headers, :body, :now)
        on conflict (principal, route, key) do update
           set status = excluded.status, headers = excluded.headers, body = excluded.body)",
           params);
}

void give_up(Tx& tx, RepeatKey const& key) {
    if (tx.engine() == db::Engine::sqlite) return;
    tx.run("delete from idempotency where principal = :principal and route = :route and key = :key", params_of(key));
}

}  // namespace

std::optional<RepeatKey> repeat_key(Request const& request) {
    auto const key = request.header("idempotency-key");
    if (!key || request.method != Method::POST) return std::nullopt;
    bool const visible = std::all_of(key->begin(), key->end(), [](char c) { return c >= '!' && c <= '~'; });
    if (key->empty() || key->size() > 255 || !visible)
        throw Invalid("/header/idempotency-key", "An Idempotency-Key has 1 to 255 visible ASCII characters");
    return RepeatKey{request.actor.principal, "POST " + request.path, std::string(*key), hash_of(request)};
}

Response answer_once(Tx& tx, RepeatKey const& key, std::function<Response()> const& run) {
    if (auto const kept = kept_answer(tx, key)) return again(*kept, key);
    if (!claim(tx, key)) {
        if (auto const kept = kept_answer(tx, key)) return again(*kept, key);
        throw db::Error(db::Refusal::serialisation, "another copy of the request was answered in between");
    }

    auto response = run();

    if (response.status < 400) keep(tx, key, response);
    else give_up(tx, key);
    return response;
}

std::int64_t forget_old_answers(Tx& tx) {
    return tx.run("delete from idempotency where created_at < :limit", {{"limit", tx.now() - kept_for}});
}

}  // namespace yitai::http
