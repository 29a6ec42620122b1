#include "app/command/commands.h"
#include "base/yaml.h"
#include "bundle/plan.h"
#include "bundle/present.h"

namespace yitai::app {
namespace {

bundle::Whom whom(Command const& command) {
    if (!command.has("people")) return bundle::Whom::staff;
    if (auto const asked = enum_from<bundle::Whom>(command.option("people"))) return *asked;
    throw Invalid("/people", {"Must be one of {{words}}", {{"words", "staff, all"}}});
}

std::string with_count(std::int64_t number, std::string_view what) {
    return ", " + std::to_string(number) + ' ' + std::string(what);
}

// "change  services mail: criticality 3 → 1"
std::string line_of(bundle::Step const& step) {
    auto line = std::string(name_of(step.action)) + '\t' + step.kind + ' ' + (step.name.empty() ? step.pointer : step.name);
    for (auto const& change : step.fields)
        line += (&change == &step.fields.front() ? ": " : "; ") + change.field + ' ' + json::text_of(change.old) + " → " +
                json::text_of(change.new_);
    return line;
}

void say_plan(Command const& command, bundle::Plan const& plan) {
    using bundle::Action;
    for (auto const& step : plan.steps)
        if (step.action != Action::unchanged && step.action != Action::refused) command.out(line_of(step));
    for (auto const& problem : plan.problems)
        command.err("line " + std::to_string(problem.line.value_or(1)) + ", " + problem.pointer + ": " + say(problem.message));
    command.out(std::string(plan.applied ? "Applied" : "Not applied") + with_count(plan.count(Action::add), "to add") +
                with_count(plan.count(Action::change), "to change") + with_count(plan.count(Action::unchanged), "unchanged") +
                with_count(plan.count(Action::waiting), "waiting for a second administrator") +
                with_count(static_cast<std::int64_t>(plan.problems.size()), "problems"));
}

}  // namespace

Exit export_configuration(Command& command) {
    auto const people = whom(command);
    auto const exported =
        command.database.read(command.context(), [&](Tx& tx) { return yaml::text_of(bundle::exported(tx, people)); });
    for (auto const line : split(std::string_view(exported).substr(0, exported.size() - 1), '\n')) command.out(line);
    return Exit::ok;
}

Exit apply_configuration(Command& command) {
    auto const text = from_base64url(command.option("file"));
    if (!text) throw Invalid("/file", "Must be in base64url");
    auto const run = command.has("dry-run") ? bundle::Run::dry : bundle::Run::for_real;
    bundle::Plan plan;
    try {
        auto const given = bundle::Given::text(*text);
        plan = command.database.write(command.context(), [&](Tx& tx) { return bundle::apply(tx, given, run); });
    } catch (yaml::Unreadable const& why) {
        plan.problems.push_back({"", why.line, why.message});
    }
    say_plan(command, plan);
    return plan.problems.empty() ? Exit::ok : Exit::refused;
}

}  // namespace yitai::app
