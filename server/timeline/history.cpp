#include "timeline/timeline.h"

namespace yitai::timeline {

namespace {

struct Stored {
    RowId id;
    Instant happened_at, recorded_at;
    PersonId actor_id;
    Via via = Via::api;
    std::string type;
    std::optional<std::int64_t> version_after;
    std::optional<std::string> payload;  // none: erased
};
YITAI_DESCRIBE(Stored, id, happened_at, recorded_at, actor_id, via, type, version_after, payload)

Payload payload_of(Stored const& row) {
    if (!row.payload) return {};
    return json::from<Payload>(json::parse(*row.payload, {.depth = 64, .nodes = 1'000'000}));
}

std::vector<Stored> rows_of(Tx& tx, std::string_view object_kind, std::int64_t object_id, std::optional<Instant> until);

}  // namespace

std::vector<HistoryEntry> history(Tx& tx, std::string_view object_kind, std::int64_t object_id, std::optional<Instant> until) {
    std::vector<HistoryEntry> entries;
    for (auto const& row : rows_of(tx, object_kind, object_id, until)) {
        auto payload = payload_of(row);
        entries.push_back({row.id, row.happened_at, row.recorded_at, row.actor_id, row.via, row.type, row.version_after,
                           std::move(payload.changes), std::move(payload.details)});
    }
    return entries;
}

std::optional<json::Object> as_of(Tx& tx, std::string_view object_kind, std::int64_t object_id, Instant at) {
    std::optional<json::Object> object;
    for (auto const& row : rows_of(tx, object_kind, object_id, at)) {
        if (!object) object.emplace();
        for (auto& change : payload_of(row).changes) object->set(change.field, std::move(change.new_));
    }
    return object;
}

std::optional<json::Object> in_version(Tx& tx, std::string_view object_kind, std::int64_t object_id, std::int64_t version) {
    std::optional<json::Object> object;
    for (auto const& row : rows_of(tx, object_kind, object_id, {})) {
        if (row.version_after.value_or(0) > version) continue;
        if (!object) object.emplace();
        for (auto& change : payload_of(row).changes) object->set(change.field, std::move(change.new_));
    }
    return object;
}

namespace {

std::vector<Stored> rows_of(Tx& tx, std::string_view object_kind, std::int64_t object_id, std::optional<Instant> until) {
    return tx.select<Stored>(R"(
        select t.id, t.happened_at, t.recorded_at, t.actor_id, t.via, t.type, t.version_after, p.payload
          from timeline t
          left join timeline_payload p on p.timeline_id = t.id
         where t.object_kind = :kind and t.object_id = :id and t.happened_at <= :until
         order by t.happened_at, t.id)",
                             {{"kind", object_kind},
                              {"id", object_id},
                              {"until", until ? to_epoch_ms(*until) : std::numeric_limits<std::int64_t>::max()}});
}

}  // namespace

}  // namespace yitai::timeline
