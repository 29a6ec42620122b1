// Support groups as they are asked for and given from outside, and who belongs to them.
#pragma once

#include "base/code.h"
#include "http/page.h"
#include "http/path_name.h"
#include "people/directory.h"
#include "people/group.h"

namespace yitai::people {

struct GroupFields {
    Code code;
    Names name;
    Preset<SupportLine> line = SupportLine::l1;
    std::optional<std::string> manager, escalates_to;
    std::vector<Line<60>> skills;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(GroupFields, code, name, line, manager, escalates_to, skills, active)

struct GroupView {
    GroupId id;
    std::string code;
    Bilingual name;
    SupportLine line = SupportLine::l1;
    std::optional<std::string> manager, escalates_to;
    std::vector<std::string> skills;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(GroupView, id, code, name, line, manager, escalates_to, skills, active, version, created_at, updated_at)

http::Page<GroupView> groups(Tx&, http::ListQuery const&);
GroupView show_group(Tx&, http::PathName const&);
GroupView add_group(Tx&, GroupFields const&);
GroupView edit_group(Tx&, http::PathName const&, json::Value const& patch);
void retire_group(Tx&, http::PathName const&);
void add_member(Tx&, http::PathName const& group, Reference const& person);
void remove_member(Tx&, http::PathName const& group, Reference const& person);

// Gives a group what the fields say; names that are as they were before keep their ids. For imports as well.
void take(Tx&, Group&, GroupFields const&, GroupView const& before = {});

}  // namespace yitai::people
