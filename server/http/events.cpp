#include "http/events.h"

#include <algorithm>

namespace yitai::http {
namespace {

std::string id_line(std::optional<std::int64_t> id) { return id ? "id: " + std::to_string(*id) + '\n' : std::string(); }

std::string text_of(Event const& event) { return id_line(event.id) + "event: " + event.type + "\ndata: " + event.data + "\n\n"; }

std::string const reset = "event: reset\ndata: {}\n\n";

}  // namespace

std::string EventStream::take() {
    std::lock_guard const lock(mutex_);
    idle_ = waiting_.empty();
    return std::exchange(waiting_, {});
}

void EventStream::on_wake(std::function<void()> wake) {
    std::lock_guard const lock(mutex_);
    wake_ = std::move(wake);
}

bool EventStream::overrun() const {
    std::lock_guard const lock(mutex_);
    return overrun_;
}

void EventStream::add(std::string_view text, std::size_t most_waiting) {
    std::lock_guard const lock(mutex_);
    if (overrun_) return;
    if (waiting_.size() + text.size() > most_waiting) {
        overrun_ = true;
        waiting_ = {};
    } else {
        waiting_ += text;
    }
    if (std::exchange(idle_, false) && wake_) wake_();
}

void EventStream::give_up() {
    std::lock_guard const lock(mutex_);
    overrun_ = true;
    waiting_ = {};
    if (std::exchange(idle_, false) && wake_) wake_();
}

EventHub::EventHub(std::size_t ring, std::size_t most_waiting_bytes) : ring_size_(ring), most_waiting_(most_waiting_bytes) {}

// What can't be told for lack of memory is missing from the ring too, so everybody has to come back and start again.
void EventHub::publish(Event event) {
    std::lock_guard const lock(mutex_);
    try {
        tell(std::move(event));
    } catch (std::bad_alloc const&) {
        ring_.clear();
        for (auto const& weak : streams_)
            if (auto const stream = weak.lock()) stream->give_up();
    }
}

void EventHub::tell(Event event) {
    Told told{event.id, text_of(event), std::move(event.visible_to)};
    bool some_are_gone = false;
    for (auto const& weak : streams_) {
        auto const stream = weak.lock();
        if (!stream) some_are_gone = true;
        else if (told.visible_to && told.visible_to(stream->actor_)) stream->add(told.text, most_waiting_);
    }
    if (some_are_gone) std::erase_if(streams_, [](auto const& weak) { return weak.expired(); });

    if (event.kept == Kept::passing) return;
    ring_.push_back(std::move(told));
    if (ring_.size() > ring_size_) ring_.pop_front();
}

std::shared_ptr<EventStream> EventHub::subscribe(Actor actor, std::optional<std::int64_t> last_event_id) {
    auto stream = std::make_shared<EventStream>(std::move(actor));
    std::lock_guard const lock(mutex_);
    if (last_event_id) stream->waiting_ = missed_since(*last_event_id, stream->actor_);
    // Room for the next one is made by dropping the dead, so that a hub without events does not grow by reconnects.
    if (streams_.size() == streams_.capacity()) std::erase_if(streams_, [](auto const& weak) { return weak.expired(); });
    streams_.push_back(stream);
    return stream;
}

// In the order of arrival, which across nodes need not be that of the ids. What would overrun the subscriber at once is
// a reset too: he could never catch up.
std::string EventHub::missed_since(std::int64_t last_event_id, Actor const& actor) const {
    auto const last = std::find_if(ring_.rbegin(), ring_.rend(), [&](Told const& told) { return told.id == last_event_id; });
    auto const newest = std::find_if(ring_.rbegin(), ring_.rend(), [](Told const& told) { return told.id.has_value(); });
    auto from_here = id_line(newest == ring_.rend() ? std::nullopt : newest->id) + reset;
    if (last == ring_.rend()) return from_here;

    std::string missed;
    for (auto told = last.base(); told != ring_.end(); ++told)
        if (told->visible_to && told->visible_to(actor)) missed += told->text;
    return missed.size() > most_waiting_ ? from_here : missed;
}

std::size_t EventHub::subscribers() const {
    std::lock_guard const lock(mutex_);
    return static_cast<std::size_t>(
        std::count_if(streams_.begin(), streams_.end(), [](auto const& weak) { return !weak.expired(); }));
}

}  // namespace yitai::http
