#include "people/tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::tree {
namespace {

std::int64_t height_of(Tx& tx, Tree const& tree, std::int64_t id) {
    return tx.one<std::int64_t>("select coalesce(max(distance), 0) from lies_within where noun = :noun and ancestor_id = :id",
                                {{"noun", tree.noun}, {"id", id}});
}

void check_place(Tx& tx, Tree const& tree, std::int64_t id, std::int64_t parent) {
    auto const above = ancestors(tx, tree, parent);
    if (parent == id || std::find(above.begin(), above.end(), id) != above.end())
        throw Invalid("/parent", "It would lie within itself");
    auto const levels = static_cast<std::int64_t>(above.size()) + height_of(tx, tree, id) + 1;
    if (levels > tree.deepest)
        throw Invalid("/parent", {"At most {{levels}} levels", {{"levels", std::to_string(tree.deepest)}}});
}

}  // namespace

void place(Tx& tx, Tree const& tree, std::int64_t id, std::int64_t parent) {
    if (parent) check_place(tx, tree, id, parent);

    db::Params const params{{"noun", tree.noun}, {"id", id}, {"parent", parent}};
    tx.run(R"(
        insert into lies_within (noun, id, ancestor_id, distance) values (:noun, :id, :id, 0)
            on conflict (noun, id, ancestor_id) do nothing)",
           params);
    tx.run(R"(
        delete from lies_within
         where noun = :noun
           and id in (select below.id from lies_within below where below.noun = :noun and below.ancestor_id = :id)
           and ancestor_id in (select above.ancestor_id from lies_within above
                                where above.noun = :noun and above.id = :id and above.ancestor_id <> :id))",
           params);
    if (!parent) return;
    tx.run(R"(
        insert into lies_within (noun, id, ancestor_id, distance)
        select :noun, below.id, above.ancestor_id, below.distance + above.distance + 1
          from lies_within below, lies_within above
         where below.noun = :noun and below.ancestor_id = :id and above.noun = :noun and above.id = :parent)",
           params);
}

std::vector<std::int64_t> ancestors(Tx& tx, Tree const& tree, std::int64_t id) {
    return tx.select<std::int64_t>("select ancestor_id from lies_within where noun = :noun and id = :id order by distance",
                                   {{"noun", tree.noun}, {"id", id}});
}

std::vector<std::int64_t> within(Tx& tx, Tree const& tree, std::int64_t id) {
    return tx.select<std::int64_t>("select id from lies_within where noun = :noun and ancestor_id = :id order by id",
                                   {{"noun", tree.noun}, {"id", id}});
}

std::string lies_within(Tree const& tree, std::string_view column, std::string_view parameter) {
    return fmt::format("{} in (select lies_within.id from lies_within where noun = '{}' and ancestor_id = {})", column, tree.noun,
                       parameter);
}

}  // namespace yitai::tree
