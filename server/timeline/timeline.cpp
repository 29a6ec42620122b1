#include "timeline/timeline.h"

#include "jobs/job.h"
#include "timeline/chain.h"
#include "timeline/checkpointer.h"

#include <stdexcept>

namespace yitai::timeline {

namespace {

constexpr Minutes clocks_may_differ{5};
constexpr int deepest_reaction = 8;

std::span<Reaction const>& reactions() {
    static std::span<Reaction const> rows;
    return rows;
}

// Reactions record, too; a circle among them is a bug that must not take the process down.
class Descent {
public:
    Descent() {
        if (depth_ == deepest_reaction) throw std::logic_error("reactions at once set each other off in a circle");
        ++depth_;
    }
    ~Descent() { --depth_; }
    Descent(Descent const&) = delete;

private:
    static thread_local int depth_;
};
thread_local int Descent::depth_ = 0;

std::string payload_of(Happening const&);
Row row_from(Tx&, Happening const&, Hash const& payload_hash);
void append(Tx&, Row&);
void react(Tx&, Recorded const&);

}  // namespace

RowId record(Tx& tx, Happening const& happening) {
    if (happening.happened_at && *happening.happened_at > tx.now() + clocks_may_differ)
        throw Invalid("/happened_at", "This lies in the future");

    auto const payload = payload_of(happening);
    auto row = row_from(tx, happening, hash_of(payload));
    append(tx, row);
    tx.run("insert into timeline_payload (timeline_id, payload) values (:id, :payload)", {{"id", row.id}, {"payload", payload}});

    react(tx, {row, happening});
    return row.id;
}

void set_reactions(std::span<Reaction const> rows) { reactions() = rows; }

namespace {

// A Payload, without taking its values apart.
std::string payload_of(Happening const& happening) {
    std::string text = R"({"changes":)";
    json::write(text, happening.changes);
    text += R"(,"details":)";
    json::write(text, happening.details);
    text += '}';
    return text;
}

Row row_from(Tx& tx, Happening const& happening, Hash const& payload_hash) {
    auto const& actor = tx.actor();
    Row row;
    row.happened_at = happening.happened_at.value_or(tx.now());
    row.recorded_at = tx.now();
    row.actor_id = actor.person;
    row.impersonator_id = actor.impersonator.value_or(PersonId{});
    row.via = actor.via;
    row.type = happening.type;
    row.object_kind = happening.object_kind;
    row.object_id = happening.object_id;
    row.organisation_id = happening.organisation;
    row.version_before = happening.version_before;
    row.version_after = happening.version_after;
    row.request_id = tx.context().request_id;
    row.payload_hash.bytes = bytes_of(payload_hash);
    return row;
}

struct Head {
    std::int64_t last_seq = 0;
    db::Blob head;
};
YITAI_DESCRIBE(Head, last_seq, head)

// The head is read anew for every row: a copy kept in memory would outlive a rollback.
void append(Tx& tx, Row& row) {
    row.lane = tx.connection().lane();
    auto const last = tx.find<Head>("select last_seq, head from timeline_lane where lane = :lane", {{"lane", row.lane}});
    row.lane_seq = last ? last->last_seq + 1 : 1;
    row.hash.bytes = bytes_of(Hasher().next(last ? hash_from(last->head.bytes) : before_the_first, columns_of(row)));

    tx.insert(row);
    tx.run(R"(
        insert into timeline_lane (lane, last_seq, head) values (:lane, :last_seq, :head)
        on conflict (lane) do update set last_seq = excluded.last_seq, head = excluded.head)",
           {{"lane", row.lane}, {"last_seq", row.lane_seq}, {"head", row.hash}});
    tx.after_commit(row_committed);
}

bool answers(std::string_view pattern, std::string_view type) {
    if (pattern == "*" || pattern == type) return true;
    return pattern.starts_with("*.") && type.ends_with(pattern.substr(1));
}

void react(Tx& tx, Recorded const& recorded) {
    auto const matches = [&](Reaction const& reaction) { return answers(reaction.type, recorded.row.type); };
    for (auto const& reaction : reactions()) {
        if (!reaction.at_once || !matches(reaction)) continue;
        Descent const one_deeper;
        reaction.at_once(tx, recorded);
    }
    for (auto const& reaction : reactions()) {
        if (reaction.later.empty() || !matches(reaction)) continue;
        auto const id = to_string(recorded.row.id);
        std::string const kind(reaction.later);
        jobs::enqueue(tx, {.kind = kind,
                           .key = "reaction:" + kind + ":" + id,
                           .payload = json::Object{{"row", id}},
                           .run_at = {},
                           .cause = recorded.row.id.value});
    }
}

}  // namespace

}  // namespace yitai::timeline
