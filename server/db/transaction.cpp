#include "db/transaction.h"

namespace yitai::db {

// A name that the text does not use is passed over, so that a described struct can be given whole.
Statement& Tx::start(std::string_view sql, Params const& params) {
    auto& statement = connection_.prepare(sql);
    try {
        for (auto const& param : params)
            if (auto const index = statement.parameter(param.name); index >= 0) statement.bind(index, param.value);
    } catch (...) {
        statement.reset();
        throw;
    }
    return statement;
}

std::int64_t Tx::run(std::string_view sql, Params const& params) {
    Run run(start(sql, params));
    while (run->step()) {
    }
    return run->changed_rows();
}

}  // namespace yitai::db
