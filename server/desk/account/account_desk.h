// Where passwords are checked: on four threads beside the database's and the connections', a few dozen waiting at most.
#pragma once

#include "base/thread_pool.h"
#include "db/database.h"
#include "http/boundary.h"

namespace yitai::account {

std::span<http::Route const> slow_routes();  // how the API shows them

class AccountDesk {
public:
    explicit AccountDesk(db::Database& database) : database_(database), threads_(4, 32) {}
    std::vector<http::DirectRoute> routes();

private:
    using Rule = http::Response (*)(db::Database&, http::Request const&);
    void answer(Rule, http::Request, http::Respond);

    db::Database& database_;
    ThreadPool threads_;
};

}  // namespace yitai::account
