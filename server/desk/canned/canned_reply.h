// A canned reply is a text that is said again and again. Somebody keeps it for himself, a group has it in common, or the desk
// offers it to all who work on tickets; it may be meant for one service, category or kind of ticket only.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "http/path_name.h"
#include "ticket/ticket.h"

namespace yitai {

enum class CannedScope { personal, team, shared };
YITAI_DESCRIBE_ENUM(CannedScope, personal, team, shared)

struct CannedReply {
    Id<CannedReply> id;
    std::optional<std::string> code;
    Bilingual title, body;  // a language it was not given in is empty
    std::optional<Language> missing;  // where the title or the body lacks that language
    PersonId owner_id;
    CannedScope scope = CannedScope::personal;
    GroupId group_id;
    ServiceId service_id;
    CategoryId category_id;
    std::optional<Kind> kind;
    bool active = true;
    std::int64_t use_count = 0;
    std::string search_text;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(CannedReply, id, code, title, body, missing, owner_id, scope, group_id, service_id, category_id, kind, active,
               use_count, search_text, version, created_at, updated_at)
using CannedReplyId = Id<CannedReply>;

namespace canned {

struct CannedTitle {
    std::optional<Line<120>> zh, en;
};
YITAI_DESCRIBE(CannedTitle, zh, en)

struct CannedBody {
    std::optional<Line<8000>> zh, en;
};
YITAI_DESCRIBE(CannedBody, zh, en)

// One language is given whole; its variables are those of filling.h.
struct CannedFields {
    std::optional<Code> code;  // of shared ones
    CannedTitle title;
    CannedBody body;
    Preset<CannedScope> scope = CannedScope::personal;
    std::optional<std::string> group, service, category;
    std::optional<Kind> kind;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(CannedFields, code, title, body, scope, group, service, category, kind, active)

struct CannedReplyView {
    CannedReplyId id;
    std::optional<std::string> code;
    Bilingual title, body;
    std::optional<Language> missing;
    std::optional<std::string> owner;
    CannedScope scope = CannedScope::personal;
    std::optional<std::string> group, service, category;
    std::optional<Kind> kind;
    bool active = true;
    std::int64_t use_count = 0;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(CannedReplyView, id, code, title, body, missing, owner, scope, group, service, category, kind, active, use_count,
               version, created_at, updated_at)

struct CannedQuery {
    std::optional<Line<40>> ticket;    // none: only to see how it reads
    std::optional<Language> language;  // none: the requester's
};
YITAI_DESCRIBE(CannedQuery, ticket, language)

// As it would be said about a ticket. In the other language where it was not written in the wanted one.
struct CannedText {
    Language language = Language::zh;
    std::string title, text;
    std::vector<std::string> unfilled;  // variables that have no value here
};
YITAI_DESCRIBE(CannedText, language, title, text, unfilled)

// Those the actor sees, the most used first; q= finds words in code, title and body, and how the title is typed in pinyin.
http::Page<CannedReplyView> replies(Tx&, http::ListQuery const&);
CannedReplyView show(Tx&, http::PathName const&);
CannedReplyView add(Tx&, CannedFields const&);
CannedReplyView change(Tx&, http::PathName const&, json::Value const& patch);
void remove(Tx&, http::PathName const&);

CannedText text(Tx&, http::PathName const&, CannedQuery const&);
void count_use(Tx&, http::PathName const&);

}  // namespace canned
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::CannedReply> = "canned_reply";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::CannedReply> = "canned_reply";
