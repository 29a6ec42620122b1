#include "app/live.h"

#include "base/json.h"

namespace yitai::live {

struct Thing;

// An event as it is sent.
struct Told {
    timeline::RowId id;
    std::string type;
    std::string object_kind;
    Id<Thing> object_id;
    std::optional<std::string> number;
    Instant happened_at, recorded_at;
    PersonId actor;
    Via via = Via::api;
    std::optional<std::int64_t> version;
    std::vector<timeline::FieldChange> changes;
};
YITAI_DESCRIBE(Told, id, type, object_kind, object_id, number, happened_at, recorded_at, actor, via, version, changes)

namespace {

http::EventHub& hub() {
    static http::EventHub instance;
    return instance;
}

bool reads_everything(Actor const& actor) { return actor.rights[Right::audit_read] == Scope::all; }

Audience auditors_only(Tx&, timeline::Recorded const&) { return {reads_everything, std::nullopt}; }

FindAudience find_audience = auditors_only;

std::optional<std::int64_t> last_event_id(http::Request const& request) {
    auto const header = request.header("last-event-id");
    auto const text = header ? header : request.parameter("last_event_id");
    if (!text) return std::nullopt;

    auto const id = parse_integer(*text);
    if (!id || *id < 0) throw Invalid("/last_event_id", "Must be the id of an event");
    return id;
}

http::Response subscribe(http::Request const& request) {
    http::Response response;
    response.content_type = "text/event-stream";
    response.set("Cache-Control", "no-store");
    response.set("X-Accel-Buffering", "no");  // or a proxy in front would keep events back
    response.stream = hub().subscribe(request.actor, last_event_id(request));
    return response;
}

}  // namespace

void set_audience(FindAudience find) { find_audience = find; }

void publish(Tx& tx, timeline::Recorded const& recorded) {
    auto const& row = recorded.row;
    auto audience = find_audience(tx, recorded);
    auto changes = recorded.happening.changes;
    for (auto& change : changes)
        if (change.field == audience.told_by_name_only) change.old = change.new_ = {};
    Told const told{row.id,          row.type,     row.object_kind, {row.object_id},   audience.number,   row.happened_at,
                    row.recorded_at, row.actor_id, row.via,         row.version_after, std::move(changes)};
    http::Event event{row.id.value, row.type, json::text_of(told), std::move(audience.may_see)};
    tx.after_commit([event = std::move(event)]() mutable { hub().publish(std::move(event)); });
}

void announce(http::Event event) { hub().publish(std::move(event)); }

http::Route const& description() {
    static constexpr http::Answer stream{nullptr, openapi::describe_events<Told>};
    static constexpr http::Route row{http::GET, "/events", Right::signed_in, stream,
                                     "Live events (text/event-stream); come back with Last-Event-ID"};
    return row;
}

http::DirectRoute route() {
    return {.method = http::GET,
            .path = "/api/v1/events",
            .right = Right::signed_in,
            .answer = subscribe,
            .described = &description()};
}

std::size_t subscribers() { return hub().subscribers(); }

}  // namespace yitai::live
