#include "importing/import.h"

#include "access/access.h"
#include "importing/history.h"

namespace yitai::importing {
namespace {

timeline::Happening happening(Import const& import, std::string_view what) {
    timeline::Happening happening;
    happening.type = "import." + std::string(what);
    happening.object_kind = "import";
    happening.object_id = import.id.value;
    happening.details = json::Object{{"kind", std::string(name_of(import.kind))},
                                     {"dry_run", import.dry_run},
                                     {"added", import.added},
                                     {"changed", import.changed},
                                     {"errors", import.errors}};
    return happening;
}

}  // namespace

void check_may_import(Actor const& actor) {
    if (actor.rights[Right::import_run] != Scope::all) throw Forbidden("You may not import into the whole desk");
}

void check_may_import(Actor const& actor, Check const& check) {
    check_may_import(actor);
    for (auto const field : {"vip", "vip_remarks"})
        if (check.has_column(field) && actor.rights[Right::person_vip] != Scope::all)
            throw Forbidden({"You may not import the column {{column}}", {{"column", field}}});
}

ImportId begin(Tx& tx, Asked const& asked, State first, std::size_t rows) {
    Import import{.kind = asked.kind,
                  .state = first,
                  .dry_run = asked.dry_run,
                  .rows = static_cast<std::int64_t>(rows),
                  .time_zone = asked.time_zone,
                  .actor_id = tx.actor().person,
                  .alive_at = tx.now(),
                  .created_at = tx.now()};
    tx.insert(import);
    timeline::record(tx, happening(import, "begun"));
    return import.id;
}

Import get(Tx& tx, ImportId id) {
    auto import = tx.find<Import>("select * from import where id = :id", {{"id", id}});
    if (!import) throw NotFound();
    return std::move(*import);
}

void cancel(Tx& tx, ImportId id) {
    auto import = get(tx, id);
    if (is_finished(import.state) || import.state == State::taking_back) throw Conflict("This import has ended");
    if (import.state == State::waiting) return finish(tx, import, State::cancelled);
    import.cancel_asked = true;
    tx.update(import);
}

void begin_undo(Tx& tx, ImportId id) {
    auto import = get(tx, id);
    if (import.state == State::taking_back) return;  // it is being done, or was left off
    if (is_history(import.kind)) throw Conflict("What was replayed can't be undone");
    if (import.state != State::done || import.dry_run) throw Conflict("Only an import that is done can be undone");
    take_back_as(tx, import, State::undone);
}

void take_back_as(Tx& tx, Import& import, State ends_as) {
    import.state = State::taking_back;
    import.ends_as = ends_as;
    import.done = 0;
    import.alive_at = tx.now();
    tx.update(import);
}

void leave_off(Tx& tx, Import& import) {
    if (import.cancel_asked) return finish(tx, import, State::cancelled);
    bool const waits =
        tx.find<ImportId>("select import_id from import_file where import_id = :id", {{"id", import.id}}).has_value();
    if (!waits) return finish(tx, import, State::failed);
    import.state = State::waiting;
    tx.update(import);
}

void finish(Tx& tx, Import& import, State state) {
    import.state = state;
    import.finished_at = import.alive_at = tx.now();
    tx.update(import);
    tx.run("delete from import_file where import_id = :id", {{"id", import.id}});
    timeline::record(tx, happening(import, name_of(state)));
}

std::vector<ImportId> abandoned(Tx& tx, Instant not_alive_since) {
    return tx.select<ImportId>(R"(
        select id from import
         where state in ('validating', 'running', 'taking_back') and alive_at < :since order by id limit 10)",
                               {{"since", not_alive_since}});
}

// Who may import may do so with every kind; what is narrower was checked when it was asked for.
db::Context context_of(db::Database& database, ImportId id) {
    auto actor = database.read({the_desk(Via::import), now(), {}, "import"}, [&](Tx& tx) {
        auto const person = get(tx, id).actor_id;
        return person ? access::acting_as(tx, people::get(tx, person), Via::import) : the_desk(Via::import);
    });
    actor.rights = Rights::everything();
    return {std::move(actor), now(), {}, "import:" + to_string(id)};
}

}  // namespace yitai::importing
