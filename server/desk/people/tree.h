// Trees of sites, departments and categories. Who lies within whom is kept as rows (table lies_within, each within itself), so
// that a subtree is one look-up.
#pragma once

#include "db/transaction.h"

#include <string>
#include <vector>

namespace yitai::tree {

struct Tree {
    std::string_view noun;  // "site"; also its table
    int deepest;            // levels, at most
};

// Puts a node, with all that lies within it, below its parent (0: at the top). Invalid at "/parent" when it would lie within
// itself or too deep.
void place(Tx&, Tree const&, std::int64_t id, std::int64_t parent);

// Itself and those it lies within, the nearest first.
std::vector<std::int64_t> ancestors(Tx&, Tree const&, std::int64_t id);
// Itself and all within it, in order.
std::vector<std::int64_t> within(Tx&, Tree const&, std::int64_t id);

// SQL: the column names what lies within the parameter, itself included.
std::string lies_within(Tree const&, std::string_view column, std::string_view parameter);

}  // namespace yitai::tree
