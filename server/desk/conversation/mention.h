// A mention names a person by login or a group by code in the text of an entry: "@li_lei", "（@network）". Before the @ stands
// the start, a blank or an opening bracket, so that mail addresses are none; a name that nobody bears is just text.
#pragma once

#include "base/bilingual.h"
#include "conversation/entry.h"

namespace yitai::conversation {

inline constexpr std::size_t most_mentions = 50;

// The names as they stand in the text, in lower case and each once. Letters a to z, digits and . _ - inside.
std::vector<std::string> names_in(std::string_view body);

// Those of them who may read such an entry of that ticket, at most 50: the logins and codes an entry keeps.
std::vector<std::string> mentioned_in(Tx&, Ticket const&, EntryKind, std::string_view body);

// The active people whom logins and codes name, members for their group.
std::vector<PersonId> people_mentioned(Tx&, std::vector<std::string> const& names);

// Whom an entry that is being written could mention.
struct Mentionable {
    std::string name;  // a login or a group's code
    Bilingual title;
    bool group = false;
};
YITAI_DESCRIBE(Mentionable, name, title, group)

struct Mentionables {
    std::vector<Mentionable> data;
};
YITAI_DESCRIBE(Mentionables, data)

// The beginning of a name, as GET /persons and GET /groups look for it (none: nobody), and of what kind the entry is.
struct MentionSought {
    Preset<Text<100>> q;
    Preset<EntryKind> kind = EntryKind::note;
};
YITAI_DESCRIBE(MentionSought, q, kind)

// Of those whom the actor may see, the first 20 who may read such an entry: groups before people, staff before others.
Mentionables mentionable(Tx&, ticket::Reference const&, MentionSought const&);

}  // namespace yitai::conversation
