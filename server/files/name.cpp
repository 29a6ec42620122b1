#include "files/name.h"

#include "base/failure.h"
#include "base/text.h"

#include <algorithm>

namespace yitai::files {
namespace {

struct Span {
    char32_t first, last;
};

// What people don't see, or what makes them see another name: controls, marks of direction, characters without width.
constexpr Span unseen[] = {
    {0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad}, {0x034f, 0x034f},   {0x061c, 0x061c}, {0x115f, 0x1160},
    {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f}, {0x2028, 0x202e},   {0x2060, 0x206f}, {0x3164, 0x3164},
    {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0xe0000, 0xe0fff},
};

bool is_unseen(char32_t point) {
    return std::any_of(std::begin(unseen), std::end(unseen),
                       [point](Span span) { return point >= span.first && point <= span.last; });
}

std::size_t length_at(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4; }

// Of well-formed UTF-8.
char32_t point_of(std::string_view bytes) {
    auto const lead = static_cast<unsigned char>(bytes[0]);
    char32_t point = bytes.size() == 1 ? lead : lead & (0xff >> (bytes.size() + 1));
    for (char c : bytes.substr(1)) point = point << 6 | (static_cast<unsigned char>(c) & 0x3f);
    return point;
}

std::string with_marks(std::string_view text) {
    std::string seen;
    while (!text.empty()) {
        auto const character = text.substr(0, length_at(static_cast<unsigned char>(text[0])));
        if (is_unseen(point_of(character))) seen += '_';
        else seen += character;
        text.remove_prefix(character.size());
    }
    return seen;
}

// Who reads no filename* gets something harmless.
std::string plain_ascii(std::string_view name) {
    std::string plain;
    for (unsigned char c : name) {
        bool const continues = (c & 0xc0) == 0x80;
        bool const harmless =
            c >= 0x20 && c < 0x7f && std::string_view("\"\\%/;").find(static_cast<char>(c)) == std::string_view::npos;
        if (!continues) plain += harmless ? static_cast<char>(c) : '_';
    }
    return plain;
}

}  // namespace

std::string kept_name(std::string_view given, std::string const& pointer) {
    if (!is_utf8(given)) throw Invalid(pointer, "Must be UTF-8");
    auto name = with_marks(given.substr(given.find_last_of("/\\") + 1));
    if (name.find_first_not_of(". ") == name.npos) name = "file";
    if (name.size() > longest_name)
        throw Invalid(pointer, {"Must have at most {{limit}} bytes", {{"limit", std::to_string(longest_name)}}});
    return name;
}

std::string attachment_disposition(std::string_view name) {
    return "attachment; filename=\"" + plain_ascii(name) + "\"; filename*=UTF-8''" + percent_encoded(name);
}

}  // namespace yitai::files
