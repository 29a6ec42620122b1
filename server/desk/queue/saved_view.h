// A saved view is a list of tickets under a name: what it asks for, in which order, with which columns. Somebody keeps it for
// himself, a group has it in common, or the desk offers it to all.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "http/path_name.h"
#include "people/kept.h"
#include "queue/filter_text.h"
#include "ticket/view.h"

namespace yitai {

enum class ViewScope { personal, team, shared };
YITAI_DESCRIBE_ENUM(ViewScope, personal, team, shared)

struct SavedView {
    Id<SavedView> id;
    std::optional<std::string> code;
    Bilingual name;
    PersonId owner_id;
    ViewScope scope = ViewScope::personal;
    GroupId group_id;
    std::vector<queue::Condition> conditions;
    std::string sort;  // empty: the order of queues for open tickets, else the newest first
    std::vector<std::string> columns;
    int position = 0;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(SavedView, id, code, name, owner_id, scope, group_id, conditions, sort, columns, position, version, created_at,
               updated_at)
using SavedViewId = Id<SavedView>;

namespace queue {

// A view that is offered to all is called something in both languages, others in one at least.
struct ViewNames {
    std::optional<Line<120>> zh, en;
};
YITAI_DESCRIBE(ViewNames, zh, en)

struct ViewFields {
    std::optional<Code> code;  // of shared ones
    ViewNames name;
    Preset<ViewScope> scope = ViewScope::personal;
    std::optional<std::string> group;
    Preset<Text<4000>> filter;
    Preset<Text<60>> sort;
    std::vector<Line<60>> columns;
    Preset<Within<0, 10'000>> position = Within<0, 10'000>{100};
};
YITAI_DESCRIBE(ViewFields, code, name, scope, group, filter, sort, columns, position)

struct SavedViewView {
    SavedViewId id;
    std::optional<std::string> code;
    Bilingual name;
    std::optional<std::string> owner;
    ViewScope scope = ViewScope::personal;
    std::optional<std::string> group;
    std::string filter, sort;
    std::vector<std::string> columns;
    int position = 0;
    bool starred = false;  // by who asks
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(SavedViewView, id, code, name, owner, scope, group, filter, sort, columns, position, starred, version, created_at,
               updated_at)

http::Page<SavedViewView> views(Tx&, http::ListQuery const&);
SavedViewView show_view(Tx&, http::PathName const&);
SavedViewView add_view(Tx&, ViewFields const&);
SavedViewView change_view(Tx&, http::PathName const&, json::Value const& patch);
void remove_view(Tx&, http::PathName const&);
void star_view(Tx&, http::PathName const&);
void unstar_view(Tx&, http::PathName const&);

// The view's list: what is asked besides narrows it further.
http::Page<TicketView> tickets_of_view(Tx&, http::PathName const&, http::ListQuery const&);

// Of these codes and ids, the views the actor may see.
std::vector<SavedView> views_named(Tx&, std::vector<std::string> const&);

}  // namespace queue
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::SavedView> = "saved_view";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::SavedView> = "view";
