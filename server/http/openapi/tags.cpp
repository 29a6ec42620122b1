#include "http/openapi/tags.h"

#include <algorithm>
#include <utility>

namespace yitai::openapi {
namespace {

constexpr std::pair<std::string_view, char const*> known_tags[] = {
    {"agreements", "What is promised for whom, and within what time"},
    {"announcements", "Faults that are known, for everybody they concern"},
    {"attachments", "Files that belong to tickets, or wait for theirs"},
    {"audit", "Who did what, and what was there before"},
    {"bulk-changes", "The same done to many tickets, and what came of each"},
    {"calendars", "When the desk works, and every version of it"},
    {"canned-replies", "Texts that are said again and again, with variables"},
    {"categories", "What tickets are about, as a tree"},
    {"ci-types", "The types a configuration item can have"},
    {"cis", "Configuration items: the devices, programs and contracts that services stand on"},
    {"closing-codes", "The words with which tickets are resolved and cancelled, and their causes"},
    {"colleagues", "Whom anybody may find within his own organisation"},
    {"configuration", "How the desk is set up, as one file"},
    {"contacts", "Every time somebody reached the desk, and what came of it"},
    {"custom-fields", "What the desk asks for beyond the fields that every ticket has"},
    {"departments", "Departments of the organisations, as a tree"},
    {"desk", "What the desk is called"},
    {"drafts", "What you have begun to write about tickets"},
    {"duplicates", "What may be the same fault, before it is reported twice"},
    {"events", "What happens, as it happens"},
    {"exports", "Tickets written into files for spreadsheets"},
    {"fold-rules", "When many like reports become one"},
    {"groups", "The teams that work on tickets, and who is in them"},
    {"holiday-sets", "Official days off and make-up work days, year by year"},
    {"imports", "CSV and XLSX files taken in as a whole and undone in one step"},
    {"incidents", "Faults reported, from the report to the closure"},
    {"jobs", "The work the desk does by itself, and what of it has failed"},
    {"me", "You, as the desk knows you"},
    {"notices", "What the desk has told you"},
    {"one-time-links", "Links by which a requester answers a resolution without signing in"},
    {"organisations", "The company, its customers and its suppliers"},
    {"password", "A password set by a link"},
    {"password-resets", "Links for those who have forgotten their password"},
    {"permissions", "Why somebody may or may not do something"},
    {"persons", "People: who they are, where they belong, whom they deputise and when they are away"},
    {"practices", "What the desk has decided about each kind of ticket"},
    {"reports", "Tickets counted, each figure with the list of what it counts"},
    {"rights", "What may be done, by its names, and how far it can reach"},
    {"revisions", "Drafts, trials and versions of what hurts when it is wrong"},
    {"role-changes", "Changes of roles and of who has them, decided by a second person"},
    {"roles", "The roles and their rights"},
    {"search", "Everything that is found by words, and how a query goes on"},
    {"services", "What the desk gives support for, and which groups do"},
    {"sessions", "Where you are signed in"},
    {"sites", "Regions, cities, buildings, floors and rooms, as a tree"},
    {"tasks", "Pieces of work within tickets, with their checklists"},
    {"tickets", "What tickets of every kind have in common: work, conversation, relations, history"},
    {"tokens", "How programs sign in"},
    {"timers", "The timers of promises, and whether the server's clock can be believed"},
    {"views", "Lists of tickets that were saved under a name, with their counts"},
};

}  // namespace

json::Value described_tag(std::string_view name) {
    json::Object tag{{"name", name}};
    auto const told =
        std::find_if(std::begin(known_tags), std::end(known_tags), [&](auto const& row) { return row.first == name; });
    if (told != std::end(known_tags)) tag.set("description", told->second);
    return tag;
}

}  // namespace yitai::openapi
