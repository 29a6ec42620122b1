#include "importing/run.h"

#include "importing/history.h"
#include "importing/imported.h"

namespace yitai::importing {
namespace {

constexpr std::size_t rows_looked_at = 2'000, rows_a_chunk = 500;

// One import that is at work.
class Running {
public:
    Running(db::Database& database, ImportId id, Check& check, Told const& told)
        : database_(database), id_(id), check_(check), told_(told), context_(context_of(database, id)) {}

    bool look();    // false: it has ended
    bool apply();   // false: it has to be taken back
    void end(State);

private:
    template <class Work>
    void write(Work work) {
        context_.now = now();
        told_(database_.write(context_, [&](Tx& tx) {
            auto import = still_ours(tx);
            work(tx, import);
            import.alive_at = tx.now();
            tx.update(import);
            return import;
        }));
    }
    // A process that was held up may find its import taken back by another one.
    Import still_ours(Tx& tx) const {
        auto import = get(tx, id_);
        if (import.state != State::validating && import.state != State::running) throw Conflict("This import has ended");
        return import;
    }
    bool is_cancelled() {
        return database_.read(context_, [&](Tx& tx) { return get(tx, id_).cancel_asked; });
    }
    bool apply_chunk(std::size_t from, std::size_t to);
    void refuse(std::size_t place, Failure const&);

    db::Database& database_;
    ImportId const id_;
    Check& check_;
    Told const& told_;
    db::Context context_;
};

bool Running::look() {
    database_.read(context_, [&](Tx& tx) { check_.order(tx); });
    for (std::size_t from = 0; from < check_.size(); from += rows_looked_at) {
        database_.read(context_, [&](Tx& tx) { check_.look(tx, from, from + rows_looked_at); });
        write([&](Tx&, Import& import) { import.done = std::min<std::int64_t>(from + rows_looked_at, import.rows); });
        if (is_cancelled()) return end(State::cancelled), false;
    }
    auto problems = check_.problems();
    if (problems.empty()) return true;

    write([&](Tx&, Import& import) {
        import.errors = static_cast<std::int64_t>(problems.size());
        import.problems.assign(problems.begin(), problems.begin() + std::min(most_named, problems.size()));
    });
    return end(State::failed), false;
}

bool Running::apply() {
    write([&](Tx&, Import& import) { import.state = State::running, import.done = 0; });
    for (std::size_t from = 0; from < check_.size(); from += rows_a_chunk) {
        if (is_cancelled()) return end(State::cancelled), false;
        if (!apply_chunk(from, std::min(from + rows_a_chunk, check_.size()))) return end(State::failed), false;
    }
    return true;
}

bool Running::apply_chunk(std::size_t from, std::size_t to) {
    auto place = from;
    try {
        write([&](Tx& tx, Import& import) {
            for (place = from; place < to; ++place) {
                auto const& draft = check_.draft(place);
                if (draft.unchanged) ++import.unchanged;
                else if (import.dry_run) ++(draft.id ? import.changed : import.added);
                else ++(apply_draft(tx, import, check_, draft, place) == Action::added ? import.added : import.changed);
            }
            import.done = static_cast<std::int64_t>(to);
        });
        return true;
    } catch (Failure const& failure) {
        refuse(place, failure);
        return false;
    }
}

// What only showed when the row was imported: somebody else changed the desk meanwhile.
void Running::refuse(std::size_t place, Failure const& failure) {
    auto const* invalid = dynamic_cast<Invalid const*>(&failure);
    auto const& draft = check_.draft(place);
    check_.refuse(draft, invalid ? invalid->fields : std::vector<FieldError>{{"", failure.message}});
    write([&](Tx&, Import& import) {
        import.problems = check_.problems();
        import.errors = static_cast<std::int64_t>(import.problems.size());
    });
}

void Running::end(State state) {
    context_.now = now();
    told_(database_.write(context_, [&](Tx& tx) {
        auto import = still_ours(tx);
        if (import.state == State::running && state != State::done) take_back_as(tx, import, state);
        else finish(tx, import, state);
        return import;
    }));
}

}  // namespace

Import run(db::Database& database, ImportId id, Check& check, Told const& told) {
    Running running(database, id, check, told);
    if (running.look() && running.apply()) running.end(State::done);
    return take_back(database, id, told);
}

Import take_back(db::Database& database, ImportId id, Told const& told) {
    auto context = context_of(database, id);
    while (true) {
        context.now = now();
        auto const import = database.write(context, [&](Tx& tx) { return take_back_some(tx, id); });
        told(import);
        if (import.state != State::taking_back) return import;
    }
}

void take_back_abandoned(db::Database& database, Instant not_alive_since) {
    db::Context const context{the_desk(Via::import), now(), {}, "import"};
    auto const ids = database.read(context, [&](Tx& tx) { return abandoned(tx, not_alive_since); });
    for (auto const id : ids) {
        database.write(context, [&](Tx& tx) {
            auto import = get(tx, id);
            if (is_history(import.kind)) return leave_off(tx, import);
            if (import.state == State::validating) finish(tx, import, State::failed);
            if (import.state == State::running) take_back_as(tx, import, State::failed);
        });
        take_back(database, id);
    }
}

}  // namespace yitai::importing
