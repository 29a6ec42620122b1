#include "report/report_api.h"

#include "report/basic.h"

namespace yitai::report {
namespace {

constexpr http::Route rows[] = {
    {http::GET,
     "/reports/basic",
     Right::report_read,
     http::answer<basic>,
     "Tickets counted, and how far promises were kept",
     http::Versioned::no,
     http::Secret::no,
     nullptr,
     http::Writes::rows,
     {},
     http::Aside::yes},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::report
