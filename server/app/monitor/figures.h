// The figures that are asked for when somebody looks at the metrics.
#pragma once

#include "app/monitor/metrics.h"
#include "attachment/means.h"
#include "db/database.h"
#include "http/boundary.h"
#include "http/server.h"
#include "jobs/worker.h"

namespace yitai::app {

std::vector<Figure> process_figures();
// The objects must outlive the listener that shows their figures.
std::vector<Figure> database_figures(db::Database const&);
std::vector<Figure> job_figures(jobs::Worker const&);
std::vector<Figure> attachment_figures(std::shared_ptr<attachment::Means const>);
std::vector<Figure> connection_figures(http::Server const&, http::Boundary const&);

}  // namespace yitai::app
