// A custom field is what a desk asks for beyond what every ticket has: of which type, on which kinds of tickets and for which
// service, who may see it, and when it has to be filled in.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "catalog/service.h"
#include "practice/kind.h"

namespace yitai {

enum class FieldType { text, integer, number, boolean, date, choice, choices };
YITAI_DESCRIBE_ENUM(FieldType, text, integer, number, boolean, date, choice, choices)

enum class Demand { no, on_creation, on_resolution };
YITAI_DESCRIBE_ENUM(Demand, no, on_creation, on_resolution)

struct FieldOption {
    Code code;
    Names name;
};
YITAI_DESCRIBE(FieldOption, code, name)

struct CustomField {
    Id<CustomField> id;
    std::string code;
    Bilingual name;
    FieldType type = FieldType::text;
    std::vector<Kind> kinds;  // none: every one
    ServiceId service_id;     // none: every one
    std::vector<FieldOption> options;
    Demand required = Demand::no;
    bool for_requester = false;  // may see it and fill it in
    int position = 0;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(CustomField, id, code, name, type, kinds, service_id, options, required, for_requester, position, active, version,
               created_at, updated_at)

namespace practice {

struct CustomFieldFields {
    Code code;
    Names name;
    FieldType type{};
    std::vector<Kind> kinds;
    std::optional<std::string> service;
    std::vector<FieldOption> options;
    Preset<Demand> required = Demand::no;
    Preset<bool> for_requester = false;
    Preset<Within<0, 10'000>> position = Within<0, 10'000>{0};
    Preset<bool> active = true;
};
YITAI_DESCRIBE(CustomFieldFields, code, name, type, kinds, service, options, required, for_requester, position, active)

struct CustomFieldView {
    Id<CustomField> id;
    std::string code;
    Bilingual name;
    FieldType type = FieldType::text;
    std::vector<Kind> kinds;
    std::optional<std::string> service;
    std::vector<FieldOption> options;
    Demand required = Demand::no;
    bool for_requester = false;
    int position = 0;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(CustomFieldView, id, code, name, type, kinds, service, options, required, for_requester, position, active, version,
               created_at, updated_at)

// All of them: a desk has a few dozen.
std::vector<CustomField> all_fields(Tx&);
bool applies(CustomField const&, Kind, ServiceId);

http::Page<CustomFieldView> fields(Tx&, http::ListQuery const&);
CustomFieldView field(Tx&, http::PathName const&);
CustomFieldView add(Tx&, CustomFieldFields const&);
CustomFieldView change_field(Tx&, http::PathName const&, json::Value const& patch);  // its type stays
void retire_field(Tx&, http::PathName const&);

}  // namespace practice
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::CustomField> = "custom_field";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::CustomField> = "custom_field";
