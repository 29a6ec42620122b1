#include "sla/course.h"

#include <algorithm>

namespace yitai::sla {
namespace {

constexpr std::string_view while_resolved = "resolved";
constexpr std::string_view by_cancellation = "cancelled";

// A stretch in which a ticket waited. The terms decide what it pauses; those that come later when there were none.
struct Stretch {
    Instant from;
    std::optional<Instant> to;
    std::string cause;
    std::shared_ptr<Terms const> decided_by;
};

// What holds from a moment on.
struct Holding {
    Instant from;
    std::optional<ClockTerms> agreed;
    std::shared_ptr<Terms const> terms;
};

struct Round {
    Metric metric;
    Instant from;
    std::optional<Instant> to;
    bool is_cancelled = false;
};

struct Facts {
    std::vector<Stretch> stretches;
    std::vector<Holding> holdings;
    std::vector<Round> rounds;
    std::vector<ClockEvent> marks;
};

std::size_t place(Metric metric) { return static_cast<std::size_t>(metric); }

// Goes through the events once.
class Reader {
public:
    Reader(TermsOf const& terms_of, bool has_first_response) : terms_of_(terms_of), has_first_response_(has_first_response) {}

    void read(ClockEvent const& event) {
        switch (event.kind) {
            case ClockEventKind::targeted:
                return target(event);
            case ClockEventKind::created:
                start(Metric::respond, event.at);
                start(Metric::resolve, event.at);
                return;
            case ClockEventKind::customer_message:
                if (!is_over_) start(Metric::next_response, event.at);
                return;
            case ClockEventKind::responded:
                return stop(Metric::respond, event.at);
            case ClockEventKind::agent_message:
                stop(Metric::next_response, event.at);
                if (!has_first_response_) stop(Metric::respond, event.at);
                return;
            case ClockEventKind::pending:
                end_stretch(event.at);
                return begin_stretch(event.at, event.reason.value_or(""));
            case ClockEventKind::resumed:
                return end_stretch(event.at);
            case ClockEventKind::resolved:
                return resolve(event.at);
            case ClockEventKind::reopened:
                return reopen(event.at);
            case ClockEventKind::ended:
                return end(event);
            case ClockEventKind::marked:
                facts.marks.push_back(event);
                return;
        }
    }

    Facts facts;

private:
    void target(ClockEvent const& event) {
        facts.holdings.push_back({event.at, event.terms, event.terms ? terms_of_(*event.terms) : nullptr});
    }
    Round* running(Metric metric) {
        for (auto round = facts.rounds.rbegin(); round != facts.rounds.rend(); ++round)
            if (round->metric == metric) return round->to ? nullptr : &*round;
        return nullptr;
    }
    void start(Metric metric, Instant at) {
        if (!running(metric)) facts.rounds.push_back({metric, at, std::nullopt});
    }
    void stop(Metric metric, Instant at) {
        if (auto* round = running(metric)) round->to = at;
    }
    void begin_stretch(Instant at, std::string cause) {
        facts.stretches.push_back(
            {at, std::nullopt, std::move(cause), facts.holdings.empty() ? nullptr : facts.holdings.back().terms});
    }
    void end_stretch(Instant at) {
        if (!facts.stretches.empty() && !facts.stretches.back().to) facts.stretches.back().to = at;
    }
    void resolve(Instant at) {
        for (auto const metric : {Metric::respond, Metric::next_response, Metric::resolve}) stop(metric, at);
        end_stretch(at);
    }
    // The same clock goes on; what lies between is no time of its own.
    void reopen(Instant at) {
        is_over_ = false;
        end_stretch(at);
        for (auto round = facts.rounds.rbegin(); round != facts.rounds.rend(); ++round) {
            if (round->metric != Metric::resolve) continue;
            if (!round->to) return;
            facts.stretches.push_back({*round->to, at, std::string(while_resolved), nullptr});
            round->to.reset();
            round->is_cancelled = false;
            return;
        }
    }
    void end(ClockEvent const& event) {
        for (auto& round : facts.rounds)
            if (!round.to) round.to = event.at, round.is_cancelled = event.reason == by_cancellation;
        end_stretch(event.at);
        is_over_ = true;
    }

    TermsOf const& terms_of_;
    bool has_first_response_ = false, is_over_ = false;
};

bool pauses(Stretch const& stretch, Metric metric, std::shared_ptr<Terms const> const& terms) {
    if (stretch.cause == while_resolved) return metric == Metric::resolve;
    auto const& decides = stretch.decided_by ? stretch.decided_by : terms;
    return decides && decides->pausing[place(metric)].contains(stretch.cause);
}

// The round's time without its pauses, as it was known at that moment (none: as it is known now).
void lay_out(Counted& counted, Round const& round, Facts const& facts, std::optional<Instant> known_at) {
    auto from = round.from;
    bool runs = true;
    auto const end = known_at && (!round.to || *round.to > *known_at) ? std::nullopt : round.to;
    auto const close = [&](Instant to) {
        if (to > from) counted.spans.push_back({from, to});
    };
    for (auto const& stretch : facts.stretches) {
        if (known_at && stretch.from > *known_at) continue;
        if (!pauses(stretch, round.metric, counted.terms)) continue;
        if (end && stretch.from >= *end) continue;
        auto const ends = stretch.to && (!known_at || *stretch.to <= *known_at) ? stretch.to : std::nullopt;
        if (ends && *ends <= from) continue;  // before it began
        auto const begins = std::max(stretch.from, from);
        counted.pauses.push_back({begins, ends, stretch.cause});
        close(begins);
        if (!ends) {
            runs = false;
            break;
        }
        from = *ends;
    }
    if (!runs) return;
    if (end) close(*end);
    else counted.spans.push_back({from, from}), counted.is_open = true;
}

// When so much of its time will have gone, as far as that can be said.
std::optional<Instant> reached_at(Counted const& counted, Milliseconds wanted) {
    auto const& hours = *counted.terms->hours;
    for (std::size_t i = 0; i < counted.spans.size(); ++i) {
        auto const& span = counted.spans[i];
        if (counted.is_open && i + 1 == counted.spans.size()) return hours.add(span.from, wanted);
        auto const length = hours.elapsed(span.from, span.to);
        if (wanted <= length) return hours.add(span.from, wanted);
        wanted -= length;
    }
    return std::nullopt;
}

Milliseconds part(Milliseconds target, int percent) { return (target * percent + Milliseconds(99)) / 100; }

bool is_marked(Facts const& facts, Metric metric, int percent, Instant from, std::optional<Instant> until) {
    return std::any_of(facts.marks.begin(), facts.marks.end(), [&](ClockEvent const& mark) {
        return mark.mark == ClockMark{metric, percent} && from <= mark.at && (!until || mark.at < *until);
    });
}

// One promise of a round: its terms, from when it was given until it was replaced.
struct Promise {
    Holding const* holding;
    Instant from;
    std::optional<Instant> until;
};

std::vector<Promise> promises_of(Round const& round, Facts const& facts) {
    std::vector<Promise> promises;
    for (auto const& holding : facts.holdings) {
        if (round.to && holding.from >= *round.to && !promises.empty()) break;
        bool const first = holding.from <= round.from;
        if (first) promises.clear();
        else if (!promises.empty()) promises.back().until = holding.from;
        promises.push_back({&holding, first ? round.from : holding.from, std::nullopt});
    }
    return promises;
}

class Builder {
public:
    Builder(Facts const& facts, Course& course) : facts_(facts), course_(course) {}

    void add(Round const& round) {
        auto const promises = promises_of(round, facts_);
        std::vector<FormerPromise> former;
        std::optional<Counted> last;
        for (auto const& promise : promises) {
            auto counted = counted_by(round, promise);
            if (counted) note_firings(*counted, promise, round);
            if (counted && promise.until) former.push_back(former_of(*counted, promise));
            last = promise.until ? std::nullopt : std::move(counted);
        }
        if (!last) return withdrawn(round, promises, std::move(former));
        last->clock.former = std::move(former);
        course_.clocks.push_back(std::move(*last));
    }

private:
    std::optional<Counted> counted_by(Round const& round, Promise const& promise) const {
        auto const& terms = promise.holding->terms;
        if (!terms || !terms->targets[place(round.metric)]) return std::nullopt;
        Counted counted;
        counted.terms = terms;
        counted.agreed = *promise.holding->agreed;
        lay_out(counted, round, facts_, promise.until);

        auto& clock = counted.clock;
        clock.metric = round.metric;
        clock.agreement = counted.agreed.agreement;
        clock.agreement_version = counted.agreed.version;
        clock.target_seconds = terms->targets[place(round.metric)]->count();
        clock.started_at = round.from;
        clock.due_at = reached_at(counted, counted.target());
        if (promise.until) return counted;

        clock.stopped_at = round.to;
        bool const is_late = round.to && clock.due_at && *clock.due_at < *round.to;
        if (!round.to) clock.state = counted.is_open ? ClockState::running : ClockState::paused;
        else if (round.is_cancelled) clock.state = ClockState::cancelled;
        else clock.state = is_late ? ClockState::missed : ClockState::met;
        return counted;
    }

    // A moment before the promise was given is that of the promise: nothing is broken before.
    static std::optional<Instant> falls_due(Counted const& counted, Promise const& promise, Round const& round, int percent) {
        auto const at = percent == run_out ? counted.clock.due_at : reached_at(counted, part(counted.target(), percent));
        if (!at) return std::nullopt;
        auto const when = std::max(*at, promise.from);
        if (promise.until && when >= *promise.until) return std::nullopt;
        if (round.to && when >= *round.to) return std::nullopt;
        return when;
    }

    void note_firings(Counted& counted, Promise const& promise, Round const& round) {
        auto& clock = counted.clock;
        auto const until = promise.until ? promise.until : round.to;
        auto const look_at = [&](int percent) {
            auto const at = falls_due(counted, promise, round, percent);
            if (!at) return;
            if (!is_marked(facts_, clock.metric, percent, promise.from, until)) {
                course_.unmarked.push_back({clock.metric, percent, *at});
                return;
            }
            if (percent == run_out) clock.breached_at = *at;
            else clock.warned_percent = std::max(clock.warned_percent, percent);
        };
        for (auto const percent : counted.terms->warnings)
            if (percent > 0) look_at(percent);
        look_at(run_out);
    }

    static FormerPromise former_of(Counted const& counted, Promise const& promise) {
        auto const& clock = counted.clock;
        return {*promise.until, clock.agreement, clock.agreement_version, clock.target_seconds, clock.due_at, clock.breached_at};
    }

    // Nothing is promised any more, where something was: the clock is shown as given up.
    void withdrawn(Round const& round, std::vector<Promise> const& promises, std::vector<FormerPromise> former) {
        if (former.empty()) return;
        for (auto promise = promises.rbegin(); promise != promises.rend(); ++promise) {
            if (!promise->until) continue;
            auto counted = counted_by(round, *promise);
            if (!counted) continue;
            counted->clock.state = ClockState::cancelled;
            counted->clock.stopped_at = promise->until;
            counted->clock.former = std::move(former);
            counted->is_open = false;
            if (!counted->spans.empty() && counted->spans.back().from == counted->spans.back().to)
                counted->spans.back().to = std::max(*promise->until, counted->spans.back().from);
            course_.clocks.push_back(std::move(*counted));
            return;
        }
    }

    Facts const& facts_;
    Course& course_;
};

}  // namespace

Milliseconds Counted::elapsed(Instant until) const {
    Milliseconds sum{0};
    for (std::size_t i = 0; i < spans.size(); ++i) {
        bool const open = is_open && i + 1 == spans.size();
        auto const to = open ? until : std::min(spans[i].to, until);
        sum += terms->hours->elapsed(spans[i].from, to);
    }
    return sum;
}

std::vector<Clock> Course::newest() const {
    std::vector<Clock> all;
    for (auto const& counted : clocks) {
        auto const same =
            std::find_if(all.begin(), all.end(), [&](Clock const& each) { return each.metric == counted.clock.metric; });
        if (same == all.end()) all.push_back(counted.clock);
        else *same = counted.clock;
    }
    return all;
}

Course course_of(std::vector<ClockEvent> events, TermsOf const& terms_of) {
    std::stable_sort(events.begin(), events.end(),
                     [](ClockEvent const& one, ClockEvent const& other) { return one.at < other.at; });
    bool const has_first_response = std::any_of(events.begin(), events.end(),
                                                [](ClockEvent const& event) { return event.kind == ClockEventKind::responded; });
    Reader reader(terms_of, has_first_response);
    for (auto const& event : events) reader.read(event);

    Course course;
    Builder builder(reader.facts, course);
    for (auto const& round : reader.facts.rounds) builder.add(round);
    std::stable_sort(course.unmarked.begin(), course.unmarked.end(),
                     [](Firing const& one, Firing const& other) { return one.at < other.at; });
    for (auto const& counted : course.clocks)
        if (!counted.clock.stopped_at && counted.clock.due_at)
            course.next_due_at = std::min(course.next_due_at.value_or(*counted.clock.due_at), *counted.clock.due_at);
    return course;
}

}  // namespace yitai::sla
