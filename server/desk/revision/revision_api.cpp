#include "revision/revision_api.h"

#include "revision/publication.h"

namespace yitai::revision {
namespace {

using http::PathName, http::Request;

RevisionDraftView keep(Tx& tx, NounName const& noun, PathName const& name, DraftFields const& given, Request const& request) {
    return keep_draft(tx, noun, name, given, request.language);
}

Trial trial_of_draft(Tx& tx, NounName const& noun, PathName const& name, TrialOf const& asked, Request const& request) {
    return try_draft(tx, noun, name, asked, request.language);
}

Trial trial_of_version(Tx& tx, NounName const& noun, PathName const& name, VersionNumber const& version, TrialOf const& asked,
                       Request const& request) {
    return try_version(tx, noun, name, version, asked, request.language);
}

using http::answer, http::GET, http::POST, http::PUT, http::DELETE;
constexpr auto versioned = http::Versioned::yes;

// Which right it takes beyond that, the kind of thing says: to read it, or to manage it.
constexpr auto by_kind = Right::signed_in;

constexpr http::Route rows[] = {
    {GET, "/revisions", by_kind, answer<drafts>, "Drafts that wait to be published, newest first"},
    {GET, "/revisions/:noun/:name", by_kind, answer<versions>, "Its versions, newest first: who, when, and what changed"},
    {GET, "/revisions/:noun/:name/:version", by_kind, answer<version>, "What it said in that version"},
    {POST, "/revisions/:noun/:name/:version/trial", by_kind, answer<trial_of_version>,
     "What would change if that version were restored; nothing is changed"},
    {POST, "/revisions/:noun/:name/:version/restoration", by_kind, answer<restore>, "Publish anew what it said in that version",
     versioned},
    {GET, "/revisions/:noun/:name/draft", by_kind, answer<draft>, "Its draft; version 0 when there is none"},
    {PUT, "/revisions/:noun/:name/draft", by_kind, answer<keep>,
     "Keep a draft, however incomplete; the answer says what is wrong with it", versioned},
    {DELETE, "/revisions/:noun/:name/draft", by_kind, answer<drop_draft>, "Discard its draft", versioned},
    {POST, "/revisions/:noun/:name/draft/trial", by_kind, answer<trial_of_draft>,
     "What would change if the draft were published; nothing is changed"},
    {POST, "/revisions/:noun/:name/draft/publication", by_kind, answer<publish>, "Publish the draft", versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::revision
