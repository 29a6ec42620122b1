// A POST that is sent twice with the same Idempotency-Key has one effect and one answer, for at least 72 hours.
// The answer is kept in the transaction that has the effect, so neither can be without the other.
#pragma once

#include "db/transaction.h"
#include "http/request.h"
#include "http/response.h"

#include <functional>
#include <optional>
#include <string>

namespace yitai::http {

struct RepeatKey {
    std::string principal, route, key;
    std::string body_hash;  // of method, path, query and body
};

// The key this POST came with; throws Invalid for one that isn't 1–255 visible ASCII characters.
std::optional<RepeatKey> repeat_key(Request const&);

// The kept answer, or the one that `run` gives, which is kept when it is no refusal.
Response answer_once(Tx&, RepeatKey const&, std::function<Response()> const& run);

// Removes answers older than 72 hours; answers how many.
std::int64_t forget_old_answers(Tx&);

}  // namespace yitai::http
