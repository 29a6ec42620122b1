// A draft is what is being prepared of one of these things, or of one that does not exist yet. There is one of each, shared by
// those who may publish it; it is kept however incomplete it is, and nothing follows from it before it is published.
#pragma once

#include "revision/kind.h"

namespace yitai::revision {

struct RevisionDraft {
    Id<RevisionDraft> id;
    Noun noun{};
    std::optional<std::int64_t> object_id;  // none: it will be a new one
    std::string name;
    std::string content;  // JSON
    std::int64_t based_on = 0;
    PersonId person_id;
    std::int64_t version = 0;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(RevisionDraft, id, noun, object_id, name, content, based_on, person_id, version, created_at, updated_at)

struct DraftFields {
    json::Value content;
    std::optional<std::int64_t> based_on;  // none: the version that is published now
};
YITAI_DESCRIBE(DraftFields, content, based_on)

// Where there is none, its version is 0 and its content what is published.
struct RevisionDraftView {
    Noun noun{};
    std::string name;
    json::Value content;
    std::int64_t based_on = 0, published_version = 0;  // 0: there is none yet
    std::optional<std::vector<ProblemView>> problems;  // for which it can't be published yet; none: only keeping it tells
    std::optional<std::string> by;
    std::int64_t version = 0;
    std::optional<Instant> updated_at;
};
YITAI_DESCRIBE(RevisionDraftView, noun, name, content, based_on, published_version, problems, by, version, updated_at)

struct RevisionDraftLine {
    Noun noun{};
    std::string name;
    bool is_new = false;
    std::optional<std::string> by;
    std::int64_t version = 0;
    Instant updated_at;
};
YITAI_DESCRIBE(RevisionDraftLine, noun, name, is_new, by, version, updated_at)

RevisionDraftView draft(Tx&, NounName const&, http::PathName const&);
RevisionDraftView keep_draft(Tx&, NounName const&, http::PathName const&, DraftFields const&, Language);
void drop_draft(Tx&, NounName const&, http::PathName const&);
http::Page<RevisionDraftLine> drafts(Tx&, http::ListQuery const&);  // of what one may publish

// What a path leads to: something that is published, or the code of something that may come.
struct Place {
    KindRow const& kind;
    std::string name;
    std::optional<Subject> subject;
};
Place place_of(Tx&, KindRow const&, http::PathName const&);  // throws NotFound

// In the version that the caller has seen; throws NotFound, Stale.
RevisionDraft get_draft(Tx&, Place const&);
json::Value content_of(RevisionDraft const&);

}  // namespace yitai::revision

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::revision::RevisionDraft> = "revision_draft";
