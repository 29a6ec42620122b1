// A desk into which files are imported, for the tests of imports.
#pragma once

#include "importing/run.h"
#include "testing/world.h"

namespace yitai::testing {

struct Importer {
    World world;

    db::Context as_admin() {
        auto actor = the_desk(Via::import);
        actor.person = world.admin.id;
        return {.actor = actor};
    }
    ImportId begin(importing::Check const& check, importing::Asked const& asked) {
        return world.database().write(
            as_admin(), [&](Tx& tx) { return importing::begin(tx, asked, importing::State::validating, check.size()); });
    }
    Import import(importing::Kind kind, std::string const& file, bool dry_run = false,
                  importing::Told const& told = importing::nobody_is_told) {
        importing::Check check(kind, file);
        return importing::run(world.database(), begin(check, {kind, dry_run}), check, told);
    }
    Import undo(ImportId id) {
        world.database().write(as_admin(), [&](Tx& tx) { importing::begin_undo(tx, id); });
        return importing::take_back(world.database(), id);
    }

    // One thing as its room shows it to the administrator; its status when there is none.
    json::Value show(std::string const& path) {
        auto const answer = world.ask(world.admin, http::GET, "/api/v1/" + path);
        return answer.status == 200 ? answer.body : json::Value(answer.status);
    }
    std::string text(std::string const& path, std::string_view field) {
        auto const object = show(path);
        auto const* value = object.find(field);
        auto const* text = value ? value->as<std::string>() : nullptr;
        return text ? *text : json::text_of(value ? *value : object);
    }
    std::int64_t count(std::string const& sql) {
        return world.database().read(as_admin(), [&](Tx& tx) { return tx.one<std::int64_t>("select count(*) from " + sql); });
    }
};

// "3 department: There is no x here", a line each.
inline std::string problems_of(Import const& import) {
    std::string lines;
    for (auto const& problem : import.problems)
        lines += std::to_string(problem.row) + ' ' + problem.column + ": " + say(importing::sentence_of(problem)) + '\n';
    return lines;
}

}  // namespace yitai::testing
