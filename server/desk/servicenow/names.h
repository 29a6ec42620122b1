// Whom and what a file speaks of: groups, people, sites, categories. What the desk has not yet is made once, under a code made of
// its name, before anything is replayed.
#pragma once

#include "db/database.h"
#include "servicenow/event.h"

#include <map>
#include <set>

namespace yitai::servicenow {

inline constexpr std::string_view external_problem = "external_problem", external_change = "external_change",
                                  causing_change = "caused_by_change", supplier = "vendor";

inline constexpr std::string_view unknown_caller = "Unknown caller";  // of incidents that name none

class Names {
public:
    void note(Event const&);
    void make(db::Database&, db::Context const&);  // in short transactions; may be done again

    GroupId group(std::string const& name) const;  // the first line where none is named
    PersonId person(std::string const& name) const;
    SiteId site(std::string const& name) const;
    CategoryId category(Event const&) const;
    ServiceId service() const { return service_; }  // the desk's own; it may have none

private:
    using Ids = std::map<std::string, std::int64_t>;
    Ids groups_, people_, sites_, categories_, subcategories_;
    std::map<std::string, std::string> parents_;  // of subcategories
    std::set<std::string> agents_;
    std::set<std::pair<std::string, std::string>> members_;  // agent, group
    std::set<std::string_view> fields_;  // of references
    GroupId first_line_;
    ServiceId service_;
};

}  // namespace yitai::servicenow
