// A bundle's items before anything is asked of the desk: known lists, settled fields, each named once, and in the order in which
// they can be applied.
#pragma once

#include "bundle/plan.h"

namespace yitai::bundle {

struct Item {
    KindRow const* kind;
    std::string pointer, name;
    json::Object wanted;  // settled
    json::Object before;  // as it was
    bool is_new = false, touched = false, waits = false, refused = false;
};

struct Reading {
    std::vector<Item> items;
    std::vector<FieldError> problems;
};
Reading items_of(json::Value const& bundle);

}  // namespace yitai::bundle
