// Closing codes are the words with which tickets end: how one was resolved, what had caused it, why it was cancelled. Their names
// are for people; whether other words than these may be used, the practice says.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "http/page.h"
#include "people/kept.h"
#include "practice/kind.h"

namespace yitai {

enum class ClosingCodeKind { resolution, cause, cancellation };
YITAI_DESCRIBE_ENUM(ClosingCodeKind, resolution, cause, cancellation)

struct ClosingCode {
    Id<ClosingCode> id;
    ClosingCodeKind kind = ClosingCodeKind::resolution;
    std::string code;
    Bilingual name;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(ClosingCode, id, kind, code, name, active, version, created_at, updated_at)

namespace practice {

struct ClosingCodeFields {
    ClosingCodeKind kind{};
    Code code;
    Names name;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(ClosingCodeFields, kind, code, name, active)

http::Page<ClosingCode> closing_codes(Tx&, http::ListQuery const&);
ClosingCode closing_code(Tx&, Id<ClosingCode>);
ClosingCode add(Tx&, ClosingCodeFields const&);
ClosingCode change_closing_code(Tx&, Id<ClosingCode>, json::Value const& patch);

// Invalid at the pointer, naming the list, when the practice takes listed codes only and this is none of them.
void check_code(Tx&, Kind, ClosingCodeKind, std::string_view code, std::string const& pointer);

}  // namespace practice
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::ClosingCode> = "closing_code";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::ClosingCode> = "closing_code";
