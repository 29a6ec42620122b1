// The chain: how a row is written down for hashing. The canonical row is a sequence of netstrings ("4:2026,", the length in
// bytes, a colon, the bytes, a comma), one a column in this order:
//   "1" (this form), lane, lane_seq, happened_at, recorded_at, actor_id, impersonator_id, via, type, object_kind, object_id,
//   organisation_id, version_before, version_after, request_id, payload_hash
// Numbers are decimal, times epoch milliseconds, what is absent is the empty string, payload_hash its 32 bytes.
//   payload_hash = SHA-256(payload text)      hash = SHA-256(hash of the row before ‖ canonical row); 32 zero bytes before the
//   first
#pragma once

#include "timeline/timeline.h"

#include <array>

namespace yitai::timeline {

// A row's columns as they stand, without copies.
struct Columns {
    std::int64_t lane = 0, lane_seq = 0, happened_at = 0, recorded_at = 0;
    std::optional<std::int64_t> actor_id, impersonator_id;
    std::string_view via, type, object_kind;
    std::int64_t object_id = 0;
    std::optional<std::int64_t> organisation_id, version_before, version_after;
    std::string_view request_id, payload_hash;
};
Columns columns_of(Row const&);

using Hash = std::array<char, 32>;
inline constexpr Hash before_the_first{};

Hash hash_of(std::string_view text);
// Reuses one buffer for the canonical rows of a whole chain.
class Hasher {
public:
    Hash next(Hash const& before, Columns const&);

private:
    std::string text_;
};

inline std::string_view bytes_of(Hash const& hash) { return {hash.data(), hash.size()}; }
Hash hash_from(std::string_view bytes);

}  // namespace yitai::timeline
