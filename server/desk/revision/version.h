// The versions of what is published, replayed from the audit trail: the present row, the changes of the versions after it undone.
#pragma once

#include "revision/kind.h"

namespace yitai::revision {

struct VersionNumber {
    std::int64_t number = 0;
    static std::optional<VersionNumber> from_path(std::string_view);
};

struct VersionView {
    std::int64_t version = 0;
    std::optional<Instant> at;  // none: it came with the desk
    std::optional<std::string> by;
    std::string what;  // added, changed, retired, renewed
    std::vector<timeline::Change> changes;
    std::string reason;
    std::optional<std::int64_t> restored_from;
};
YITAI_DESCRIBE(VersionView, version, at, by, what, changes, reason, restored_from)

struct Versions {
    std::vector<VersionView> data;  // the newest first
    std::optional<std::int64_t> before;  // ask for those before it; none: that is all
};
YITAI_DESCRIBE(Versions, data, before)

struct EarlierThan {
    std::optional<std::int64_t> before;
};
YITAI_DESCRIBE(EarlierThan, before)

struct VersionContent {
    Noun noun{};
    std::string name;
    std::int64_t version = 0, published_version = 0;
    json::Value content;
};
YITAI_DESCRIBE(VersionContent, noun, name, version, published_version, content)

Versions versions(Tx&, NounName const&, http::PathName const&, EarlierThan const&);
VersionContent version(Tx&, NounName const&, http::PathName const&, VersionNumber const&);

// NotFound when there is no such version.
json::Value content_in(Tx&, KindRow const&, Subject const&, std::int64_t version);

}  // namespace yitai::revision
