#include "http/multipart.h"

#include "base/failure.h"
#include "base/text.h"
#include "http/field_value.h"

#include <algorithm>
#include <cctype>

namespace yitai::http {
namespace {

constexpr std::string_view line_end = "\r\n", head_end = "\r\n\r\n";
constexpr std::size_t longest_boundary = 70;

Invalid refused(Message sentence) { return Invalid("", std::move(sentence)); }

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::string boundary_in(std::string_view content_type) {
    FieldValue const value(content_type);
    auto const boundary = value.only("boundary");
    if (value.word != "multipart/form-data" || !boundary) throw refused("The body is no multipart/form-data with a boundary");
    bool const well_formed =
        !boundary->empty() && boundary->size() <= longest_boundary && !boundary->ends_with(' ') &&
        std::all_of(boundary->begin(), boundary->end(), [](unsigned char c) {
            return std::isalnum(c) || std::string_view("'()+_,-./:=? ").find(static_cast<char>(c)) != std::string_view::npos;
        });
    if (!well_formed) throw refused("The boundary between the parts is malformed");
    return *boundary;
}

void check_text(std::string const& text, MultipartLimits const& limits) {
    if (text.size() > limits.name_bytes)
        throw refused({"The name of a part is longer than {{limit}} bytes", {{"limit", std::to_string(limits.name_bytes)}}});
    if (has_control(text) || !is_utf8(text)) throw refused("The name of a part is not UTF-8 or holds a control character");
}

// RFC 7578 §4.2: only form-data counts, and filename* is not to be used.
void read_disposition(std::string_view text, PartHead& head, MultipartLimits const& limits) {
    FieldValue const value(text);
    auto const name = value.only("name");
    if (value.word != "form-data" || !name || name->empty()) throw refused("A part has no name");
    head.name = *name;
    head.filename = value.only("filename");
    check_text(head.name, limits);
    if (!head.filename) return;
    check_text(*head.filename, limits);
    head.filename->erase(0, head.filename->find_last_of("/\\") + 1);
}

void check_encoding(std::string_view text) {
    auto const encoding = lower_ascii(text);
    if (encoding != "7bit" && encoding != "8bit" && encoding != "binary")
        throw refused({"A part is encoded as {{encoding}}, which is not read", {{"encoding", encoding}}});
}

PartHead head_from(std::string_view text, MultipartLimits const& limits) {
    PartHead head;
    int dispositions = 0, types = 0;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find(line_end));
        text.remove_prefix(std::min(line.size() + line_end.size(), text.size()));
        auto const colon = std::min(line.find(':'), line.size());
        if (colon == line.size() || !is_field_word(line.substr(0, colon)) || has_control(line) || !is_utf8(line))
            throw refused("A header field of a part is malformed");

        auto const name = lower_ascii(line.substr(0, colon));
        auto const value = trimmed(line.substr(colon + 1));
        if (name == "content-disposition") ++dispositions, read_disposition(value, head, limits);
        else if (name == "content-type") ++types, head.content_type = value;
        else if (name == "content-transfer-encoding") check_encoding(value);
    }
    if (dispositions != 1 || types > 1) throw refused("A part has no name, or says twice what it is");
    return head;
}

}  // namespace

Multipart::Multipart(std::string_view content_type, PartListener listener, MultipartLimits limits)
    : delimiter_("\r\n--" + boundary_in(content_type)), listener_(std::move(listener)), limits_(limits) {}

void Multipart::take(std::string_view piece) {
    waiting_ += piece;
    while (step()) {
    }
}

void Multipart::finish() const {
    bool const whole = expects_ == Expects::epilogue && (waiting_.empty() || waiting_ == line_end);
    if (!whole) throw refused("The body ends before its last boundary");
}

bool Multipart::step() {
    switch (expects_) {
        case Expects::boundary:
            return read_boundary();
        case Expects::after_boundary:
            return read_after_boundary();
        case Expects::head:
            return read_head();
        case Expects::first_bytes:
            return read_first_bytes();
        case Expects::bytes:
            return read_bytes();
        case Expects::epilogue:
            return read_epilogue();
    }
    return false;
}

bool Multipart::read_boundary() {
    if (!std::string_view(delimiter_).starts_with(std::string_view(waiting_).substr(0, delimiter_.size())))
        throw refused("The body does not begin with its boundary");
    if (waiting_.size() < delimiter_.size()) return false;
    use(delimiter_.size());
    expects_ = Expects::after_boundary;
    return true;
}

bool Multipart::read_after_boundary() {
    if (waiting_.size() < 2) return false;
    bool const last = waiting_.starts_with("--");
    if (!last && !waiting_.starts_with(line_end)) throw refused("A boundary is followed by something else");
    if (!last && ++parts_ > limits_.parts)
        throw refused({"The body has more than {{limit}} parts", {{"limit", std::to_string(limits_.parts)}}});
    use(2);
    expects_ = last ? Expects::epilogue : Expects::head;
    return true;
}

bool Multipart::read_head() {
    auto const end = waiting_.find(head_end);
    auto const text = std::string_view(waiting_).substr(0, end);
    // Without its end, the first bytes of that may have come already.
    if (text.size() > limits_.head_bytes + (end == waiting_.npos ? head_end.size() - 1 : 0))
        throw refused({"The head of a part is larger than {{limit}} bytes", {{"limit", std::to_string(limits_.head_bytes)}}});
    if (end == waiting_.npos) return false;
    listener_.head(head_from(text, limits_));
    use(end + head_end.size());
    expects_ = Expects::first_bytes;
    return true;
}

// Some would take a boundary here for the end of a part without bytes, others for its first bytes.
bool Multipart::read_first_bytes() {
    auto const boundary = std::string_view(delimiter_).substr(line_end.size());
    if (waiting_.starts_with(boundary)) throw refused("A part has no line between its head and the next boundary");
    if (boundary.starts_with(waiting_)) return false;
    expects_ = Expects::bytes;
    return true;
}

bool Multipart::read_bytes() {
    auto const found = waiting_.find(delimiter_);
    bool const ends = found != waiting_.npos;
    // What could be the beginning of a boundary waits for more.
    auto const sure = ends ? found : waiting_.size() - std::min(waiting_.size(), delimiter_.size() - 1);
    if (sure > 0) listener_.bytes(std::string_view(waiting_).substr(0, sure));
    use(sure);
    if (!ends) return false;

    listener_.end();
    use(delimiter_.size());
    expects_ = Expects::after_boundary;
    return true;
}

bool Multipart::read_epilogue() const {
    if (!line_end.starts_with(waiting_)) throw refused("Something follows the last boundary");
    return false;
}

}  // namespace yitai::http
