#include "exporting/exporting_api.h"

#include "exporting/export.h"

namespace yitai::exporting {
namespace {

http::Accepted<ExportView> add(Tx& tx, NewExport const& given) { return {ask(tx, given)}; }

constexpr auto right = Right::export_bulk;

constexpr http::Route rows[] = {
    {http::GET, "/exports", right, http::answer<list>, "One's own exports, newest first"},
    {http::POST, "/exports", right, http::answer<add>, "Write tickets into a CSV file, as a job"},
    {http::GET, "/exports/:export", right, http::answer<show>, "How far an export is"},
    {http::GET, "/exports/:export/file", right, http::answer<file>, "The file, for a week"},
    {http::PUT, "/exports/:export/cancellation", right, http::answer<cancel>, "Stop it"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::exporting
