// The permission explainer: whether somebody may do something with something, and by which role, scope and rule, or why not.
#pragma once

#include "base/message.h"
#include "people/person.h"

namespace yitai::permission {

struct Question {
    std::string action;                // a right's name: "ticket.reply"
    std::optional<std::string> actor;  // by id or login; the caller when left out
    std::optional<std::string> object; // "INC-10241", "person/li_lei", "group/network"; none: anything at all
};
YITAI_DESCRIBE(Question, action, actor, object)

// One role the actor holds, and what it has to say.
struct Ground {
    std::string role;
    Scope scope = Scope::none;
    std::optional<std::string> organisation, region;
    bool reaches = false;
    std::string rule;
};
YITAI_DESCRIBE(Ground, role, scope, organisation, region, reaches, rule)

struct Explanation {
    std::string actor, action;
    std::optional<std::string> object;
    bool allowed = false;
    std::string rule;               // the sentence that decides
    std::optional<Ground> granted_by;
    std::vector<Ground> grounds;    // all of them; when nothing is allowed these are the denying rows
};
YITAI_DESCRIBE(Explanation, actor, action, object, allowed, rule, granted_by, grounds)

// About oneself by everybody, about others by who manages roles. Invalid: no such right, no such object.
Explanation explain(Tx&, Question const&, Language);

}  // namespace yitai::permission
