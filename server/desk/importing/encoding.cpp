// In which characters a file is written. Excel in China saves CSV as GB18030 unless told otherwise.
#include "base/text.h"
#include "importing/csv.h"

#include <iconv.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace yitai::importing {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_marks[] = {"\xFF\xFE", "\xFE\xFF"};
constexpr char unreadable = '\xFF';  // stands nowhere in UTF-8

// Lines that are more than ASCII are counted, so that a broken byte or two don't turn a whole file into other characters.
bool is_mostly_utf8(std::string_view text) {
    std::int64_t readable = 0, broken = 0;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        bool const plain = std::all_of(line.begin(), line.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
        if (!plain) ++(is_utf8(line) ? readable : broken);
    }
    return readable >= broken;
}

std::string from_gb18030(std::string& bytes) {
    std::unique_ptr<void, int (*)(iconv_t)> const converter(iconv_open("UTF-8", "GB18030"), iconv_close);
    if (converter.get() == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("iconv knows no GB18030");

    std::string text(bytes.size() * 2, '\0');  // two bytes become three at most
    char *from = bytes.data(), *into = text.data();
    std::size_t left = bytes.size(), room = text.size();
    while (left > 0 && iconv(converter.get(), &from, &left, &into, &room) == static_cast<std::size_t>(-1)) {
        if (left == 0 || room == 0) break;
        *into++ = unreadable;
        --room, ++from, --left;
    }
    text.resize(text.size() - room);
    return text;
}

}  // namespace

std::string utf8_of(std::string bytes) {
    for (auto const mark : utf16_marks)
        if (bytes.starts_with(mark)) throw Invalid("/text", "This file is in UTF-16; save it as UTF-8");
    if (bytes.starts_with(byte_order_mark)) return bytes.substr(byte_order_mark.size());
    return is_mostly_utf8(bytes) ? bytes : from_gb18030(bytes);
}

bool is_readable(std::string_view cell) { return is_utf8(cell) && cell.find('\0') == cell.npos; }

}  // namespace yitai::importing
