#include "duplicate/duplicate_api.h"

#include "duplicate/candidate.h"
#include "duplicate/fold_rule.h"

namespace yitai::duplicate {
namespace {

http::Page<Candidate> asked_by_address(Tx& tx, Question const& asked) { return candidates(tx, asked, "/query"); }
http::Page<Candidate> asked_by_body(Tx& tx, Question const& asked) { return candidates(tx, asked); }

http::Created<FoldRuleView> add(Tx& tx, FoldRuleFields const& given) {
    auto added = add_fold_rule(tx, given);
    auto const location = "/api/v1/fold-rules/" + to_string(added.id);
    return {std::move(added), location};
}

using http::answer;
constexpr auto versioned = http::Versioned::yes;
constexpr auto managing = Right::desk_manage;

constexpr http::Route rows[] = {
    {http::GET, "/duplicates", Right::ticket_read, answer<asked_by_address>, "Open tickets a report is likely to be about"},
    {http::POST, "/duplicates/search", Right::ticket_read, answer<asked_by_body>, "The same, for long texts"},
    {http::GET, "/fold-rules", managing, answer<fold_rules>, "The rules by which reports are folded"},
    {http::POST, "/fold-rules", managing, answer<add>, "Add a rule for folding"},
    {http::GET, "/fold-rules/:rule", managing, answer<fold_rule>, "A rule for folding"},
    {http::PATCH, "/fold-rules/:rule", managing, answer<change_fold_rule, FoldRuleFields>, "Change a rule for folding",
     versioned},
    {http::DELETE, "/fold-rules/:rule", managing, answer<remove_fold_rule>, "Remove a rule for folding", versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::duplicate
