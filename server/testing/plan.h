// How a database means to answer a statement: which indexes it goes by.
#pragma once

#include "db/transaction.h"

#include <string>

namespace yitai::testing {

struct PlanStep {
    std::int64_t id = 0, parent = 0, notused = 0;
    std::string detail;
};
YITAI_DESCRIBE(PlanStep, id, parent, notused, detail)

inline std::string plan_of(Tx& tx, std::string const& sql, db::Params const& params = {}) {
    std::string plan;
    if (tx.engine() == db::Engine::sqlite) {
        for (auto const& step : tx.select<PlanStep>("explain query plan " + sql, params)) plan += step.detail + '\n';
        return plan;
    }
    tx.run("set local enable_seqscan = off");  // tables of tests are so small that they would be read whole
    for (auto const& line : tx.select<std::string>("explain " + sql, params)) plan += line + '\n';
    return plan;
}

}  // namespace yitai::testing
