#include "ticket/question.h"

#include "base/pinyin.h"
#include "people/tree.h"
#include "search/index.h"
#include "ticket/list.h"
#include "ticket/visibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yitai::ticket {
namespace {

using search::Comparison;
using search::Node;
using Sort = QueryField::Sort;

std::string const pointer = http::query_pointer("q");

constexpr QueryField fields[] = {
    {"status", "状态", "state", Sort::state},
    {"state", "阶段", "state", Sort::state},
    {"priority", "优先级", "priority", Sort::number},
    {"impact", "影响", "impact", Sort::number},
    {"urgency", "紧急程度", "urgency", Sort::number},
    {"kind", "类型", "kind", Sort::word},
    {"channel", "渠道", "channel", Sort::word},
    {"pending", "挂起原因", "pending_reason", Sort::word},
    {"assignee", "处理人", "assignee", Sort::person},
    {"requester", "请求人", "requester", Sort::person},
    {"reporter", "报告人", "reported_by", Sort::person},
    {"watcher", "关注人", "watcher", Sort::person},
    {"group", "组", "group", Sort::thing, {}, "desk_group"},
    {"service", "服务", "service", Sort::thing, {}, "service"},
    {"site", "地点", "site", Sort::thing, "site", "site"},
    {"organisation", "组织", "organisation", Sort::thing, {}, "organisation"},
    {"category", "类别", "category", Sort::thing, "category", "category"},
    {"ci", "配置项", "ci", Sort::thing},
    {"parent", "父单", "parent", Sort::thing},
    {"tag", "标签", "tag", Sort::text},
    {"number", "编号", "number", Sort::text},
    {"breach", "超时", "next_due_at", Sort::breach},
    {"due", "到期", "next_due_at", Sort::instant},
    {"created", "创建", "created_at", Sort::instant},
    {"updated", "更新", "updated_at", Sort::instant},
    {"resolved", "解决", "resolved_at", Sort::instant},
    {"announced", "公告", "announced", Sort::boolean},
    {"me_too", "同报", "me_too", Sort::boolean},
    {"vip", "贵宾", "vip", Sort::boolean},
};

struct StateWord {
    std::string_view zh;
    std::string_view state;
};
constexpr StateWord state_words[] = {
    {"未结", "open"},         {"已结", "over"},         {"新建", "new"},          {"已分派", "assigned"}, {"处理中", "in_progress"},
    {"挂起", "pending"},      {"已解决", "resolved"},   {"已关闭", "closed"},     {"已取消", "cancelled"}, {"已提交", "submitted"},
    {"履行中", "fulfilment"}, {"已履行", "fulfilled"},
};

QueryField const& field_named(Node const& node) {
    auto const name = lower_ascii(node.field);
    for (auto const& field : fields)
        if (field.name == name || field.zh == name || (field.filter == name && field.sort != Sort::breach)) return field;
    search::refuse(pointer, {"There is no field {{name}}; put a text in quotation marks", {{"name", node.field}}}, node.position);
}

bool sees_all_notes(Actor const& actor) { return actor.rights[Right::ticket_note_read] == Scope::all; }

// Parameters are named by views, so their names live as long as the program.
std::string_view parameter_name(std::size_t index) {
    static auto const all_names = [] {
        std::array<std::string, 512> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = "asked_" + std::to_string(i);
        return all;
    }();
    if (index >= all_names.size()) throw Invalid(pointer, "Too many values");
    return all_names[index];
}

std::string listed(std::vector<std::string_view> const& words) {
    std::string text;
    for (auto const word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

// A moment: 2026-01-31, a time, now-2h, -7d.
struct Span {
    Instant begin, end;  // a day has a beginning and an end
};
std::optional<Span> span_of(std::string_view word, Instant now) {
    if (word == "today" || word == "今天") return span_of(to_rfc3339(now).substr(0, 10), now);
    if (word == "yesterday" || word == "昨天") return span_of(to_rfc3339(now - Hours(24)).substr(0, 10), now);
    if (word.size() == 10)
        if (auto const day = parse_rfc3339(std::string(word) + "T00:00:00Z")) return Span{*day, *day + Hours(24)};
    bool const is_distance = word.starts_with('-') || word.starts_with('+');
    auto const at = parse_when(is_distance ? "now" + std::string(word) : std::string(word), now);
    return at ? std::optional(Span{*at, *at}) : std::nullopt;
}

class Compiler {
public:
    Compiler(Tx& tx, Lead lead) : tx_(tx), engine_(tx.engine()), lead_(lead) {}

    Question compile(Node const& root) {
        Node all{.kind = Node::Kind::all};
        flatten(root, all);
        auto [words, others] = parted(all);
        if (words && lead_ == Lead::index) lead_by(*words);
        else if (words) question_.where += " and " + sql(*words);
        for (auto const& other : others) question_.where += " and " + sql(other);
        return std::move(question_);
    }

private:
    static void flatten(Node const& node, Node& into) {
        if (node.kind != Node::Kind::all) into.children.push_back(node);
        else
            for (auto const& child : node.children) flatten(child, into);
    }

    std::string bind(db::Value value) {
        question_.params.emplace_back(parameter_name(question_.params.size()), nullptr);
        question_.params.back().value = std::move(value);
        return ':' + std::string(question_.params.back().name);
    }
    std::string bind_text(std::string text) { return bind(db::Value(std::move(text))); }

    std::optional<std::string> expression(Node const& node) const {
        return search::expression(engine_, node, where_to_look(), sees_all_notes(tx_.actor()) || !sees_notes());
    }
    bool sees_notes() const { return tx_.actor().may(Right::ticket_note_read); }
    search::Within where_to_look() const { return sees_notes() ? search::Within::everything : search::Within::open; }
    bool sees_some_notes() const { return sees_notes() && !sees_all_notes(tx_.actor()); }

    // Of the parts that must all hold, those the index answers as one, and the others.
    struct Parted {
        std::optional<Node> words;
        std::vector<Node> others;
    };
    Parted parted(Node const& node) const {
        Node words{.kind = Node::Kind::all};
        Parted parted;
        for (auto const& child : node.children) {
            auto const& inner = child.kind == Node::Kind::none ? child.children.front() : child;
            bool const is_words = !inner.has(Node::Kind::field) && (child.kind != Node::Kind::none || !sees_some_notes());
            if (is_words) words.children.push_back(child);
            else parted.others.push_back(child);
        }
        if (!words.children.empty() && expression(words)) parted.words = std::move(words);
        else parted.others.insert(parted.others.end(), words.children.begin(), words.children.end());
        return parted;
    }

    void lead_by(Node const& words) {
        question_.by_index = true;
        auto const id = search::id_column(engine_, search::Kind::ticket);
        // SQLite would ask the index anew for every ticket if it began with the tickets; it keeps the order of a cross join, and
        // without another index it looks a ticket up by its id.
        bool const lite = engine_ == db::Engine::sqlite;
        auto const join = lite ? " cross join ticket not indexed on ticket.id = " : " join ticket on ticket.id = ";
        question_.from = search::table_of(search::Kind::ticket) + join + id;
        auto sql = search::matches(engine_, search::Kind::ticket, bind_text(*expression(words)));
        if (sees_some_notes()) {
            auto const openly = search::holds_openly(engine_, search::Kind::ticket, words,
                                                     [this](std::string text) { return bind_text(std::move(text)); });
            sql += " and (" + reached_notes() + " or " + openly + ')';
        }
        question_.where += " and " + sql;
    }

    std::string reached_notes() {
        auto reached = reached_by(tx_.actor(), Right::ticket_note_read);
        for (auto& param : reached.params) question_.params.push_back(std::move(param));
        return reached.sql;
    }

    std::string sql(Node const& node) {
        if (node.kind == Node::Kind::field) return field_sql(node);
        if (node.kind == Node::Kind::none) return "(" + sql(node.children.front()) + " is not true)";
        if (!node.has(Node::Kind::field))
            if (auto const text = expression(node)) return words_sql(node, *text);
        std::string all;
        if (node.kind == Node::Kind::all) {
            auto [words, others] = parted(node);
            if (words) all = sql(*words);
            for (auto const& other : others) all += (all.empty() ? "" : " and ") + sql(other);
        } else {
            for (auto const& child : node.children) all += (all.empty() ? "" : " or ") + sql(child);
        }
        return '(' + all + ')';
    }

    std::string among(std::string const& text) {
        return "ticket.id in (" + search::found_ids(engine_, search::Kind::ticket, bind_text(text)) + ')';
    }

    std::string words_sql(Node const& node, std::string const& text) {
        if (!sees_some_notes()) return among(text);
        auto const openly = search::expression(engine_, node, search::Within::open, false);
        return '(' + among(text) + " and (" + reached_notes() + " or " + among(*openly) + "))";
    }

    // ---- fields ----

    [[noreturn]] static void refuse_value(search::Value const& value, Message message) {
        search::refuse(pointer, std::move(message), value.position);
    }

    static void check_equal(Node const& node) {
        if (node.comparison != Comparison::equal) search::refuse(pointer, "This field has no order", node.position);
    }

    std::string field_sql(Node const& node) {
        auto const& field = field_named(node);
        switch (field.sort) {
            case Sort::state:
                return check_equal(node), states_sql(field, node);
            case Sort::number:
                return number_sql(field, node);
            case Sort::instant:
                return instant_sql(field, node);
            case Sort::breach:
                return breach_sql(node);
            case Sort::boolean:
                return check_equal(node), boolean_sql(field, node);
            case Sort::word:
                return check_equal(node), compared(field, words_bound(field, node));
            case Sort::text:
                return check_equal(node), compared(field, texts_bound(field, node));
            default:
                return check_equal(node), named_sql(field, node);
        }
    }

    struct Bound {
        std::string list;
        bool nothing = false;  // `none` stands among them
        void add(std::string const& parameter) { list.append(list.empty() ? "" : ", ").append(parameter); }
    };

    static std::string column_of(QueryField const& field) {
        for (auto const& filter : columns())
            if (filter.name == field.filter) return std::string(filter.column);
        return std::string(field.filter);
    }
    static http::Filter const& filter_of(QueryField const& field) {
        auto const& all = columns();
        return *std::find_if(all.begin(), all.end(), [&](auto const& filter) { return filter.name == field.filter; });
    }

    static std::string compared(QueryField const& field, Bound const& bound) {
        auto const& filter = filter_of(field);
        std::string const column(filter.column);
        auto const is_listed = bound.list.empty() ? std::string("false") : column + " in (" + bound.list + ')';
        if (!filter.inside.empty()) {
            auto const some = std::string(filter.inside);
            if (!bound.nothing) return bound.list.empty() ? "false" : some + is_listed + ')';
            return "(not " + some + "true)" + (bound.list.empty() ? ")" : " or " + some + is_listed + "))");
        }
        return bound.nothing ? '(' + is_listed + " or " + column + " is null)" : is_listed;
    }

    static std::vector<std::string_view> all_states(QueryField const& field) {
        auto words = words_of_field(field);
        words.insert(words.begin(), {"open", "over"});
        return words;
    }

    std::string states_sql(QueryField const& field, Node const& node) {
        std::string sql;
        Bound states;
        auto const add = [&sql](std::string_view part) { sql.append(sql.empty() ? "" : " or ").append(part); };
        for (auto const& value : node.values) {
            auto word = lower_ascii(value.text);
            for (auto const& [zh, state] : state_words)
                if (word == zh) word = state;
            if (word == "open") add("queue_key is not null");
            else if (word == "over") add("queue_key is null");
            else if (enum_from<State>(word)) states.add(bind_text(word));
            else refuse_value(value, {"Must be one of: {{words}}", {{"words", listed(all_states(field))}}});
        }
        if (!states.list.empty()) add("state in (" + states.list + ')');
        return '(' + sql + ')';
    }

    Bound words_bound(QueryField const& field, Node const& node) {
        Bound bound;
        auto const known = words_of_field(field);
        for (auto const& value : node.values) {
            auto const word = lower_ascii(value.text);
            bool const is_known = std::find(known.begin(), known.end(), word) != known.end();
            if (!is_known && word != http::no_value)
                refuse_value(value, {"Must be one of: {{words}}", {{"words", listed(known)}}});
            if (is_known) bound.add(bind_text(word));
            else bound.nothing = true;
        }
        return bound;
    }

    Bound texts_bound(QueryField const& field, Node const& node) {
        Bound bound;
        for (auto const& value : node.values) {
            if (field.filter == "tag" && value.text == http::no_value) bound.nothing = true;
            else bound.add(bind_text(field.filter == "number" ? upper(value.text) : value.text));
        }
        return bound;
    }
    static std::string upper(std::string text) {
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
        return text;
    }

    static std::string sql_of(Comparison comparison) {
        switch (comparison) {
            case Comparison::less:
                return " < ";
            case Comparison::at_most:
                return " <= ";
            case Comparison::more:
                return " > ";
            default:
                return " >= ";
        }
    }

    std::string number_sql(QueryField const& field, Node const& node) {
        auto const column = column_of(field);
        std::vector<std::string> numbers;
        for (auto const& value : node.values) {
            std::string_view word = value.text;
            if (word.starts_with('p') || word.starts_with('P')) word.remove_prefix(1);
            auto const number = parse_integer(word);
            if (!number) refuse_value(value, "Must be a whole number");
            numbers.push_back(bind(*number));
        }
        if (node.comparison == Comparison::between)
            return '(' + column + " >= " + numbers[0] + " and " + column + " <= " + numbers[1] + ')';
        if (node.comparison != Comparison::equal) return column + sql_of(node.comparison) + numbers[0];
        Bound bound;
        for (auto const& number : numbers) bound.add(number);
        return column + " in (" + bound.list + ')';
    }

    std::string instant_sql(QueryField const& field, Node const& node) {
        auto const column = column_of(field);
        auto const moment = [&](search::Value const& value) {
            if (auto const span = span_of(value.text, tx_.now())) return *span;
            refuse_value(value, "Must be a day like 2026-01-31, a time, or like -7d");
        };
        std::string sql;
        auto const within = [&](Instant begin, Instant end) {
            return '(' + column + " >= " + bind(to_epoch_ms(begin)) + " and " + column + " < " + bind(to_epoch_ms(end)) + ')';
        };
        auto const first = node.values[0].text == http::no_value ? Span{} : moment(node.values[0]);
        switch (node.comparison) {
            case Comparison::less:
                return column + " < " + bind(to_epoch_ms(first.begin));
            case Comparison::at_most:
                return column + (first.end > first.begin ? " < " : " <= ") + bind(to_epoch_ms(first.end));
            case Comparison::more:
                return column + (first.end > first.begin ? " >= " : " > ") + bind(to_epoch_ms(first.end));
            case Comparison::at_least:
                return column + " >= " + bind(to_epoch_ms(first.begin));
            case Comparison::between: {
                auto const last = moment(node.values[1]);
                return within(first.begin, last.end > last.begin ? last.end : last.end + Milliseconds(1));
            }
            default:
                break;
        }
        for (auto const& value : node.values) {
            if (!sql.empty()) sql += " or ";
            if (value.text == http::no_value) {
                sql += column + " is null";
                continue;
            }
            auto const span = moment(value);
            sql += within(span.begin, span.end > span.begin ? span.end : span.begin + Milliseconds(1));
        }
        return '(' + sql + ')';
    }

    // breach:<4h: what is open and due before four hours are over; breach:yes what is due already.
    std::string breach_sql(Node const& node) {
        auto const& value = node.values.front();
        constexpr std::string_view due = "(queue_key is not null and next_due_at ";
        auto const word = lower_ascii(value.text);
        if (node.comparison == Comparison::equal) {
            if (word != "yes" && word != "true" && word != "是") refuse_value(value, "Write breach:<4h, or breach:yes");
            return std::string(due) + "< " + bind(to_epoch_ms(tx_.now())) + ')';
        }
        if (node.comparison == Comparison::between) refuse_value(value, "Write breach:<4h, or breach:yes");
        auto const at = parse_when("now+" + word, tx_.now());
        if (!at) refuse_value(value, "Must be a length of time like 30m, 4h or 2d");
        return std::string(due) + sql_of(node.comparison) + bind(to_epoch_ms(*at)) + ')';
    }

    std::string boolean_sql(QueryField const& field, Node const& node) {
        auto const& value = node.values.front();
        auto const word = lower_ascii(value.text);
        bool const yes = word == "yes" || word == "true" || word == "是", no = word == "no" || word == "false" || word == "否";
        if (!yes && !no) refuse_value(value, "Must be yes or no");
        auto const bound = bind(db::Value(yes));
        if (field.name != "vip") return column_of(field) + " = " + bound;
        if (!sees_vips()) search::refuse(pointer, "You may not ask for this", node.position);
        return "requester_id in (select id from person where vip = " + bound + ')';
    }
    bool sees_vips() const { return tx_.actor().rights[Right::person_contact] == Scope::all; }

    // People and things by id, login or code, by name, and as Chinese names are typed.
    std::string named_sql(QueryField const& field, Node const& node) {
        Bound bound;
        std::vector<std::int64_t> ids;
        for (auto const& value : node.values) {
            if (value.text == http::no_value || value.text == "无") {
                bound.nothing = true;
            } else {
                auto const found = ids_named(field, value);
                ids.insert(ids.end(), found.begin(), found.end());
            }
        }
        if (field.tree.empty()) {
            for (auto const id : ids) bound.add(std::to_string(id));
            return compared(field, bound);
        }
        auto const column = column_of(field);
        std::string sql = bound.nothing ? column + " is null" : "";
        for (auto const id : ids)
            sql += (sql.empty() ? "" : " or ") + tree::lies_within({field.tree, 0}, column, std::to_string(id));
        return sql.empty() ? "false" : '(' + sql + ')';
    }

    std::vector<std::int64_t> ids_named(QueryField const& field, search::Value const& value) {
        auto const filters = named_filters();
        auto const filter =
            std::find_if(filters.begin(), filters.end(), [&](auto const& each) { return each.field == field.filter; });
        if (filter->mine && (value.text == "mine" || value.text == "我的")) return filter->mine(tx_.actor());
        auto const word = value.text == "我" ? std::string("me") : value.text;
        if (auto const id = id_of(*filter, word)) return {*id};
        std::vector<std::int64_t> ids;
        for (auto const candidate : field.sort == Sort::person ? people_called(word) : things_called(field, word))
            if (auto const id = field.sort == Sort::person ? std::optional(candidate) : id_of(*filter, std::to_string(candidate)))
                ids.push_back(*id);
        if (ids.empty()) refuse_value(value, {"There is no {{reference}} here", {{"reference", value.text}}});
        return ids;
    }

    std::optional<std::int64_t> id_of(http::NamedFilter const& filter, std::string const& word) try {
        return filter.id_of(tx_, word, pointer);
    } catch (Invalid const&) {
        return std::nullopt;
    }

    std::vector<std::int64_t> people_called(std::string const& word) {
        auto condition = people::reached_by(tx_.actor(), Right::person_read);
        condition.params.emplace_back("called", lower_ascii(word));
        return tx_.select<std::int64_t>(
            "select id from person where id in (select person_id from person_key where value = :called and kind = 'name') and " +
                condition.sql + " order by id limit 50",
            condition.params);
    }

    std::vector<std::int64_t> things_called(QueryField const& field, std::string const& word);

    Tx& tx_;
    db::Engine const engine_;
    Lead const lead_;
    Question question_;
};

struct CalledThing {
    std::int64_t id = 0;
    Bilingual name;
};
YITAI_DESCRIBE(CalledThing, id, name)

std::vector<std::int64_t> Compiler::things_called(QueryField const& field, std::string const& word) {
    std::vector<std::int64_t> ids;
    if (field.table.empty()) return ids;
    auto const wanted = lower_ascii(word);
    for (auto const& thing : tx_.select<CalledThing>("select id, name from " + std::string(field.table) + " order by id")) {
        if (ids.size() >= search::most_values) break;
        auto const spoken = pinyin_of(thing.name.zh);
        if (thing.name.zh == word || lower_ascii(thing.name.en) == wanted || spoken.full == wanted || spoken.initials == wanted)
            ids.push_back(thing.id);
    }
    return ids;
}

}  // namespace

std::span<QueryField const> query_fields() { return fields; }

std::vector<std::string_view> words_of_field(QueryField const& field) {
    for (auto const& filter : columns())
        if (filter.name == field.filter) return filter.words;
    return {};
}

std::optional<Node> taken_question(http::ListQuery& query) {
    Node all{.kind = Node::Kind::all};
    auto& conditions = query.conditions;
    for (auto const& condition : conditions) {
        if (condition.field != "q") continue;
        if (condition.op != "eq") throw Invalid(http::query_pointer("q[" + condition.op + ']'), "A query is given as q=");
        if (auto node = search::parse_query(condition.value, pointer)) all.children.push_back(std::move(*node));
    }
    std::erase_if(conditions, [](auto const& condition) { return condition.field == "q"; });
    if (all.children.empty()) return std::nullopt;
    if (all.children.size() == 1) {
        auto only = std::move(all.children.front());
        return only;
    }
    return all;
}

Question asked(Tx& tx, Node const& root, Lead lead) { return Compiler(tx, lead).compile(root); }

std::optional<Node> words_in_title(Node const& root) {
    Node words{.kind = root.kind};
    if (root.kind == Node::Kind::text) {
        words.phrase = root.phrase;
        words.phrase.in_title = true;
        return words;
    }
    bool const all = root.kind == Node::Kind::all, any = root.kind == Node::Kind::any;
    if (!all && (!any || root.has(Node::Kind::field) || root.has(Node::Kind::none))) return std::nullopt;
    for (auto const& child : root.children)
        if (auto inner = words_in_title(child)) words.children.push_back(std::move(*inner));
    return words.children.empty() ? std::nullopt : std::optional(words);
}

namespace {

std::string_view word_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::less:
            return "lt";
        case Comparison::at_most:
            return "lte";
        case Comparison::more:
            return "gt";
        case Comparison::at_least:
            return "gte";
        default:
            return "";
    }
}

using Conditions = std::vector<http::ListQuery::Condition>;

std::optional<Conditions> equal_as_conditions(QueryField const& field, Node const& node, bool excludes) {
    bool const simple = field.sort == Sort::state || field.sort == Sort::number || field.sort == Sort::word ||
                        field.sort == Sort::person || (field.sort == Sort::thing && field.tree.empty());
    if (!simple) return std::nullopt;
    std::string words;
    for (auto const& value : node.values) {
        if (value.text.find(',') != value.text.npos) return std::nullopt;
        auto word = lower_ascii(value.text);
        if (field.sort == Sort::number && word.starts_with('p')) word.erase(0, 1);
        (words += words.empty() ? "" : ",") += word;
    }
    if (field.sort == Sort::state && words == "open" && !excludes) return Conditions{{"open", "eq", "true"}};
    bool const mixed = field.sort == Sort::state && (words.find("open") != words.npos || words.find("over") != words.npos);
    if (mixed) return std::nullopt;
    return Conditions{{std::string(field.filter), excludes ? "ne" : "eq", words}};
}

std::optional<Conditions> ordered_as_conditions(QueryField const& field, Node const& node) {
    std::string const word(word_of(node.comparison)), filter(field.filter);
    if (word.empty()) return std::nullopt;
    auto value = lower_ascii(node.values.front().text);
    if (field.sort == Sort::breach) return Conditions{{"open", "eq", "true"}, {filter, word, "now+" + value}};
    if (field.sort == Sort::instant && value.starts_with('-')) return Conditions{{filter, word, "now" + value}};
    if (field.sort != Sort::number) return std::nullopt;
    if (value.starts_with('p')) value.erase(0, 1);
    return Conditions{{filter, word, value}};
}

}  // namespace

std::optional<Conditions> as_conditions(Node const& root) {
    Conditions conditions;
    Node const whole{.kind = Node::Kind::all, .children = {root}};
    for (auto const& node : (root.kind == Node::Kind::all ? root : whole).children) {
        bool const excludes = node.kind == Node::Kind::none;
        auto const& inner = excludes ? node.children.front() : node;
        if (inner.kind != Node::Kind::field) return std::nullopt;
        auto const& field = field_named(inner);
        bool const equal = inner.comparison == Comparison::equal;
        if (excludes && !equal) return std::nullopt;
        auto some = equal ? equal_as_conditions(field, inner, excludes) : ordered_as_conditions(field, inner);
        if (!some) return std::nullopt;
        conditions.insert(conditions.end(), some->begin(), some->end());
    }
    return conditions;
}

QueryField const& query_field(Node const& node) { return field_named(node); }

}  // namespace yitai::ticket
