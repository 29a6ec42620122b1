#include "timeline/chain.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace yitai::timeline {

namespace {

void put(std::string& out, std::string_view field) {
    char length[20];
    out.append(length, std::to_chars(length, std::end(length), field.size()).ptr);
    out += ':';
    out += field;
    out += ',';
}

void put(std::string& out, std::int64_t number) {
    char digits[24];
    auto const* end = std::to_chars(digits, std::end(digits), number).ptr;
    put(out, std::string_view(digits, end));
}

void put(std::string& out, std::optional<std::int64_t> number) {
    if (number) put(out, *number);
    else put(out, std::string_view());
}

std::optional<std::int64_t> number_of(auto id) { return id ? std::optional(id.value) : std::nullopt; }

}  // namespace

Columns columns_of(Row const& row) {
    return {.lane = row.lane,
            .lane_seq = row.lane_seq,
            .happened_at = to_epoch_ms(row.happened_at),
            .recorded_at = to_epoch_ms(row.recorded_at),
            .actor_id = number_of(row.actor_id),
            .impersonator_id = number_of(row.impersonator_id),
            .via = name_of(row.via),
            .type = row.type,
            .object_kind = row.object_kind,
            .object_id = row.object_id,
            .organisation_id = number_of(row.organisation_id),
            .version_before = row.version_before,
            .version_after = row.version_after,
            .request_id = row.request_id,
            .payload_hash = row.payload_hash.bytes};
}

Hash hash_of(std::string_view text) {
    Hash hash;
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size());
    return hash;
}

Hash Hasher::next(Hash const& before, Columns const& row) {
    text_ = bytes_of(before);
    put(text_, "1");
    for (auto number : {row.lane, row.lane_seq, row.happened_at, row.recorded_at}) put(text_, number);
    for (auto person : {row.actor_id, row.impersonator_id}) put(text_, person);
    for (auto word : {row.via, row.type, row.object_kind}) put(text_, word);
    put(text_, row.object_id);
    for (auto number : {row.organisation_id, row.version_before, row.version_after}) put(text_, number);
    for (auto bytes : {row.request_id, row.payload_hash}) put(text_, bytes);
    return hash_of(text_);
}

Hash hash_from(std::string_view bytes) {
    Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

}  // namespace yitai::timeline
