// What the rights are called in both languages, what each is for, and how far it can reach.
#pragma once

#include "base/bilingual.h"
#include "base/right.h"

#include <vector>

namespace yitai::role {

struct RightView {
    std::string code;  // "ticket.reply"
    Bilingual name, description;
    std::vector<Scope> scopes;  // those that make sense: what concerns nobody's own things holds for the whole desk or not at all
};
YITAI_DESCRIBE(RightView, code, name, description, scopes)

std::vector<RightView> const& right_views();  // in the order of the matrix, without what everybody has

}  // namespace yitai::role
