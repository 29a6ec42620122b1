#include "search/query.h"

#include "base/text.h"
#include "search/tokenizer.h"

#include <algorithm>

namespace yitai::search {
namespace {

// What Chinese keyboards type in place of the signs of the language.
struct Wide {
    std::string_view written;
    char meant;
};
constexpr Wide wide_signs[] = {
    {"：", ':'}, {"，", ','}, {"、", ','}, {"（", '('}, {"）", ')'}, {"“", '"'},  {"”", '"'},  {"＂", '"'},
    {"「", '"'}, {"」", '"'}, {"　", ' '}, {"＜", '<'}, {"＞", '>'}, {"＝", '='}, {"－", '-'}, {"＊", '*'},
};

// One character as it is read: what it means, and how many bytes it takes.
struct Sign {
    char meant = 0;  // 0: a character that is no sign of the language
    std::size_t bytes = 1;
};

Sign sign_at(std::string_view text, std::size_t at) {
    auto const first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {text[at] == '\t' || text[at] == '\n' || text[at] == '\r' ? ' ' : text[at], 1};
    for (auto const& each : wide_signs)
        if (text.substr(at, each.written.size()) == each.written) return {each.meant, each.written.size()};
    std::size_t bytes = 1;
    while (at + bytes < text.size() && (static_cast<unsigned char>(text[at + bytes]) & 0xc0) == 0x80) ++bytes;
    return {0, bytes};
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// Letters of any script and what joins them, with at least two characters: 12:30 and C:\ name no field.
bool may_name_field(std::string_view word) {
    if (characters_in(word) < 2) return false;
    return std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    });
}

class Parser {
public:
    Parser(std::string_view text, std::string const& pointer) : text_(text), pointer_(pointer) {}

    std::optional<Node> parse() {
        skip_blanks();
        if (at_end()) return std::nullopt;
        auto node = any(0);
        if (!at_end()) fail("This bracket was never opened", at_);
        return node;
    }

private:
    bool at_end() const { return at_ >= text_.size(); }
    char peek() const { return at_end() ? '\0' : sign_at(text_, at_).meant; }
    void step() { at_ += sign_at(text_, at_).bytes; }
    // A dash between blanks is punctuation.
    void skip_blanks() {
        while (peek() == ' ' || is_lone_dash()) step();
    }
    bool is_lone_dash() const {
        if (peek() != '-') return false;
        auto const after = at_ + sign_at(text_, at_).bytes;
        return after >= text_.size() || sign_at(text_, after).meant == ' ';
    }
    [[noreturn]] void fail(Message message, std::size_t byte) const {
        refuse(pointer_, std::move(message), characters_in(text_.substr(0, byte)));
    }

    Node made(Node::Kind kind, std::size_t byte) {
        if (++nodes_ > most_nodes) fail("This query has too many parts", byte);
        return {.kind = kind, .position = characters_in(text_.substr(0, byte))};
    }

    // The word of letters that stands here, when it is one of the operators.
    std::string operator_here() const {
        auto end = at_;
        while (end < text_.size() && ((text_[end] | 32) >= 'a' && (text_[end] | 32) <= 'z')) ++end;
        auto word = lower_ascii(text_.substr(at_, end - at_));
        bool const is_one = word == "and" || word == "or" || word == "not";
        if (!is_one) return {};
        if (end == text_.size()) return word;
        auto const after = sign_at(text_, end).meant;
        return after == ' ' || after == '(' || after == ')' || after == '"' ? word : std::string();
    }
    bool take_operator(std::string_view word) {
        if (operator_here() != word) return false;
        at_ += word.size();
        skip_blanks();
        return true;
    }

    Node any(std::size_t depth) {
        auto const begin = at_;
        auto first = all(depth);
        if (operator_here() != "or") return first;
        auto node = made(Node::Kind::any, begin);
        node.children.push_back(std::move(first));
        while (take_operator("or")) node.children.push_back(all(depth));
        return node;
    }

    Node all(std::size_t depth) {
        auto const begin = at_;
        auto first = one(depth);
        if (!continues()) return first;
        auto node = made(Node::Kind::all, begin);
        node.children.push_back(std::move(first));
        while (continues()) {
            take_operator("and");
            node.children.push_back(one(depth));
        }
        return node;
    }

    bool continues() const { return !at_end() && peek() != ')' && operator_here() != "or"; }

    Node one(std::size_t depth) {
        if (depth > most_depth) fail("These brackets are too deep", at_);
        if (at_end() || peek() == ')' || operator_here() == "and" || operator_here() == "or")
            fail("Something is missing here", at_);
        auto const begin = at_;
        if (take_operator("not") || take_minus()) {
            auto node = made(Node::Kind::none, begin);
            node.children.push_back(one(depth + 1));
            return node;
        }
        return peek() == '(' ? bracket(depth) : term();
    }

    // A minus that stands before something: alone it says nothing.
    bool take_minus() {
        if (peek() != '-') return false;
        auto const after = at_ + sign_at(text_, at_).bytes;
        auto const next = after < text_.size() ? sign_at(text_, after).meant : ' ';
        if (next == ' ' || next == '-' || next == ')') return false;
        at_ = after;
        return true;
    }

    Node bracket(std::size_t depth) {
        auto const open = at_;
        step();
        skip_blanks();
        auto node = any(depth + 1);
        if (peek() != ')') fail("This bracket is never closed", open);
        step();
        skip_blanks();
        return node;
    }

    Node term() {
        if (++terms_ > most_terms) fail({"At most {{most}} words and fields", {{"most", std::to_string(most_terms)}}}, at_);
        auto const begin = at_;
        if (peek() == '"') {
            auto const words = quoted();
            return text_node(words, false, begin);
        }
        std::string word;
        while (!at_end()) {
            auto const sign = sign_at(text_, at_);
            if (sign.meant == ' ' || sign.meant == '(' || sign.meant == ')' || sign.meant == '"') break;
            bool const names =
                sign.meant == ':' && may_name_field(word) && at_ + sign.bytes < text_.size() && text_[at_ + sign.bytes] != '/';
            if (sign.meant == ':' && at_ + sign.bytes == text_.size() && may_name_field(word))
                fail("A value is missing here", text_.size());
            if (names) {
                at_ += sign.bytes;
                return field(std::move(word), begin);
            }
            word.append(text_.substr(at_, sign.bytes));
            at_ += sign.bytes;
        }
        bool const begins = word.ends_with('*') || word.ends_with("＊");
        skip_blanks();
        return text_node(word, begins, begin);
    }

    std::string quoted() {
        auto const open = at_;
        step();
        std::string words;
        while (!at_end() && peek() != '"') {
            auto const bytes = sign_at(text_, at_).bytes;
            words.append(text_.substr(at_, bytes));
            at_ += bytes;
        }
        if (at_end()) fail("This quotation mark is never closed", open);
        step();
        skip_blanks();
        return words;
    }

    Node text_node(std::string_view words, bool begins, std::size_t begin) {
        auto node = made(Node::Kind::text, begin);
        node.phrase = phrase_of(words, begins);
        auto const& tokens = node.phrase.tokens;
        if (tokens.empty()) fail("There is no word here to search for", begin);
        words_ += tokens.size();
        if (words_ > most_words) fail("This text is too long to be searched for", begin);
        if (!node.phrase.begins) return node;
        if (begins && tokens.back().size() < 2) fail("Write at least two letters before the *", begin);
        if (++prefixes_ > most_prefixes)
            fail({"At most {{most}} beginnings of words", {{"most", std::to_string(most_prefixes)}}}, begin);
        return node;
    }

    Node field(std::string name, std::size_t begin) {
        auto node = made(Node::Kind::field, begin);
        node.field = std::move(name);
        node.comparison = comparison();
        bool const many = node.comparison == Comparison::equal;
        if (!many) skip_blanks();
        node.values.push_back(value());
        while (many && peek() == ',') {
            step();
            skip_blanks();
            if (node.values.size() == most_values) fail("Too many values", at_);
            node.values.push_back(value());
        }
        skip_blanks();
        if (many && node.values.size() == 1) split_range(node);
        return node;
    }

    Comparison comparison() {
        auto const first = peek();
        if (first == '=') return step(), Comparison::equal;
        if (first != '<' && first != '>') return Comparison::equal;
        step();
        bool const also_equal = peek() == '=';
        if (also_equal) step();
        if (first == '<') return also_equal ? Comparison::at_most : Comparison::less;
        return also_equal ? Comparison::at_least : Comparison::more;
    }

    Value value() {
        Value value{{}, characters_in(text_.substr(0, at_))};
        auto const begin = at_;
        if (peek() == '"') {
            value.text = quoted();
        } else {
            while (!at_end()) {
                auto const sign = sign_at(text_, at_);
                if (sign.meant == ' ' || sign.meant == ',' || sign.meant == '(' || sign.meant == ')' || sign.meant == '"') break;
                value.text.append(text_.substr(at_, sign.bytes));
                at_ += sign.bytes;
            }
        }
        if (is_blank(value.text)) fail("A value is missing here", begin);
        return value;
    }

    static void split_range(Node& node) {
        auto const& whole = node.values.front();
        auto const dots = whole.text.find("..");
        if (dots == 0 || dots == whole.text.npos || dots + 2 >= whole.text.size()) return;
        Value const from{whole.text.substr(0, dots), whole.position},
            to{whole.text.substr(dots + 2), whole.position + characters_in(whole.text.substr(0, dots + 2))};
        node.comparison = Comparison::between;
        node.values = {from, to};
    }

    std::string_view const text_;
    std::string const& pointer_;
    std::size_t at_ = 0, nodes_ = 0, terms_ = 0, words_ = 0, prefixes_ = 0;
};

}  // namespace

void refuse(std::string const& pointer, Message message, std::size_t position) {
    throw Invalid(message, {FieldError{pointer, message, position}});
}

// A run of Asian characters is found anywhere within a longer one, so its last character, which is in the last pair already, is
// left out; one that stands alone is the beginning of pairs.
Phrase phrase_of(std::string_view text, bool begins) {
    Phrase phrase;
    auto found = tokens(text);
    if (found.empty()) return phrase;
    auto const last = found.back();
    bool const in_pair = found.size() > 1 && last.kind == TokenKind::last && found[found.size() - 2].end == last.end;
    if (in_pair) found.pop_back();
    phrase.begins = last.kind == TokenKind::word ? begins : !in_pair;
    phrase.tokens.reserve(found.size());
    for (auto& token : found) phrase.tokens.push_back(std::move(token.text));
    return phrase;
}

bool Node::has(Kind wanted) const {
    return kind == wanted ||
           std::any_of(children.begin(), children.end(), [wanted](Node const& child) { return child.has(wanted); });
}

std::optional<Node> parse_query(std::string_view text, std::string const& pointer) {
    if (text.size() > most_query_bytes)
        throw Invalid(pointer, {"Must be at most {{count}} bytes long", {{"count", std::to_string(most_query_bytes)}}});
    if (!is_utf8(text)) throw Invalid(pointer, "Must be UTF-8");
    return Parser(text, pointer).parse();
}

Piece piece_at(std::string_view text, std::size_t characters) {
    std::size_t cursor = 0;
    for (std::size_t seen = 0; cursor < text.size() && seen < characters; ++seen) {
        ++cursor;
        while (cursor < text.size() && (static_cast<unsigned char>(text[cursor]) & 0xc0) == 0x80) ++cursor;
    }
    Piece piece;
    for (std::size_t at = 0; at < cursor;) {
        auto const sign = sign_at(text, at);
        if (sign.meant == ' ' || sign.meant == '(' || sign.meant == ')' || sign.meant == '"') {
            piece = {at + sign.bytes, 0, {}, {}};
        } else if (sign.meant == ':' && piece.field.empty() && may_name_field(piece.written)) {
            piece = {at + sign.bytes, 0, piece.written, {}};
        } else if (!piece.field.empty() && (sign.meant == ',' || sign.meant == '<' || sign.meant == '>' || sign.meant == '=')) {
            piece = {at + sign.bytes, 0, piece.field, {}};
        } else if (!(sign.meant == '-' && piece.written.empty())) {
            piece.written.append(text.substr(at, sign.bytes));
        } else {
            piece.begin = at + sign.bytes;
        }
        at += sign.bytes;
    }
    piece.end = cursor;
    return piece;
}

}  // namespace yitai::search
