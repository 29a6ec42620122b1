#include "app/command/commands.h"
#include "app/storage.h"
#include "attachment/content.h"
#include "timeline/audit.h"

namespace yitai::app {
namespace {

// A check answers the first few things that are wrong; nothing: all is well.
using Findings = std::vector<std::string>;

struct Check {
    std::string_view name;
    std::optional<db::Engine> engine;  // none: on both
    Findings (*look)(Tx&);
};

Findings file_integrity(Tx& tx) {
    auto lines = tx.select<std::string>("pragma integrity_check(5)");
    return lines == Findings{"ok"} ? Findings{} : lines;
}

struct Orphan {
    std::string table;
    std::optional<std::int64_t> rowid;
    std::string parent;
    std::int64_t fkid = 0;
};
YITAI_DESCRIBE(Orphan, table, rowid, parent, fkid)

Findings foreign_keys(Tx& tx) {
    Findings found;
    for (auto const& orphan : tx.select<Orphan>("pragma foreign_key_check")) {
        found.push_back("a row of " + orphan.table + " refers to a row of " + orphan.parent + " that is not there");
        if (found.size() == 5) break;
    }
    return found;
}

Findings job_causes(Tx& tx) {
    return tx.select<std::string>(R"(
        select 'job ' || job.id || ' names a cause that is not in the timeline'
          from job left join timeline on timeline.id = job.cause
         where job.cause is not null and timeline.id is null
         order by job.id limit 5)");
}

Findings job_states(Tx& tx) {
    return tx.select<std::string>(R"(
        select 'job ' || id || ' is ' || state || ' but its times say otherwise'
          from job
         where (state = 'done') <> (done_at is not null)
            or state = 'running' and leased_until is null
            or state not in ('waiting', 'running', 'parked', 'held', 'done')
         order by id limit 5)");
}

Findings kept_answers(Tx& tx) {
    return tx.select<std::string>(R"(
        select 'the kept answer to ' || route || ' of ' || principal || ' makes no sense'
          from idempotency
         where status not between 200 and 599 or length(body_hash) <> 32 or key = '' or created_at > :soon
         limit 5)",
                                  {{"soon", tx.now() + Minutes(5)}});
}

constexpr Check checks[] = {
    {"database file", db::Engine::sqlite, file_integrity}, {"foreign keys", db::Engine::sqlite, foreign_keys},
    {"causes of jobs", std::nullopt, job_causes},          {"states of jobs", std::nullopt, job_states},
    {"kept answers", std::nullopt, kept_answers},
};

Findings look(Command& command, Check const& check) try {
    return command.database.read(command.context(), check.look);
} catch (Unavailable const& unavailable) {
    return {unavailable.english + " (a check that takes longer than limit.statement_time runs without the server only)"};
} catch (db::Error const& error) {
    return {error.what()};
}

bool passes(Command& command, Check const& check) {
    if (check.engine && *check.engine != command.database.engine()) return true;
    auto const found = look(command, check);
    command.out(std::string(check.name) + (found.empty() ? ": ok" : ": WRONG"));
    for (auto const& line : found) command.out("  " + line);
    return found.empty();
}

bool files_hold(Command& command) {
    auto const store = open_store(command.settings);
    auto const damaged = attachment::damaged_files(command.database, command.context(), *store);
    command.out(std::string("attached files: ") + (damaged.empty() ? "ok" : "WRONG"));
    for (auto const& line : damaged) command.out("  " + line);
    return damaged.empty();
}

bool chains_hold(Command& command) {
    auto const audit = command.database.read(command.context(), [&](Tx& tx) {
        return timeline::verify(tx,
                                [&](std::int64_t rows) { command.err(std::to_string(rows) + " rows of the timeline checked"); });
    });
    auto const counted = std::to_string(audit.rows) + " rows in " + std::to_string(audit.lanes) + " chains";
    command.out("audit chains: " + (audit.first_bad ? "WRONG\n  " + *audit.first_bad : "ok, " + counted));
    return !audit.first_bad;
}

bool checkpoints_hold(Command& command) {
    auto const kept = timeline::kept_checkpoints(checkpoint_files(command.settings));
    auto const audit = command.database.read(command.context(), [&](Tx& tx) { return timeline::compare(tx, kept); });
    auto const counted = std::to_string(audit.checkpoints) + " checkpoints of " + std::to_string(audit.rows) + " rows";
    command.out("audit checkpoints: " + (audit.first_bad ? "WRONG\n  " + *audit.first_bad : "ok, " + counted));
    return !audit.first_bad;
}

// Both are looked at in any case: where the chain was broken, the checkpoints tell since when.
bool audit_holds(Command& command) {
    bool const chains = chains_hold(command), checkpoints = checkpoints_hold(command);
    return chains && checkpoints;
}

}  // namespace

Exit verify(Command& command) {
    bool all_well = true;
    for (auto const& check : checks) all_well &= passes(command, check);
    all_well &= files_hold(command);
    all_well &= audit_holds(command);
    return all_well ? Exit::ok : Exit::refused;
}

Exit audit_verify(Command& command) { return audit_holds(command) ? Exit::ok : Exit::refused; }

Exit export_checkpoints(Command& command) {
    auto const files = checkpoint_files(command.settings);
    timeline::add_checkpoint(files, timeline::Occasion::any, command.database);
    for (auto const& line : timeline::kept_checkpoints(files).lines) command.out(line);
    return Exit::ok;
}

}  // namespace yitai::app
