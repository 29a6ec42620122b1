#include "bundle/bundle_api.h"

#include "base/yaml.h"
#include "bundle/plan.h"
#include "bundle/present.h"

namespace yitai::bundle {
namespace {

struct ConfigurationQuery {
    Preset<Whom> people = Whom::staff;
};
YITAI_DESCRIBE(ConfigurationQuery, people)

struct NewConfiguration {
    std::optional<std::string> text;            // YAML
    std::map<std::string, json::Value> bundle;  // or its values
    Preset<bool> dry_run = false;
};
YITAI_DESCRIBE(NewConfiguration, text, bundle, dry_run)

struct ProblemView {
    std::string pointer;
    std::optional<int> line;
    std::string sentence;
};
YITAI_DESCRIBE(ProblemView, pointer, line, sentence)

struct PlanView {
    bool applied = false, dry_run = false;
    std::int64_t added = 0, changed = 0, unchanged = 0, waiting = 0;
    std::vector<Step> steps;
    std::vector<ProblemView> problems;
};
YITAI_DESCRIBE(PlanView, applied, dry_run, added, changed, unchanged, waiting, steps, problems)

http::Response configuration(Tx& tx, ConfigurationQuery const& asked, http::Request const& request) {
    auto const bundle = exported(tx, asked.people);
    http::Response response;
    if (request.header("accept").value_or("").find("application/json") != std::string_view::npos) {
        response.body = json::text_of(json::Value(bundle));
        return response;
    }
    response.content_type = "application/yaml";
    response.body = yaml::text_of(bundle);
    response.set("Content-Disposition", "attachment; filename=\"yitai.yaml\"");
    return response;
}

PlanView view(Plan const& plan, Run run, Language language) {
    PlanView view{plan.applied,
                  run == Run::dry,
                  plan.count(Action::add),
                  plan.count(Action::change),
                  plan.count(Action::unchanged),
                  plan.count(Action::waiting),
                  plan.steps};
    for (auto const& problem : plan.problems)
        view.problems.push_back({problem.pointer, problem.line, say(problem.message, language)});
    return view;
}

Plan unreadable(yaml::Unreadable const& why) {
    Plan plan;
    plan.problems.push_back({"", why.line, why.message});
    return plan;
}

// Where it stands in what was sent: a text has lines only.
FieldError refusal(Problem const& problem, Language language) {
    if (!problem.line) return {"/bundle" + problem.pointer, problem.message};
    return {
        "/text",
        {"Line {{line}}: {{sentence}}", {{"line", std::to_string(*problem.line)}, {"sentence", say(problem.message, language)}}}};
}

Plan applied(Tx& tx, NewConfiguration const& given, Run run) {
    if (given.text.has_value() != given.bundle.empty()) throw Invalid("/bundle", "Give either a text or a bundle");
    json::Object const values(given.bundle.begin(), given.bundle.end());
    try {
        return apply(tx, given.text ? Given::text(*given.text) : Given::values(values), run);
    } catch (yaml::Unreadable const& why) {
        return unreadable(why);
    }
}

// What a dry run only tells is a refusal when it was to be done.
PlanView configure(Tx& tx, NewConfiguration const& given, http::Request const& request) {
    auto const run = given.dry_run ? Run::dry : Run::for_real;
    auto const plan = applied(tx, given, run);
    if (run == Run::for_real && !plan.problems.empty()) {
        std::vector<FieldError> refused;
        refused.reserve(plan.problems.size());
        for (auto const& problem : plan.problems) refused.push_back(refusal(problem, request.language));
        throw Invalid(nothing_applied, std::move(refused));
    }
    return view(plan, run, request.language);
}

constexpr http::Route route_rows[] = {
    {http::GET,
     "/configuration",
     Right::desk_manage,
     http::answer<configuration>,
     "How the desk is set up, in one file of YAML or as JSON",
     http::Versioned::no,
     http::Secret::no,
     nullptr,
     http::Writes::rows,
     {},
     http::Aside::yes},
    {http::POST, "/configuration", Right::desk_manage, http::answer<configure>,
     "Set the desk up as a file says, all of it or nothing; or only say what that would change", http::Versioned::no,
     http::Secret::no, nullptr, http::Writes::rows, yaml::limits},
};

}  // namespace

std::span<http::Route const> routes() { return route_rows; }

}  // namespace yitai::bundle
