#include "listing/question.h"

#include "listing/field_condition.h"
#include "listing/query_field.h"
#include "search/index.h"
#include "ticket/visibility.h"

namespace yitai::listing {
namespace {

using search::Node;

bool sees_all_notes(Actor const& actor) { return actor.rights[Right::ticket_note_read] == Scope::all; }

// Parts that only words make up are answered by the index as one, where all of what it holds may be read; others one by one.
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
        question_.params = bound_.take();
        return std::move(question_);
    }

private:
    static void flatten(Node const& node, Node& into) {
        if (node.kind != Node::Kind::all) into.children.push_back(node);
        else
            for (auto const& child : node.children) flatten(child, into);
    }

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
        auto sql = search::matches(engine_, search::Kind::ticket, bound_.bind(*expression(words)));
        if (sees_some_notes()) {
            auto const openly = search::holds_openly(engine_, search::Kind::ticket, words,
                                                     [this](std::string text) { return bound_.bind(std::move(text)); });
            sql += " and (" + reached_notes() + " or " + openly + ')';
        }
        question_.where += " and " + sql;
    }

    std::string reached_notes() {
        auto const reached = ticket::reached_by(tx_.actor(), Right::ticket_note_read);
        bound_.add(reached.params);
        return reached.sql;
    }

    std::string sql(Node const& node) {
        if (node.kind == Node::Kind::field) return field_condition(tx_, bound_, node);
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
        return "ticket.id in (" + search::found_ids(engine_, search::Kind::ticket, bound_.bind(text)) + ')';
    }

    std::string words_sql(Node const& node, std::string const& text) {
        if (!sees_some_notes()) return among(text);
        auto const openly = search::expression(engine_, node, search::Within::open, false);
        return '(' + among(text) + " and (" + reached_notes() + " or " + among(*openly) + "))";
    }

    Tx& tx_;
    db::Engine const engine_;
    Lead const lead_;
    Bound bound_;
    Question question_;
};

}  // namespace

std::optional<Node> taken_question(http::ListQuery& query) {
    Node all{.kind = Node::Kind::all};
    auto& conditions = query.conditions;
    for (auto const& condition : conditions) {
        if (condition.field != "q") continue;
        if (condition.op != "eq") throw Invalid(http::query_pointer("q[" + condition.op + ']'), "A query is given as q=");
        if (auto node = search::parse_query(condition.value, query_pointer())) all.children.push_back(std::move(*node));
    }
    std::erase_if(conditions, [](auto const& condition) { return condition.field == "q"; });
    if (all.children.empty()) return std::nullopt;
    if (all.children.size() == 1) {
        auto only = std::move(all.children.front());
        return only;
    }
    return all;
}

Question question(Tx& tx, Node const& root, Lead lead) { return Compiler(tx, lead).compile(root); }

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

}  // namespace yitai::listing
