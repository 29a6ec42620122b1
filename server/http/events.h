// The live stream: committed events go into a ring and out to every subscriber who may see them, as server-sent events
// (WHATWG HTML, section 9.2). A client that comes back with Last-Event-ID gets what it missed, or a `reset` event when the
// ring no longer holds it. What is no row of the timeline has no id, and where the client stands stays as it was.
#pragma once

#include "base/actor.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace yitai::http {

// Passing: true only now, and of no use to who comes back later.
enum class Kept { in_the_ring, passing };

struct Event {
    std::optional<std::int64_t> id;  // the timeline row's
    std::string type;      // "incident.resolved"
    std::string data;      // one line of JSON
    std::function<bool(Actor const&)> visible_to;  // asked when it is published or sent again; without one nobody sees it
    Kept kept = Kept::in_the_ring;
};

// One subscriber's side. The connection asks for bytes; when there are none it is woken later.
class EventStream {
public:
    explicit EventStream(Actor actor) : actor_(std::move(actor)) {}

    // Everything waiting, as event-stream text; empty when there is nothing yet.
    std::string take();
    // Called (from any thread) each time something becomes available after take() answered nothing.
    void on_wake(std::function<void()>);
    // The subscriber was too slow and has lost events: end the connection, the client resumes.
    bool overrun() const;

private:
    friend class EventHub;
    void add(std::string_view text, std::size_t most_waiting);
    void give_up();  // counts as overrun

    mutable std::mutex mutex_;
    Actor const actor_;
    std::string waiting_;
    std::function<void()> wake_;
    bool overrun_ = false;
    bool idle_ = false;
};

class EventHub {
public:
    explicit EventHub(std::size_t ring = 10'000, std::size_t most_waiting_bytes = 1 << 20);

    void publish(Event);  // in commit order
    std::shared_ptr<EventStream> subscribe(Actor, std::optional<std::int64_t> last_event_id);
    std::size_t subscribers() const;

private:
    struct Told {
        std::optional<std::int64_t> id;
        std::string text;
        std::function<bool(Actor const&)> visible_to;
    };
    void tell(Event);
    std::string missed_since(std::int64_t last_event_id, Actor const&) const;

    mutable std::mutex mutex_;
    std::size_t const ring_size_, most_waiting_;
    std::deque<Told> ring_;
    std::vector<std::weak_ptr<EventStream>> streams_;
};

}  // namespace yitai::http
