// Work that may be refused without ending the transaction: nothing of it remains then, and what was to follow its commit does
// not follow either.
#pragma once

#include "base/failure.h"
#include "db/transaction.h"

namespace yitai::db {

struct Refused {
    Message message;
    std::vector<FieldError> fields;
};

// What it was refused for; only Failures are caught: a statement that the database refuses ends the transaction.
std::optional<Refused> attempt(Tx&, std::function<void()> const& work);

// Does the work and takes it back, whether it was refused or not.
std::optional<Refused> rehearse(Tx&, std::function<void()> const& work);

// Runs the work as somebody else, in the same transaction and at the same moment.
void act_as(Tx&, Actor const&, std::function<void(Tx&)> const& work);

}  // namespace yitai::db
