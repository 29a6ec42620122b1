#include "bundle/plan.h"

#include "base/yaml.h"
#include "bundle/present.h"
#include "bundle/reading.h"
#include "db/attempt.h"

#include <algorithm>

namespace yitai::bundle {
namespace {

constexpr int most_rounds = 10;

// Moves the items of a bundle onto the desk, each by its own; what is refused leaves nothing behind.
class Application {
public:
    Application(Tx& tx, Given const& given) : tx_(tx), given_(given), read_(items_of(given.bundle)) {}

    Plan run() {
        for (auto& item : read_.items) take_or_refuse(item, Turn::first);
        for (auto& item : read_.items) take_or_refuse(item, Turn::referring);
        take_last();

        Plan plan;
        for (auto const& item : read_.items) plan.steps.push_back(step_of(item));
        for (auto const& [pointer, message, ignored] : read_.problems)
            plan.problems.push_back({pointer, line_of(pointer), message});
        std::stable_sort(plan.problems.begin(), plan.problems.end(),
                         [](Problem const& a, Problem const& b) { return a.line.value_or(0) < b.line.value_or(0); });
        return plan;
    }

private:
    void take_or_refuse(Item& item, Turn turn) {
        if (auto const refused = take(item, turn)) refuse(item, *refused);
    }

    // Who leads what is put out of use can't leave before, and the other way round, so what is refused is tried again.
    void take_last() {
        std::vector<Item*> left;
        for (auto item = read_.items.rbegin(); item != read_.items.rend(); ++item) left.push_back(&*item);
        for (int rounds = 0; rounds < most_rounds; ++rounds) {
            auto const before = left.size();
            std::erase_if(left, [&](Item* item) { return !take(*item, Turn::last); });
            if (left.empty() || left.size() == before) break;
        }
        for (auto* item : left) take_or_refuse(*item, Turn::last);
    }

    std::optional<db::Refused> take(Item& item, Turn turn) {
        if (item.refused || (turn != Turn::first && is_done(item, turn))) return std::nullopt;
        bool changes = true;
        auto const refused = db::attempt(tx_, [&] {
            changes = bring(item, turn);
            if (!changes) throw Conflict(nothing_applied);  // the rooms would count another version all the same
        });
        if (!refused) item.touched = true;
        return changes ? refused : std::nullopt;
    }

    // Whether the turn before has brought all that this one would.
    bool is_done(Item const& item, Turn turn) const {
        auto const before = static_cast<Turn>(static_cast<int>(turn) - 1);
        return patch_between(target(item, before), target(item, turn)).empty();
    }

    bool bring(Item& item, Turn turn) {
        auto const there = present(tx_, *item.kind, item.wanted);
        if (turn == Turn::first) begin(item, there);
        auto const wanted = target(item, turn);
        if (!there) {
            check_may(*item.kind);
            note(item, item.kind->add(tx_, wanted));
            return true;
        }
        auto const patch = patch_between(*there, wanted);
        if (patch.empty()) return false;
        note(item, item.kind->change(tx_, *there, patch));
        if (!item.waits && present(tx_, *item.kind, item.wanted) == there) return false;
        check_may(*item.kind);
        return true;
    }

    void begin(Item& item, std::optional<json::Object> const& there) {
        item.is_new = !there;
        if (!there) return;
        item.before = *there;
        auto const leave = [&](std::string_view field) {
            if (auto const* value = there->find(field); value && !item.wanted.find(field))
                item.wanted.set(std::string(field), *value);
        };
        for (auto const field : item.kind->left_alone) leave(field);
        for (auto const field : hidden_from(tx_.actor(), *item.kind)) leave(field);
    }

    static json::Object target(Item const& item, Turn turn) {
        auto const& kind = *item.kind;
        if (kind.after) return kind.after(turn, item.wanted, item.before);
        auto target = item.wanted;
        if (turn == Turn::last) return target;
        auto const as_before = [&](std::string_view field) {
            if (auto const* value = item.before.find(field)) target.set(std::string(field), *value);
            else std::erase_if(target, [&](auto const& member) { return member.first == field; });
        };
        for (auto const& [field, value] : kind.retired)
            if (auto const* wanted = item.wanted.find(field); wanted && *wanted == value) as_before(field);
        if (turn == Turn::first && !kind.late.empty()) as_before(kind.late);
        return target;
    }

    void check_may(KindRow const& kind) const {
        if (tx_.actor().rights[kind.right] != Scope::all) throw Forbidden("You may not change this");
    }

    static void note(Item& item, Done done) { item.waits |= done == Done::waiting; }

    void refuse(Item& item, db::Refused const& refused) {
        item.refused = true;
        if (refused.fields.empty()) read_.problems.push_back({item.pointer, refused.message});
        for (auto const& field : refused.fields) read_.problems.push_back({item.pointer + field.pointer, field.message});
    }

    std::optional<int> line_of(std::string const& pointer) const {
        return given_.line_of ? std::optional(given_.line_of(pointer)) : std::nullopt;
    }

    Step step_of(Item const& item) {
        Step step{std::string(item.kind->name), item.name, item.pointer, line_of(item.pointer)};
        if (item.refused) step.action = Action::refused;
        else if (item.waits) step.action = Action::waiting;
        else if (item.is_new) step.action = Action::add;
        if (item.refused || item.is_new || !item.touched) return step;
        step.fields = changes(item, item.waits ? item.wanted : *present(tx_, *item.kind, item.wanted));
        if (!item.waits && !step.fields.empty()) step.action = Action::change;
        return step;
    }

    std::vector<timeline::Change> changes(Item const& item, json::Object const& after) const {
        auto const hidden = hidden_from(tx_.actor(), *item.kind);
        auto const value_in = [](json::Object const& object, std::string_view field) {
            auto const* value = object.find(field);
            return value ? *value : json::Value();
        };
        std::vector<timeline::Change> all;
        for (auto const& [field, ignored] : patch_between(item.before, after)) {
            bool const shown = std::find(hidden.begin(), hidden.end(), field) == hidden.end();
            all.push_back({field, shown ? value_in(item.before, field) : json::Value(), value_in(after, field)});
        }
        return all;
    }

    Tx& tx_;
    Given const& given_;
    Reading read_;
};

}  // namespace

Given Given::values(json::Value bundle) { return {std::move(bundle), {}}; }

Given Given::text(std::string_view text) {
    auto const document = std::make_shared<yaml::Document>(yaml::parse(text));
    return {document->value, [document](std::string const& pointer) { return document->line_of(pointer); }};
}

std::int64_t Plan::count(Action action) const {
    return std::count_if(steps.begin(), steps.end(), [&](Step const& step) { return step.action == action; });
}

Plan apply(Tx& tx, Given const& given, Run run) {
    Plan plan;
    db::attempt(tx, [&] {
        plan = Application(tx, given).run();
        if (run == Run::dry || !plan.problems.empty()) throw Conflict(nothing_applied);
        plan.applied = true;
    });
    return plan;
}

}  // namespace yitai::bundle
