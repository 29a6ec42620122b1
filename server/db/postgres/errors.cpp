#include "db/postgres/errors.h"

namespace yitai::db {
namespace {

struct StateMeaning {
    std::string_view prefix;
    Refusal refusal;
};
// The first row whose prefix fits counts.
constexpr StateMeaning state_meanings[] = {
    {"23505", Refusal::unique},          {"23P01", Refusal::unique},
    {"23503", Refusal::foreign_key},     {"23502", Refusal::not_null},
    {"23514", Refusal::check},           {"40001", Refusal::serialisation},
    {"40P01", Refusal::serialisation},   {"55P03", Refusal::busy},
    {"57014", Refusal::interrupted},     {"53100", Refusal::storage_full},
    {"53300", Refusal::connection_lost}, {"53", Refusal::busy},
    {"57P01", Refusal::connection_lost}, {"57P02", Refusal::connection_lost},
    {"57P03", Refusal::connection_lost}, {"57P05", Refusal::connection_lost},
    {"25P03", Refusal::connection_lost}, {"08", Refusal::connection_lost},
};

}  // namespace

Refusal refusal_of(std::string_view sqlstate) {
    for (auto const& meaning : state_meanings)
        if (sqlstate.starts_with(meaning.prefix)) return meaning.refusal;
    return Refusal::other;
}

bool is_stale_plan(std::string_view sqlstate, std::string_view source_function) {
    return sqlstate == "26000" || (sqlstate == "0A000" && source_function == "RevalidateCachedQuery");
}

bool is_read_only_server(std::string_view sqlstate) { return sqlstate == "25006"; }

}  // namespace yitai::db
