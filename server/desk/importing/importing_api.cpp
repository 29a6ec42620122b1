#include "importing/importing_api.h"

#include "base/text.h"
#include "importing/history.h"
#include "importing/spreadsheet/xlsx.h"
#include "importing/worker.h"
#include "people/shown.h"

namespace yitai::importing {

struct NewImport {
    Kind kind = Kind::people;
    Preset<bool> dry_run = false;
    std::optional<Line<60>> time_zone;  // of the times in a history; the desk's when left out
    std::optional<std::string> text;    // the file, or what was pasted
    std::optional<std::string> file;    // or its bytes, in base64url: CSV or XLSX
};
YITAI_DESCRIBE(NewImport, kind, dry_run, time_zone, text, file)

// One of many.
struct ImportLine {
    ImportId id;
    Kind kind = Kind::people;
    State state = State::waiting;
    bool dry_run = false;
    std::int64_t rows = 0, done = 0, added = 0, changed = 0, unchanged = 0, errors = 0;
    std::optional<std::string> actor;
    Instant created_at;
    std::optional<Instant> finished_at;
};
YITAI_DESCRIBE(ImportLine, id, kind, state, dry_run, rows, done, added, changed, unchanged, errors, actor, created_at,
               finished_at)

struct ProblemView {
    std::int64_t row = 0;
    std::string column, sentence;
};
YITAI_DESCRIBE(ProblemView, row, column, sentence)

struct KeptView {
    std::string object, sentence;
};
YITAI_DESCRIBE(KeptView, object, sentence)

// With what went wrong, in the language of whoever asks.
struct ImportView {
    ImportId id;
    Kind kind = Kind::people;
    State state = State::waiting;
    bool dry_run = false;
    std::int64_t rows = 0, done = 0, added = 0, changed = 0, unchanged = 0, errors = 0;
    std::vector<ProblemView> problems;
    std::vector<KeptView> kept;
    std::optional<std::string> time_zone;
    std::optional<Tally> tally;
    std::optional<std::string> actor;
    Instant created_at;
    std::optional<Instant> finished_at;
};
YITAI_DESCRIBE(ImportView, id, kind, state, dry_run, rows, done, added, changed, unchanged, errors, problems, kept, time_zone,
               tally, actor, created_at, finished_at)

namespace {

ImportView view(Tx& tx, ImportId id, Language language) {
    auto const import = get(tx, id);
    ImportView shown;
    copy_members(view_of<ImportLine>(tx, import), shown);
    shown.time_zone = import.time_zone;
    shown.tally = import.tally;
    for (auto const& problem : import.problems)
        shown.problems.push_back({problem.row, problem.column, say(sentence_of(problem), language)});
    for (auto const& kept : import.kept) shown.kept.push_back({kept.object, say(sentence_of(kept), language)});
    return shown;
}

void check_reaches_all(Tx& tx) { check_may_import(tx.actor()); }

std::string text_of(NewImport const& asked) {
    if (asked.text.has_value() == asked.file.has_value()) throw Invalid("/text", "Give either the text or the file");
    if (asked.text) return *asked.text;
    auto bytes = from_base64url(*asked.file);
    if (!bytes) throw Invalid("/file", "Must be in base64url");
    return text_of_file(std::move(*bytes));
}

std::size_t rows_of_things(Tx& tx, NewImport const& asked, std::string const& text) {
    if (asked.time_zone) throw Invalid("/time_zone", "Only a history has times to be read");
    Check const check(asked.kind, text);
    check_may_import(tx.actor(), check);
    return check.size();
}

// What is wrong with the text is wrong with the file that it came from.
std::size_t rows_in(Tx& tx, NewImport const& asked, std::string const& text) {
    try {
        return is_history(asked.kind) ? history().check(text, asked.time_zone) : rows_of_things(tx, asked, text);
    } catch (Invalid& invalid) {
        for (auto& field : invalid.fields)
            if (asked.file && field.pointer == "/text") field.pointer = "/file";
        throw;
    }
}

http::Page<ImportLine> imports(Tx& tx, http::ListQuery const& query) {
    using enum http::Column;
    static std::vector<http::Filter> const columns = {
        {"id", "id", id, true, {}, true},
        {"kind", "kind", word, false, http::words_of<Kind>()},
        {"state", "state", word, false, http::words_of<State>()},
        {"dry_run", "dry_run", boolean},
    };
    static auto const shown = columns_of_view<ImportLine, Import>();
    check_reaches_all(tx);
    return page_of<ImportLine>(tx, http::list<Import>(tx, query, {columns, "-id"}, "import where true", {}, shown));
}

ImportView import(Tx& tx, ImportId id, http::Request const& request) {
    check_reaches_all(tx);
    return view(tx, id, request.language);
}

http::Created<ImportView> ask_for(Tx& tx, NewImport const& asked, http::Request const& request) {
    check_reaches_all(tx);
    auto const text = text_of(asked);
    auto const rows = rows_in(tx, asked, text);
    auto const id = begin(tx, {asked.kind, asked.dry_run, asked.time_zone}, State::waiting, rows);
    tx.run("insert into import_file (import_id, text) values (:id, :text)", {{"id", id}, {"text", text}});
    tx.after_commit(call_worker);
    return {view(tx, id, request.language), "/api/v1/imports/" + to_string(id)};
}

http::Accepted<ImportView> undo(Tx& tx, ImportId id, http::Request const& request) {
    check_reaches_all(tx);
    begin_undo(tx, id);
    tx.after_commit(call_worker);
    return {view(tx, id, request.language)};
}

http::Accepted<ImportView> cancellation(Tx& tx, ImportId id, http::Request const& request) {
    check_reaches_all(tx);
    cancel(tx, id);
    return {view(tx, id, request.language)};
}

constexpr http::Route route_rows[] = {
    {http::GET, "/imports", Right::import_run, http::answer<imports>, "Imports, newest first"},
    {http::POST, "/imports", Right::import_run, http::answer<ask_for>, "Import a file; what becomes of it is asked for later"},
    {http::GET, "/imports/:import", Right::import_run, http::answer<import>, "An import: how far it is, what is wrong"},
    {http::POST, "/imports/:import/undo", Right::import_run, http::answer<undo>, "Take back what an import did"},
    {http::POST, "/imports/:import/cancellation", Right::import_run, http::answer<cancellation>,
     "Cancel an import; what it did is taken back"},
};

}  // namespace

std::span<http::Route const> routes() { return route_rows; }

}  // namespace yitai::importing
