// The company that benchmarks work with: forty groups, sixty agents, five hundred people who report what is broken.
#pragma once

#include "access/access.h"
#include "app/wiring.h"
#include "incident/incident.h"
#include "people/group.h"

#include <fmt/format.h>

namespace yitai::bench {

inline constexpr int groups = 40, agents = 60, requesters = 500;

inline std::string group_code(int number) { return "team-" + std::to_string(number % groups); }
inline std::string agent_login(int number) { return "agent-" + std::to_string(number % agents); }
inline std::string requester_login(int number) { return "person-" + std::to_string(number % requesters); }

inline void found_company(Tx& tx) {
    for (int i = 0; i < groups; ++i)
        people::add(tx, Group{.code = group_code(i), .name = {"支持组", "Support team"}, .line = SupportLine::l2}, {});
    for (int i = 0; i < agents; ++i) {
        auto const person = people::add(tx, Person{.login = agent_login(i), .name = "Agent", .grants = {{"agent"}}});
        people::join(tx, person.id, people::group_named(tx, group_code(i), ""));
    }
    for (int i = 0; i < requesters; ++i) people::add(tx, Person{.login = requester_login(i), .name = "Requester"});
}

// Rights as the administrator who is also the desk's manager has them.
inline db::Context as_manager(Tx& tx) { return {.actor = access::acting_as(tx, *people::find_login(tx, "admin"), Via::api)}; }

inline incident::Report report_number(int number) {
    constexpr std::string_view things[] = {"Printer", "VPN",      "Outlook",  "Billing screen",
                                           "打印机",  "宽带账号", "工单系统", "Wi-Fi"};
    constexpr std::string_view troubles[] = {"is very slow", "does not answer", "shows error 500",
                                             "无法登录",     "经常掉线",        "打不开"};
    auto const subject = fmt::format("{} {} ({})", things[static_cast<std::size_t>(number) % std::size(things)],
                                     troubles[static_cast<std::size_t>(number / 8) % std::size(troubles)], number);
    return {.subject = subject,
            .description = "It has been like this since this morning; colleagues on the same floor see it too. 请尽快处理。",
            .requester = requester_login(number),
            .channel = Channel::phone,
            .service = "it",
            .category = "other",
            .impact = Level{1 + number % 4},
            .urgency = Level{1 + number / 4 % 4},
            .group = group_code(number)};
}

}  // namespace yitai::bench
