#include "app/command/commands.h"
#include "importing/history.h"
#include "importing/spreadsheet/xlsx.h"

namespace yitai::app {
namespace {

constexpr int most_imports_listed = 1000;
constexpr std::int64_t rows_between_words = 10'000;

importing::Kind kind_of(Command const& command) {
    if (auto const kind = enum_from<importing::Kind>(command.option("kind"))) return *kind;
    std::string words;
    for_each_enumerator<importing::Kind>(
        [&](std::string_view word, importing::Kind) { (words += words.empty() ? "" : ", ") += word; });
    throw Invalid("/kind", {"Must be one of {{words}}", {{"words", words}}});
}

ImportId import_named(Command const& command) {
    auto const number = parse_integer(command.option("id"));
    if (!number || *number < 1) throw Invalid("/id", "Must be an import's id, a whole number");
    return ImportId{*number};
}

std::string counted(std::int64_t number, std::string_view what) {
    return ", " + std::to_string(number) + ' ' + std::string(what);
}

// A word now and then, so that a long import is seen to go on.
importing::Told told_to(Command const& command) {
    return [&command, said = std::int64_t{0}](Import const& import) mutable {
        if (import.done < said) said = 0;
        if (import.done - said < rows_between_words || importing::is_finished(import.state)) return;
        said = import.done;
        command.err(std::string(name_of(import.state)) + counted(import.done, "rows"));
    };
}

void say_map(Command const& command, std::string_view what, std::map<std::string, std::int64_t> const& numbers) {
    for (auto const& [word, number] : numbers) command.out(std::string(what) + '\t' + word + '\t' + std::to_string(number));
}

// Counts that can be checked by hand, a line each.
void say_tally(Command const& command, importing::Tally const& tally) {
    auto const say_number = [&](std::string_view what, std::int64_t number) {
        command.out(std::string(what) + '\t' + std::to_string(number));
    };
    say_number("incidents", tally.incidents);
    say_number("events", tally.events);
    say_number("late events", tally.late);
    say_map(command, "incidents that ended", tally.states);
    say_map(command, "events", tally.words);
    say_number("reopened incidents", tally.reopened);
    command.out("most reassignments\t" + std::to_string(tally.most_reassignments) + '\t' + tally.most_reassigned);
    for (auto const& each : tally.priorities)
        command.out("impact " + std::to_string(each.impact) + ", urgency " + std::to_string(each.urgency) + "\tpriority " +
                    std::to_string(each.priority) + '\t' + std::to_string(each.events) + " events\t" +
                    std::to_string(each.incidents) + " incidents");
}

Exit say_how_it_ended(Command const& command, Import const& import) {
    for (auto const& problem : import.problems)
        command.err("row " + std::to_string(problem.row) + (problem.column.empty() ? "" : ", " + problem.column) + ": " +
                    say(importing::sentence_of(problem)));
    if (import.errors > static_cast<std::int64_t>(import.problems.size()))
        command.err("Only the first " + std::to_string(import.problems.size()) + " errors are shown");
    for (auto const& kept : import.kept) command.err(kept.object + " was kept: " + say(importing::sentence_of(kept)));
    if (import.tally) say_tally(command, *import.tally);
    command.out("Import " + to_string(import.id) + (import.dry_run ? ", a dry run, " : " ") + std::string(name_of(import.state)) +
                counted(import.rows, "rows") + counted(import.added, "added") + counted(import.changed, "changed") +
                counted(import.unchanged, "unchanged") + counted(import.errors, "errors"));
    return import.state == importing::State::done || import.state == importing::State::undone ? Exit::ok : Exit::refused;
}

}  // namespace

namespace {

ImportId begin(Command const& command, importing::Asked const& asked, std::size_t rows) {
    auto context = command.context();
    context.actor = the_desk(Via::import);
    return command.database.write(context,
                                  [&](Tx& tx) { return importing::begin(tx, asked, importing::State::validating, rows); });
}

Import import_things(Command const& command, importing::Asked const& asked, std::string bytes) {
    if (asked.time_zone) throw Invalid("/time_zone", "Only a history has times to be read");
    importing::Check check(asked.kind, std::move(bytes));
    auto const id = begin(command, asked, check.size());
    return importing::run(command.database, id, check, told_to(command));
}

Import import_history(Command const& command, importing::Asked const& asked, std::string bytes) {
    auto const id = begin(command, asked, importing::history().check(bytes, asked.time_zone));
    return importing::history().replay(command.database, id, std::move(bytes), told_to(command));
}

}  // namespace

Exit import_file(Command& command) {
    auto bytes = from_base64url(command.option("file"));
    if (!bytes) throw Invalid("/file", "Must be in base64url");
    importing::Asked asked{kind_of(command), command.has("dry-run")};
    if (command.has("time-zone")) asked.time_zone = command.option("time-zone");
    auto const take = importing::is_history(asked.kind) ? import_history : import_things;
    return say_how_it_ended(command, take(command, asked, importing::text_of_file(std::move(*bytes))));
}

Exit undo_import(Command& command) {
    auto const id = import_named(command);
    command.database.write(command.context(), [&](Tx& tx) { importing::begin_undo(tx, id); });
    return say_how_it_ended(command, importing::take_back(command.database, id, told_to(command)));
}

Exit list_imports(Command& command) {
    auto const sql = "select * from import order by id desc limit " + std::to_string(most_imports_listed);
    auto const found = command.database.read(command.context(), [&](Tx& tx) { return tx.select<Import>(sql); });
    command.out("id\tkind\tstate\tdry_run\trows\tdone\tadded\tchanged\tunchanged\terrors\tcreated_at");
    for (auto const& import : found) {
        std::string line = to_string(import.id) + '\t' + std::string(name_of(import.kind)) + '\t' +
                           std::string(name_of(import.state)) + '\t' + (import.dry_run ? "true" : "false");
        for (auto number : {import.rows, import.done, import.added, import.changed, import.unchanged, import.errors})
            line += '\t' + std::to_string(number);
        command.out(line + '\t' + to_rfc3339(import.created_at));
    }
    return Exit::ok;
}

}  // namespace yitai::app
