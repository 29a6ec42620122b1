// The only place that knows yaml-cpp: its parser drives a builder of our own values.
#include "base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <istream>

namespace yitai::yaml {
namespace {

constexpr char const* no_text = "The file must be text in UTF-8";
bool is_text(std::string_view bytes) { return is_utf8(bytes) && bytes.find('\0') == std::string_view::npos; }

// A number is what JSON takes for one, so that 08, 1_000 and 0x1F are texts.
json::Value number_or_text(std::string const& word) try { return json::parse(word); } catch (Invalid const&) {
    return word;
}

json::Value plain(std::string const& word) {
    if (word == "true") return true;
    if (word == "false") return false;
    bool const may_be_number = word.find_first_of("-0123456789") == 0;
    return may_be_number ? number_or_text(word) : json::Value(word);
}

// What is to be read, by and by. The parser keeps all it has seen since the bracket that it can't make a value of yet, a hundred
// times as large as the text, so it is given no end of it.
class Source : public std::streambuf {
public:
    explicit Source(std::string_view text) : left_(text) {}

    void understood() { ahead_ = 0; }
    bool ran_ahead() const { return ahead_ > longest_value; }

protected:
    int_type underflow() override {
        if (left_.empty() || ran_ahead()) return traits_type::eof();
        auto const size = left_.copy(piece_.data(), piece_.size());
        left_.remove_prefix(size);
        ahead_ += size;
        setg(piece_.data(), piece_.data(), piece_.data() + size);
        return traits_type::to_int_type(piece_.front());
    }

private:
    std::string_view left_;
    std::array<char, 4096> piece_{};
    std::size_t ahead_ = 0;
};

class Builder : public YAML::EventHandler {
public:
    Document result;

    explicit Builder(Source& source) : source_(source) {}

    void OnDocumentStart(YAML::Mark const& mark) override {
        if (std::exchange(began_, true)) refuse(mark, "There may be one document only");
    }
    void OnDocumentEnd() override {}
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override { refuse(mark, no_references); }
    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        check(mark, "?", anchor);
        if (expects_key()) refuse(mark, "A key is missing");
        add(mark, nullptr);
    }
    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, std::string const& text) override {
        check(mark, tag, anchor);
        check_text(mark, text);  // \N and \0 would bring in what text can't hold
        if (expects_key()) return take_key(mark, text);
        add(mark, tag == "?" ? plain(text) : json::Value(text));
    }
    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        begin(mark, tag, anchor, json::Array());
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        begin(mark, tag, anchor, json::Object());
    }
    void OnMapEnd() override { end(); }

    static inline Message const too_long{"One value may have at most {{limit}} MiB",
                                         {{"limit", std::to_string(longest_value >> 20)}}};
    [[noreturn]] static void refuse(YAML::Mark const& mark, Message why) {
        throw Unreadable(std::max(mark.line, 0) + 1, std::move(why));
    }

private:
    static constexpr char const* no_references = "Anchors, aliases and tags are not taken";

    struct Frame {
        json::Value value;
        std::string pointer, key;
        bool has_key = false;
        std::unordered_map<std::string, int> known = {};  // keys and their lines
    };

    bool expects_key() const { return !frames_.empty() && frames_.back().value.as<json::Object>() && !frames_.back().has_key; }

    void check(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor) {
        if (source_.ran_ahead()) refuse(mark, too_long);
        source_.understood();
        if (anchor != YAML::NullAnchor || (tag != "?" && tag != "!")) refuse(mark, no_references);
        if (++nodes_ > limits.nodes) refuse(mark, {"Has more than {{count}} values", {{"count", std::to_string(limits.nodes)}}});
    }

    static void check_text(YAML::Mark const& mark, std::string_view text) {
        if (!is_text(text)) refuse(mark, no_text);
    }

    void take_key(YAML::Mark const& mark, std::string const& key) {
        if (key.size() > longest_key)
            refuse(mark, {"A key may have at most {{limit}} bytes", {{"limit", std::to_string(longest_key)}}});
        auto& frame = frames_.back();
        auto const [known, is_new] = frame.known.emplace(key, mark.line + 1);
        if (!is_new)
            refuse(mark, {"Line {{line}} says {{name}} already", {{"line", std::to_string(known->second)}, {"name", key}}});
        frame.key = key;
        frame.has_key = true;
    }

    std::string next_pointer() const {
        if (frames_.empty()) return "";
        auto const& frame = frames_.back();
        auto const* list = frame.value.as<json::Array>();
        return list ? json::child(frame.pointer, list->size()) : json::child(frame.pointer, frame.key);
    }

    void add(YAML::Mark const& mark, json::Value value) {
        result.lines.emplace(next_pointer(), mark.line + 1);
        attach(std::move(value));
    }

    void attach(json::Value value) {
        if (frames_.empty()) {
            result.value = std::move(value);
            return;
        }
        auto& frame = frames_.back();
        if (auto* list = frame.value.as<json::Array>()) list->push_back(std::move(value));
        else frame.value.as<json::Object>()->emplace_back(std::exchange(frame.key, ""), std::move(value));
        frame.has_key = false;
    }

    void begin(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, json::Value value) {
        check(mark, tag, anchor);
        if (expects_key()) refuse(mark, "A key must be a word");
        if (frames_.size() == limits.depth)
            refuse(mark, {"Is nested more than {{depth}} deep", {{"depth", std::to_string(limits.depth)}}});
        auto pointer = next_pointer();
        result.lines.emplace(pointer, mark.line + 1);
        frames_.push_back({std::move(value), std::move(pointer), ""});
    }

    void end() {
        auto value = std::move(frames_.back().value);
        frames_.pop_back();
        attach(std::move(value));
    }

    Source& source_;
    std::vector<Frame> frames_;
    std::size_t nodes_ = 0;
    bool began_ = false;
};

void check_bytes(std::string_view text) {
    if (text.size() > longest)
        throw Unreadable(1, {"The file may have at most {{limit}} MiB", {{"limit", std::to_string(longest >> 20)}}});
    if (!is_text(text)) throw Unreadable(1, no_text);
}

}  // namespace

int Document::line_of(std::string pointer) const {
    while (true) {
        if (auto const found = lines.find(pointer); found != lines.end()) return found->second;
        if (pointer.empty()) return 1;
        pointer.resize(pointer.rfind('/'));
    }
}

Document parse(std::string_view text) {
    check_bytes(text);
    Source source(text);
    std::istream stream(&source);
    Builder builder(source);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (YAML::Exception const& error) {
        if (source.ran_ahead()) Builder::refuse(error.mark, Builder::too_long);
        Builder::refuse(error.mark, {"This is no well-formed YAML: {{reason}}", {{"reason", error.msg}}});
    }
    return std::move(builder.result);
}

}  // namespace yitai::yaml
