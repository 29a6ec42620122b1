#include "servicenow/run.h"

#include "calendar/calendar.h"
#include "db/dialect.h"
#include "servicenow/file.h"
#include "servicenow/replay.h"

#include <span>

namespace yitai::servicenow {
namespace {

constexpr std::size_t events_at_once = 100, read_at_once = 20'000;

date::time_zone const* zone_of(std::optional<std::string> const& name) {
    if (!name) return calendar::desk_zone();
    auto const* zone = calendar::zone_named(*name);
    if (!zone) throw Invalid("/time_zone", "There is no such time zone; names are like Asia/Shanghai");
    return zone;
}

struct Cancelled {};
struct Ended {};  // elsewhere

// One import that is at work.
class Running {
public:
    Running(db::Database& database, Import const& import, std::string text, importing::Told const& told)
        : database_(database),
          id_(import.id),
          dry_run_(import.dry_run),
          told_(told),
          context_(importing::context_of(database, import.id)),
          file_(std::move(text), zone_of(import.time_zone)) {}

    void read();
    void go_through();
    Import end(importing::State);

private:
    // Some incidents that share a transaction.
    struct Portion {
        std::vector<std::vector<Event>> incidents;
        std::size_t events = 0;
    };

    template <class Work>
    void write(Work work);
    void take(Portion&, std::vector<Event>);
    void replay(Portion&);
    void replay_together(std::span<std::vector<Event> const> incidents);
    void replay_alone(std::vector<Event> const& events);
    void refuse(Event const&, Failure const&);

    db::Database& database_;
    ImportId const id_;
    bool const dry_run_;
    importing::Told const& told_;
    db::Context context_;
    File file_;
    Names names_;
    importing::Tally tally_;
    std::int64_t done_ = 0;
};

// A process that was held up may find its import gone on with by another one.
template <class Work>
void Running::write(Work work) {
    context_.now = now();
    auto const import = database_.write(context_, [&](Tx& tx) {
        auto row = importing::get(tx, id_);
        if (importing::is_finished(row.state)) throw Ended();
        work(tx, row);
        row.alive_at = tx.now();
        tx.update(row);
        return row;
    });
    told_(import);
    if (import.cancel_asked) throw Cancelled();
}

void Running::read() {
    std::size_t events = 0;
    file_.read([&](Event const& event) {
        names_.note(event);
        if (++events % read_at_once == 0) write([](Tx&, Import&) {});
    });
    write([](Tx&, Import& import) {
        import.state = importing::State::running;
        import.added = import.changed = import.unchanged = import.done = 0;
    });
    context_.now = now();
    if (!dry_run_) names_.make(database_, context_);
}

void Running::go_through() {
    Portion portion;
    for (std::size_t i = 0; i < file_.incidents(); ++i) {
        take(portion, file_.events(i));
        done_ += file_.rows_of(i);
        if (portion.events >= events_at_once || i + 1 == file_.incidents()) replay(portion);
    }
}

// What is impossible is left out.
void Running::take(Portion& portion, std::vector<Event> events) {
    auto const whole = course({}, events);
    count(tally_, events, whole);
    for (auto const* event : whole.impossible)
        file_.refuse(event->row, "incident_state", "This state can't follow on the one before");
    if (!whole.impossible.empty()) {
        std::vector<Event> possible;
        possible.reserve(whole.moves.size());
        for (auto const& move : whole.moves) possible.push_back(*move.event);
        events = std::move(possible);
    }
    if (events.empty()) return;
    portion.events += events.size();
    portion.incidents.push_back(std::move(events));
}

void Running::replay(Portion& portion) {
    try {
        replay_together(portion.incidents);
    } catch (Failure const&) {
        for (auto const& events : portion.incidents) replay_alone(events);
    }
    portion = {};
}

void Running::replay_together(std::span<std::vector<Event> const> incidents) {
    write([&](Tx& tx, Import& import) {
        if (!dry_run_) db::serialise_on(tx, "servicenow");
        for (auto const& events : incidents) {
            auto const outcome =
                dry_run_ ? foresee(tx, file_.shape(), events) : servicenow::replay(tx, file_.shape(), events, names_);
            ++(outcome == Outcome::added ? import.added : outcome == Outcome::changed ? import.changed : import.unchanged);
        }
        import.done = done_;
    });
}

void Running::replay_alone(std::vector<Event> const& events) {
    try {
        replay_together({&events, 1});
    } catch (Failure const& failure) {
        refuse(events.front(), failure);
    }
}

void Running::refuse(Event const& event, Failure const& failure) {
    auto const* invalid = dynamic_cast<Invalid const*>(&failure);
    auto const& message = invalid && !invalid->fields.empty() ? invalid->fields.front().message : failure.message;
    file_.refuse(event.row, "number", message);
}

Import Running::end(importing::State state) {
    context_.now = now();
    auto import = database_.write(context_, [&](Tx& tx) {
        auto row = importing::get(tx, id_);
        row.errors = file_.errors();
        row.problems = file_.problems();
        row.tally = tally_;
        importing::finish(tx, row, state);
        return row;
    });
    told_(import);
    return import;
}

}  // namespace

std::size_t check(std::string const& text, std::optional<std::string> const& time_zone) {
    return File(text, zone_of(time_zone)).rows();
}

Import replay_file(db::Database& database, ImportId id, std::string text, importing::Told const& told) {
    auto const context = importing::context_of(database, id);
    auto const import = database.read(context, [&](Tx& tx) { return importing::get(tx, id); });
    Running running(database, import, std::move(text), told);
    try {
        running.read();
        running.go_through();
        return running.end(importing::State::done);
    } catch (Cancelled const&) {
        return running.end(importing::State::cancelled);
    } catch (Ended const&) {
        return database.read(context, [&](Tx& tx) { return importing::get(tx, id); });
    }
}

}  // namespace yitai::servicenow
