// A practice is what the desk has decided about one kind of ticket: its priority matrix, how long a closed one may be reopened,
// when a resolved one closes by itself, and whether only listed codes may be used.
#pragma once

#include "http/page.h"
#include "http/path_name.h"
#include "people/kept.h"
#include "practice/kind.h"
#include "practice/priority.h"

namespace yitai {

struct Practice {
    Id<Practice> id;
    Kind kind = Kind::incident;
    std::vector<std::vector<Level>> matrix;  // rows: impact 1–4; columns: urgency 1–4
    bool listed_codes_only = false;
    int reopen_days = 7, vip_reopen_days = 30;  // working days after closure
    int close_days = 5, remind_days = 3;        // and after resolution; 0: never
    bool demands_fields = false;                // some custom field has to be filled in at once
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Practice, id, kind, matrix, listed_codes_only, reopen_days, vip_reopen_days, close_days, remind_days,
               demands_fields, version, created_at, updated_at)

namespace practice {

struct PracticeFields {
    std::vector<std::vector<Level>> matrix;
    Preset<bool> listed_codes_only = false;
    Within<0, 365> reopen_days{7}, vip_reopen_days{30};
    Within<0, 90> close_days{5}, remind_days{3};
};
YITAI_DESCRIBE(PracticeFields, matrix, listed_codes_only, reopen_days, vip_reopen_days, close_days, remind_days)

PracticeFields fields_of(Practice const&);
Practice of(Tx&, Kind);
Level computed_priority(Practice const&, Level impact, Level urgency);

http::Page<Practice> list(Tx&, http::ListQuery const&);
Practice show(Tx&, http::PathName const&);
Practice change(Tx&, http::PathName const&, json::Value const& patch);

// Whether anything has to be filled in at once, told by the room's own fields when they change.
void set_demands_fields(Tx&, Kind, bool);

}  // namespace practice
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Practice> = "practice";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Practice> = "practice";
