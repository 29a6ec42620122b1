#include "revision/version.h"

namespace yitai::revision {
namespace {

constexpr std::size_t most_versions = 50;

using timeline::HistoryEntry;

// What happened to it, by the version that it led to.
class Past {
public:
    Past(Tx& tx, KindRow const& kind, Subject const& subject)
        : entries_(timeline::history(tx, name_of(kind.noun), subject.id)), row_(*subject.row.as<json::Object>()) {}

    json::Value row() const { return row_; }
    // From a version to the one before it.
    void undo(std::int64_t version) {
        for (auto each = entries_.rbegin(); each != entries_.rend(); ++each)
            if (each->version_after == version)
                for (auto& change : each->changes) row_.set(change.field, change.old);
        row_.set("version", version - 1);
    }
    std::vector<HistoryEntry const*> of(std::int64_t version) const {
        std::vector<HistoryEntry const*> found;
        for (auto const& each : entries_)
            if (each.version_after == version) found.push_back(&each);
        return found;
    }

private:
    std::vector<HistoryEntry> entries_;
    json::Object row_;
};

// What is recorded with a version stands beside the change that made it.
void add_reasons(VersionView& view, json::Value const& details) {
    if (auto const* reason = details.find("reason")) view.reason = *reason->as<std::string>();
    if (auto const* version = details.find("restored_from")) view.restored_from = *version->as<std::int64_t>();
}

VersionView view_of_version(Subject const& subject, Past const& past, std::int64_t version, ShownNames const& names) {
    VersionView view{.version = version, .what = version == 1 ? "added" : "changed"};
    if (version == 1 && subject.created_at > Instant()) view.at = subject.created_at;
    auto const entries = past.of(version);
    for (auto const* entry : entries) add_reasons(view, entry->details);
    if (entries.empty()) return view;

    auto const& made = *entries.front();
    view.at = made.recorded_at;
    view.by = names(made.actor);
    view.what = made.type.substr(made.type.find('.') + 1);
    return view;
}

ShownNames names_in(Tx& tx, Past const& past, std::int64_t newest) {
    ShownNames names;
    for (auto version = newest; version > 0; --version)
        for (auto const* entry : past.of(version)) names.want(entry->actor);
    names.look_up(tx);
    return names;
}

}  // namespace

std::optional<VersionNumber> VersionNumber::from_path(std::string_view text) {
    auto const number = parse_integer(text);
    return number && *number > 0 ? std::optional(VersionNumber{*number}) : std::nullopt;
}

Versions versions(Tx& tx, NounName const& noun, http::PathName const& name, EarlierThan const& asked) {
    auto const& kind = kind_to_read(tx, noun);
    auto const subject = get(tx, kind, name);
    Past past(tx, kind, subject);
    auto const names = names_in(tx, past, subject.version);
    auto const newest = std::min(subject.version, asked.before.value_or(subject.version + 1) - 1);
    for (auto skipped = subject.version; skipped > newest; --skipped) past.undo(skipped);

    Versions all;
    auto content = kind.content(tx, past.row());
    for (auto version = newest; version > 0; --version) {
        if (all.data.size() == most_versions) {
            all.before = version + 1;
            break;
        }
        auto view = view_of_version(subject, past, version, names);
        past.undo(version);
        auto before = version > 1 ? kind.content(tx, past.row()) : json::Value(json::Object());
        view.changes = differences(before, content);
        content = std::move(before);
        all.data.push_back(std::move(view));
    }
    return all;
}

json::Value content_in(Tx& tx, KindRow const& kind, Subject const& subject, std::int64_t version) {
    if (version > subject.version) throw NotFound();
    Past past(tx, kind, subject);
    for (auto later = subject.version; later > version; --later) past.undo(later);
    return kind.content(tx, past.row());
}

VersionContent version(Tx& tx, NounName const& noun, http::PathName const& name, VersionNumber const& version) {
    auto const& kind = kind_to_read(tx, noun);
    auto const subject = get(tx, kind, name);
    return {kind.noun, subject.name, version.number, subject.version, content_in(tx, kind, subject, version.number)};
}

}  // namespace yitai::revision
