// What stands in a ticket's custom fields, by their codes: checked against what they may hold, and kept so that tickets are found
// by it.
#pragma once

#include "practice/field.h"

#include <list>
#include <map>

namespace yitai {

using CustomValues = std::map<std::string, json::Value>;

namespace practice {

// Whose hand fills in: a requester sees and gives only what is meant for him.
enum class Hand { requester, desk };

// The values as they are kept. What is given as it was stays, also when its field is retired; null takes a value out.
// Throws Invalid at /custom_fields/<code>.
CustomValues checked(Tx&, Kind, ServiceId, CustomValues const& before, CustomValues const& given, Hand);

// Invalid at every field that has to be filled in by then and is not.
void check_complete(Tx&, Kind, ServiceId, CustomValues const&, Demand by_then);

void keep_values(Tx&, TicketId, CustomValues const&);  // for finding

// Takes out what is not meant for requesters.
void hide_internal(Tx&, std::vector<CustomValues*> const&);

// Filters by custom fields, custom_fields.floor=3; the texts they are made of.
struct FieldFilters {
    std::vector<http::Filter> filters;
    std::list<std::string> texts;
};
inline constexpr std::string_view filter_prefix = "custom_fields.";
FieldFilters filters(Tx&);

}  // namespace practice
}  // namespace yitai
