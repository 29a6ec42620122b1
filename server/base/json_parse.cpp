// The only place that knows Boost.JSON: its parser drives a builder of our own values.
#include "base/json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include <algorithm>
#include <charconv>

namespace yitai::json {
namespace {

using boost::json::error_code;
using boost::json::string_view;

struct Builder {
    static constexpr std::size_t max_object_size = -1, max_array_size = -1, max_key_size = -1, max_string_size = -1;

    struct Frame {
        Value value;
        std::string name;  // of the member being read, in an object
    };

    Limits limits;
    std::vector<Frame> frames;
    Value result;
    std::string partial;
    std::size_t nodes = 0;
    std::optional<FieldError> refused;

    std::string pointer() const {
        std::string path;
        for (auto const& frame : frames) {
            if (auto const* array = frame.value.as<Array>()) path = child(path, array->size());
            else path = child(path, frame.name);
        }
        return path;
    }

    bool refuse(error_code& ec, Message message) {
        refused = FieldError{pointer(), std::move(message)};
        ec = boost::json::make_error_code(boost::json::error::syntax);
        return false;
    }

    bool count(error_code& ec) {
        if (++nodes <= limits.nodes) return true;
        return refuse(ec, {"Has more than {{count}} values", {{"count", std::to_string(limits.nodes)}}});
    }

    void attach(Value value) {
        if (frames.empty()) {
            result = std::move(value);
            return;
        }
        auto& frame = frames.back();
        if (auto* array = frame.value.as<Array>()) array->push_back(std::move(value));
        else frame.value.as<Object>()->emplace_back(std::move(frame.name), std::move(value));
    }

    bool scalar(Value value, error_code& ec) {
        if (!count(ec)) return false;
        attach(std::move(value));
        return true;
    }

    bool open(Value container, error_code& ec) {
        if (!count(ec)) return false;
        if (frames.size() >= limits.depth)
            return refuse(ec, {"Is nested more than {{depth}} levels deep", {{"depth", std::to_string(limits.depth)}}});
        frames.push_back({std::move(container), {}});
        return true;
    }

    bool close() {
        auto value = std::move(frames.back().value);
        frames.pop_back();
        attach(std::move(value));
        return true;
    }

    bool part(string_view text) {
        partial.append(text.data(), text.size());
        return true;
    }

    bool whole_text(string_view text, std::string& into, error_code& ec) {
        part(text);
        into = std::exchange(partial, {});
        if (into.find('\0') != into.npos) return refuse(ec, "Must not contain the character U+0000");
        return true;
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code& ec) { return open(Object{}, ec); }
    bool on_object_end(std::size_t, error_code&) { return close(); }
    bool on_array_begin(error_code& ec) { return open(Array{}, ec); }
    bool on_array_end(std::size_t, error_code&) { return close(); }
    bool on_key_part(string_view text, std::size_t, error_code&) { return part(text); }
    bool on_key(string_view text, std::size_t, error_code& ec) {
        auto& frame = frames.back();
        std::string name;
        if (!whole_text(text, name, ec)) return false;
        frame.name = name;
        if (frame.value.as<Object>()->find(name)) return refuse(ec, "Is given more than once");
        return true;
    }
    bool on_string_part(string_view text, std::size_t, error_code&) { return part(text); }
    bool on_string(string_view text, std::size_t, error_code& ec) {
        std::string value;
        return whole_text(text, value, ec) && scalar(std::move(value), ec);
    }
    bool on_number_part(string_view, error_code&) { return true; }
    bool on_int64(std::int64_t number, string_view, error_code& ec) { return scalar(number, ec); }
    bool on_uint64(std::uint64_t number, string_view, error_code& ec) { return scalar(static_cast<double>(number), ec); }
    // Boost 1.81 reads some numbers wrong in their last bit.
    bool on_double(double number, string_view text, error_code& ec) {
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (!std::isfinite(number)) return refuse(ec, "Is too large a number");
        return scalar(number, ec);
    }
    bool on_bool(bool b, error_code& ec) { return scalar(b, ec); }
    bool on_null(error_code& ec) { return scalar(nullptr, ec); }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }
};

}  // namespace

Value parse(std::string_view text, Limits limits) {
    boost::json::parse_options options;
    options.max_depth = static_cast<unsigned char>(std::min<std::size_t>(limits.depth + 1, 255));
    boost::json::basic_parser<Builder> parser(options);
    parser.handler().limits = limits;

    error_code ec;
    auto const read = parser.write_some(false, text.data(), text.size(), ec);
    auto& builder = parser.handler();
    if (builder.refused) throw Invalid("Some fields were not accepted", {std::move(*builder.refused)});
    if (!ec && read < text.size()) ec = boost::json::make_error_code(boost::json::error::extra_data);
    if (ec)
        throw Invalid(
            Message(malformed_json, {}),
            {{builder.pointer(),
              {"Not well-formed at byte {{offset}}: {{reason}}", {{"offset", std::to_string(read)}, {"reason", ec.message()}}}}});
    return std::move(builder.result);
}

}  // namespace yitai::json
