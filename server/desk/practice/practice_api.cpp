#include "practice/practice_api.h"

#include "practice/closing_code.h"
#include "practice/field.h"
#include "practice/practice.h"

namespace yitai::practice {
namespace {

http::Created<CustomFieldView> add_field(Tx& tx, CustomFieldFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/custom-fields/" + to_string(added.id);
    return {std::move(added), location};
}

http::Created<ClosingCode> add_closing_code(Tx& tx, ClosingCodeFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/closing-codes/" + to_string(added.id);
    return {std::move(added), location};
}

constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::catalog_read, managing = Right::desk_manage;

constexpr http::Route rows[] = {
    {http::GET, "/practices", reading, http::answer<list>, "Practices: what the desk decided for each kind of ticket"},
    {http::GET, "/practices/:practice", reading, http::answer<show>, "A practice, by its kind"},
    {http::PATCH, "/practices/:practice", managing, http::answer<change, PracticeFields>,
     "Change a practice, its priority matrix included", versioned},
    {http::GET, "/custom-fields", reading, http::answer<fields>, "Custom fields"},
    {http::POST, "/custom-fields", managing, http::answer<add_field>, "Add a custom field"},
    {http::GET, "/custom-fields/:field", reading, http::answer<field>, "A custom field"},
    {http::PATCH, "/custom-fields/:field", managing, http::answer<change_field, CustomFieldFields>, "Change a custom field",
     versioned},
    {http::DELETE, "/custom-fields/:field", managing, http::answer<retire_field>, "Retire a custom field", versioned},
    {http::GET, "/closing-codes", reading, http::answer<closing_codes>, "Codes of resolutions, causes and cancellations"},
    {http::POST, "/closing-codes", managing, http::answer<add_closing_code>, "Add a closing code"},
    {http::GET, "/closing-codes/:code", reading, http::answer<closing_code>, "A closing code"},
    {http::PATCH, "/closing-codes/:code", managing, http::answer<change_closing_code, ClosingCodeFields>, "Change a closing code",
     versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::practice
