#include "testing/day.h"

#include "testing/clock.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::testing {
namespace {

using http::Method;

struct Hired {
    char const* login;
    Role role;
    char const* group;  // "": none
};
constexpr Hired desk_people[] = {
    {"taker_1", Role::call_taker, "service-desk"},      {"taker_2", Role::call_taker, "service-desk"},
    {"agent_1", Role::agent, "service-desk"},           {"agent_2", Role::agent, "service-desk"},
    {"agent_3", Role::agent, "service-desk"},           {"engineer_1", Role::engineer, "network"},
    {"engineer_2", Role::engineer, "network"},          {"majors", Role::major_incident_manager, "service-desk"},
    {"manager", Role::desk_manager, "service-desk"},    {"problems", Role::problem_manager, "network"},
    {"changes", Role::change_manager, "network"},       {"quality", Role::analyst, ""},
};
constexpr char const* users[] = {"user_1", "user_2", "user_3", "user_4", "user_5", "user_6", "user_7", "user_8"};

constexpr char const* subjects[] = {"打印机卡纸",    "上不了网",       "邮箱登录失败", "VPN keeps dropping",
                                    "OA 系统打不开", "Laptop is slow", "电话没声音",   "视频会议没有声音"};
constexpr char const* words[] = {"请尽快处理", "Still not working",     "已重启，无效",
                                 "好像好了",   "Which floor is it on?", "正在查看"};
constexpr char const* channels[] = {"phone", "mail", "chat", "walk_in", "portal"};

std::string pair(std::string_view name, std::string_view value) { return fmt::format(R"("{}":"{}")", name, value); }

template <std::size_t N>
std::string_view pick(char const* const (&all)[N], std::uint64_t roll) {
    return all[roll % N];
}

std::vector<std::string> texts_of(World::Answer const& answer, std::string const& member) {
    std::vector<std::string> texts;
    if (auto const* data = answer.body.find("data"))
        for (auto const& row : *data->as<json::Array>())
            if (auto const* value = row.find(member)) texts.push_back(json::text_of(*value));
    return texts;
}

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) all += text + ' ';
    return all;
}

// What another database may choose otherwise, or what every change alters.
constexpr std::string_view left_out[] = {"id", "number", "version", "updated_at", "parent", "merged_into", "queue_key"};

}  // namespace

Day::Day(World& world, unsigned seed) : world_(world), random_(seed) { hire(); }

void Day::hire() {
    auto const add = [&](std::string const& login, std::optional<Role> role, std::string const& group) {
        return world_.database().write({.actor = the_desk()}, [&](Tx& tx) {
            Person person{.login = login, .name = login};
            if (role) person.grants = {{std::string(name_of(*role)), {}, {}}};
            person = people::add(tx, person);
            if (!group.empty()) people::join(tx, person.id, people::group_named(tx, group, ""));
            return person;
        });
    };
    for (auto const& [login, role, group] : desk_people) desk_.push_back(add(login, role, group));
    for (auto const* login : users) users_.push_back(add(login, {}, ""));
    ask(world_.admin, Method::PATCH, "services/it",
        R"({"support":[{"line":"l1","group":"service-desk"},{"line":"l2","group":"network"}]})");
    ask(world_.admin, Method::PATCH, "groups/service-desk", R"({"manager":"manager"})");
    ask(world_.admin, Method::PATCH, "groups/network", R"({"manager":"manager","escalates_to":"service-desk"})");
    ask(world_.admin, Method::POST, "custom-fields",
        R"({"code":"floor","name":{"zh":"楼层","en":"Floor"},"type":"integer","for_requester":true})");
}

void Day::live(int steps, int contacts) {
    for (int step = 0; step < steps; ++step) {
        if (contacts_ < contacts &&
            (tickets_.size() < 5 || roll(static_cast<std::uint64_t>(steps)) < static_cast<std::uint64_t>(contacts) + 50))
            take_contact();
        else act();
        advance(Milliseconds(1'000 + roll(15'000)));
        if (step % 10 == 0) world_.run_due_jobs();
    }
    while (contacts_ < contacts) take_contact();
    advance(Minutes(1));
    world_.run_due_jobs();
}

void Day::take_contact() {
    ++contacts_;
    auto const& taker = desk_[roll(5)];
    auto const& caller = one_of(users_);
    auto const contact = ask(
        taker, Method::POST, "contacts",
        fmt::format(R"({{{},{},"nature":"fault"}})", pair("channel", pick(channels, roll(5))), pair("person", *caller.login)));
    note_done("contact", contact);
    auto const at = "contacts/" + contact.text("id");
    switch (roll(8)) {
        case 0:
            return note_done("answer", ask(taker, Method::POST, at + "/answer", R"({"text":"重启即可"})"));
        case 1:
            return note_done("guidance", ask(taker, Method::POST, at + "/guidance", R"({"reason":"not_it"})"));
        case 2:
            if (!tickets_.empty())
                return note_done("me-too contact",
                                 ask(taker, Method::POST, at + "/me-too", '{' + pair("ticket", some_ticket()) + '}'));
            [[fallthrough]];
        default:
            auto const ticket = ask(
                taker, Method::POST, at + "/ticket",
                fmt::format(R"({{{},"service":"it","category":"other","impact":{},"urgency":{},"custom_fields":{{"floor":{}}}}})",
                            pair("subject", pick(subjects, roll(8))), 1 + roll(4), 1 + roll(4), roll(40)));
            note_done("ticket", ticket);
            remember(ticket);
    }
}

void Day::work_on_ticket() {
    auto const at = "tickets/" + some_ticket();
    auto const& agent = one_of(desk_);
    auto const& user = one_of(users_);
    auto const floor = roll(40), word = roll(6), level = 1 + roll(4);
    struct Deed {
        char const* what;
        Person const& who;
        Method method;
        std::string path, body;
    };
    Deed const deeds[] = {
        {"assign", agent, Method::PUT, at + "/assignment", '{' + pair("assignee", *one_of(desk_).login) + '}'},
        {"assign", agent, Method::PUT, at + "/assignment", '{' + pair("assignee", *agent.login) + '}'},
        {"transfer", agent, Method::PUT, at + "/assignment", R"({"group":"network","reason":"交换机"})"},
        {"escalate", agent, Method::POST, at + "/escalations", R"({"kind":"functional","reason":"一线解决不了"})"},
        {"raise", agent, Method::POST, at + "/escalations", R"({"kind":"hierarchical","reason":"客户催得急"})"},
        {"note", agent, Method::POST, at + "/entries", fmt::format(R"({{"kind":"note",{}}})", pair("body", words[word]))},
        {"reply", agent, Method::POST, at + "/entries", fmt::format(R"({{"kind":"reply",{}}})", pair("body", words[word]))},
        {"answer of a user", user, Method::POST, at + "/entries",
         fmt::format(R"({{"kind":"reply",{}}})", pair("body", words[word]))},
        {"classify", agent, Method::PATCH, at,
         fmt::format(R"({{"impact":{},"tags":["t{}"],"custom_fields":{{"floor":{}}}}})", level, word, floor)},
        {"override", agent, Method::PATCH, at, fmt::format(R"({{"priority":{},"priority_reason":"董事会"}})", level)},
        {"start", agent, Method::PATCH, at, R"({"state":"in_progress"})"},
        {"pend", agent, Method::PUT, at + "/pending", R"({"reason":"awaiting_user"})"},
        {"resume", agent, Method::DELETE, at + "/pending", ""},
        {"resolve", agent, Method::PUT, at + "/resolution", R"({"code":"fixed","text":"已修复","cause":"wear"})"},
        {"resolve", agent, Method::PUT, at + "/resolution", R"({"code":"explained","text":"已说明"})"},
        {"reopen", world_.admin, Method::DELETE, at + "/resolution", R"({"reason":"没有好"})"},
        {"close", world_.admin, Method::PUT, at + "/closure", ""},
        {"reopen", user, Method::DELETE, at + "/resolution", R"({"reason":"又坏了"})"},
        {"close", user, Method::PUT, at + "/closure", ""},
        {"cancel", agent, Method::PUT, at + "/cancellation", R"({"code":"withdrawn","reason":"不需要了"})"},
        {"announce", world_.admin, Method::PUT, at + "/announcement", ""},
        {"watch", agent, Method::POST, at + "/watchers", '{' + pair("person", *user.login) + '}'},
        {"unwatch", agent, Method::DELETE, at + "/watchers/" + *user.login, ""},
        {"chase", user, Method::POST, at + "/chases", R"({"comment":"请尽快"})"},
        {"chase for him", agent, Method::POST, at + "/chases", "{}"},
        {"task", agent, Method::POST, at + "/tasks", R"({"subject":"换硒鼓","checklist":["关机","更换"]})"},
        {"mention", agent, Method::POST, at + "/entries",
         fmt::format(R"({{"kind":"note","body":"@{} 请看一下"}})", *one_of(desk_).login)},
        {"draft", agent, Method::PUT, at + "/draft", R"({"kind":"reply","body":"正在"})"},
        {"look", agent, Method::PUT, at + "/presence", R"({"doing":"viewing"})"},
        {"bulk", world_.admin, Method::POST, "bulk-changes",
         fmt::format(R"({{"filter":"open=true&priority={}","action":"tags","body":{{"add":["b{}"]}}}})", level, word)},
    };
    if (roll(20) == 0) return finish_task(agent);
    if (roll(20) == 0) return attach_file(agent, at);
    auto const& deed = deeds[roll(std::size(deeds))];
    note_done(deed.what, ask(deed.who, deed.method, deed.path, deed.body));
}

void Day::finish_task(Person const& agent) {
    auto const open = ask(agent, Method::GET, "tasks?state=open,in_progress&limit=5");
    auto const* data = open.body.find("data");
    if (!data || data->as<json::Array>()->empty()) return;
    auto const task = "tasks/" + *data->as<json::Array>()->back().find("id")->as<std::string>();
    for (auto const* item : {"0", "1"}) ask(agent, Method::PUT, task + "/checklist/" + item + "/done");
    note_done("task done", ask(agent, Method::PUT, task + "/state", R"({"state":"done"})"));
}

void Day::attach_file(Person const& agent, std::string const& at) {
    note_done("attach", world_.ask(agent, Method::POST, "/api/v1/" + at + "/attachments?name=log.txt", "a line of the log\n",
                                   {{"content-type", "text/plain"}}));
}

void Day::relate_tickets() {
    auto const& manager = world_.admin;
    auto const one = some_ticket(), other = some_ticket();
    auto const at = "tickets/" + one;
    auto const undo_at = [&](std::string const& path) { return [path](Answer const&) { return path; }; };
    switch (roll(6)) {
        case 0:
            return note_done("link", ask(manager, Method::POST, at + "/links",
                                         fmt::format(R"({{"kind":"caused_by",{}}})", pair("ticket", other))));
        case 1:
            return undoably("merge", manager, Method::POST, at + "/merge", '{' + pair("into", other) + '}',
                            undo_at(at + "/merge"), {one, other});
        case 2:
            if (!ask(manager, Method::GET, at).text("parent").empty()) return;
            return undoably("fold", manager, Method::PUT, at + "/parent",
                            fmt::format(R"({{{},"me_too":true}})", pair("parent", other)), undo_at(at + "/parent"), {one, other});
        case 3:
            return undoably("kind", manager, Method::PUT, at + "/kind", R"({"kind":"request","reason":"不是故障"})",
                            undo_at(at + "/kind"), {one});
        case 4: {
            auto const entries = ask(manager, Method::GET, at + "/entries");
            auto const* data = entries.body.find("data");
            if (!data || data->as<json::Array>()->empty()) return;
            auto const id = *data->as<json::Array>()->front().find("id")->as<std::string>();
            return undoably("split", manager, Method::POST, at + "/splits",
                            fmt::format(R"({{"subject":"另一件事","entries":["{}"]}})", id),
                            [](Answer const& fresh) { return "tickets/" + fresh.text("id") + "/split"; }, {one});
        }
        default:
            auto const clone = ask(manager, Method::POST, at + "/clones", "{}");
            note_done("clone", clone);
            remember(clone);
    }
}

void Day::act() {
    if (roll(10) < 8) work_on_ticket();
    else relate_tickets();
}

World::Answer Day::ask(Person const& who, Method method, std::string const& path, std::string const& body) {
    return world_.ask(who, method, "/api/v1/" + path, body, {{"if-match", "*"}});
}

void Day::note_done(std::string const& what, Answer const& answer) {
    if (answer.status < 300) ++done_[what];
    if (answer.status >= 500) ++done_["failed: " + what];
}

std::string const& Day::some_ticket() { return one_of(tickets_); }

// The place of a ticket in the day, whatever its number is.
std::string Day::ordinal(std::string const& number) const {
    auto const found = std::find(numbers_.begin(), numbers_.end(), number);
    return found == numbers_.end() ? "another" : std::to_string(found - numbers_.begin());
}

std::string Day::snapshot(std::string const& ticket) {
    auto const shown = ask(world_.admin, Method::GET, "tickets/" + ticket);
    std::string text;
    if (auto const* object = shown.body.as<json::Object>())
        for (auto const& [name, value] : *object)
            if (std::find(std::begin(left_out), std::end(left_out), name) == std::end(left_out))
                text += name + '=' + json::text_of(value) + '\n';
    for (auto const* reference : {"parent", "merged_into"})
        text += std::string(reference) + '=' + ordinal(shown.text(reference)) + '\n';
    auto const entries = ask(world_.admin, Method::GET, "tickets/" + ticket + "/entries?limit=200");
    for (auto const* member : {"kind", "body", "author", "from_requester", "released_at"})
        text += joined(texts_of(entries, member)) + '\n';
    return text;
}

std::string Day::state() {
    std::string text;
    for (auto const& ticket : tickets_) {
        text += snapshot(ticket);
        auto const history = ask(world_.admin, Method::GET, "tickets/" + ticket + "/history");
        for (auto const* member : {"type", "actor", "happened_at"}) text += joined(texts_of(history, member)) + '\n';
        for (auto const* under : {"links", "watchers", "children"}) {
            auto const answer = ask(world_.admin, Method::GET, "tickets/" + ticket + '/' + under);
            text += joined(texts_of(answer, "kind")) + joined(texts_of(answer, "subject")) + '\n';
        }
    }
    for (auto const& person : desk_) text += joined(texts_of(ask(person, Method::GET, "notices?limit=200"), "kind")) + '\n';
    for (auto const& person : users_) text += joined(texts_of(ask(person, Method::GET, "notices?limit=200"), "kind")) + '\n';
    text += joined(texts_of(ask(world_.admin, Method::GET, "tasks?limit=200"), "state"));
    for (auto const& person : users_) text += joined(texts_of(ask(person, Method::GET, "contacts?limit=200"), "outcome"));
    text += joined(texts_of(ask(world_.admin, Method::GET, "contacts?limit=200&sort=-happened_at"), "outcome"));
    for (auto const& [what, times] : done_) text += fmt::format("{} {}\n", what, times);
    return text;
}

void Day::remember(Answer const& answer) {
    if (answer.status != 201) return;
    tickets_.push_back(answer.text("id"));
    numbers_.push_back(answer.text("number"));
}

void Day::undoably(std::string const& what, Person const& who, Method method, std::string const& path, std::string const& body,
                   std::function<std::string(Answer const&)> const& undo, std::vector<std::string> const& concerned) {
    std::string before, after;
    for (auto const& ticket : concerned) before += snapshot(ticket);
    auto const answer = ask(who, method, path, body);
    note_done(what, answer);
    if (answer.status >= 300) return;
    remember(answer);

    auto const undone = ask(who, Method::DELETE, undo(answer));
    for (auto const& ticket : concerned) after += snapshot(ticket);
    if (undone.status != 200 || after != before)
        not_restored_.push_back(fmt::format("{} {}: {}\n{}\n->\n{}", what, path, undone.status, before, after));
    remember(ask(who, method, path, body));
}

}  // namespace yitai::testing
