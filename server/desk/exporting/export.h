// An export writes what a list of tickets shows into a CSV file, as a job in portions. What is written so far stands in rows, so
// that it goes on where it was after a crash; whoever asked fetches it within a week.
#pragma once

#include "http/page.h"
#include "http/response.h"
#include "jobs/job.h"

namespace yitai {

namespace exporting {

enum class State { running, done, cancelled, failed };
YITAI_DESCRIBE_ENUM(State, running, done, cancelled, failed)

}  // namespace exporting

struct Export {
    Id<Export> id;
    PersonId actor_id;
    std::string principal;  // by which token or session it was asked
    std::string filter, sort;
    std::vector<std::string> columns;
    exporting::State state = exporting::State::running;
    std::int64_t rows = 0, size = 0, parts = 0;  // size in bytes
    std::optional<std::string> next_cursor;
    std::optional<std::string> problem;
    bool cancel_asked = false;
    Instant created_at;
    std::optional<Instant> finished_at;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(Export, id, actor_id, principal, filter, sort, columns, state, rows, size, parts, next_cursor, problem,
               cancel_asked, created_at, finished_at, version)
using ExportId = Id<Export>;

namespace exporting {

inline constexpr std::string_view job_kind = "export.write";
inline constexpr std::int64_t most_rows = 1'000'000;
inline constexpr Hours kept_for{7 * 24};

struct NewExport {
    Preset<Text<4000>> filter;         // as a list is asked: "state=closed&group=network"
    Preset<Text<60>> sort;
    std::vector<Line<60>> columns;     // fields of a ticket, custom_fields.<code> among them; a usual choice when left out
};
YITAI_DESCRIBE(NewExport, filter, sort, columns)

struct ExportView {
    ExportId id;
    std::string filter, sort;
    std::vector<std::string> columns;
    State state = State::running;
    std::int64_t rows = 0, size = 0;
    std::optional<std::string> problem;
    bool cancel_asked = false;
    Instant created_at;
    std::optional<Instant> finished_at;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(ExportView, id, filter, sort, columns, state, rows, size, problem, cancel_asked, created_at, finished_at, version)

ExportView ask(Tx&, NewExport const&);  // Invalid: /filter/…, /sort, /columns/n
ExportView show(Tx&, ExportId);         // one's own
http::Page<ExportView> list(Tx&, http::ListQuery const&);
ExportView cancel(Tx&, ExportId);
http::Response file(Tx&, ExportId);     // Conflict while it is being written

void write_portion(Tx&, jobs::Job const&);
void forget_old(Tx&);

}  // namespace exporting
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Export> = "export";
