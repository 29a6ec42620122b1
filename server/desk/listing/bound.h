// Parameters of a question under names of their own.
#pragma once

#include "db/transaction.h"

#include <string>

namespace yitai::listing {

class Bound {
public:
    std::string bind(db::Value);  // ":asked_0", and so on; Invalid when there are too many
    std::string bind(std::string text) { return bind(db::Value(std::move(text))); }
    void add(db::Params const&);  // with names of others
    db::Params take() { return std::move(params_); }

private:
    db::Params params_;
};

}  // namespace yitai::listing
