// Publishing makes a new version, by the rules of its own room: of a draft, or of what an earlier version said.
#pragma once

#include "revision/draft.h"
#include "revision/version.h"

namespace yitai::revision {

struct Reason {
    Preset<Text<1000>> reason;
};
YITAI_DESCRIBE(Reason, reason)

struct Publication {
    Noun noun{};
    std::string name;
    std::int64_t version = 0;  // the published one
    Id<RoleChange> role_change;  // names none: it holds; otherwise another administrator has to agree to it
};
YITAI_DESCRIBE(Publication, noun, name, version, role_change)

// Stale when something else was published since the draft was begun.
Publication publish(Tx&, NounName const&, http::PathName const&, Reason const&);
Publication restore(Tx&, NounName const&, http::PathName const&, VersionNumber const&, Reason const&);

// For which such content could not be published; none: it could.
std::vector<ProblemView> problems_of(Tx&, Place const&, json::Value const& content, Language);

Trial try_draft(Tx&, NounName const&, http::PathName const&, TrialOf const&, Language);
Trial try_version(Tx&, NounName const&, http::PathName const&, VersionNumber const&, TrialOf const&, Language);

}  // namespace yitai::revision
