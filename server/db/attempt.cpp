#include "db/attempt.h"

namespace yitai::db {

namespace {

enum class Ending { kept, taken_back };

std::optional<Refused> attempt(Tx& tx, std::function<void()> const& work, Ending ending) {
    auto effects = tx.take_effects();
    std::optional<Refused> refused;
    tx.connection().execute("savepoint attempt");
    try {
        work();
    } catch (Failure const& failure) {
        auto const* invalid = dynamic_cast<Invalid const*>(&failure);
        refused = {failure.message, invalid ? invalid->fields : std::vector<FieldError>()};
    }
    if (refused || ending == Ending::taken_back) {
        tx.take_effects();
        tx.connection().execute("rollback to savepoint attempt");
    }
    tx.connection().execute("release savepoint attempt");
    auto const later = tx.take_effects();
    effects.insert(effects.end(), later.begin(), later.end());
    for (auto& effect : effects) tx.after_commit(std::move(effect));
    return refused;
}

}  // namespace

std::optional<Refused> attempt(Tx& tx, std::function<void()> const& work) { return attempt(tx, work, Ending::kept); }
std::optional<Refused> rehearse(Tx& tx, std::function<void()> const& work) { return attempt(tx, work, Ending::taken_back); }

void act_as(Tx& tx, Actor const& actor, std::function<void(Tx&)> const& work) {
    Context const context{actor, tx.now(), std::nullopt, tx.context().request_id, tx.context().lane};
    Tx own(tx.connection(), context);
    work(own);
    for (auto& effect : own.take_effects()) tx.after_commit(std::move(effect));
}

}  // namespace yitai::db
