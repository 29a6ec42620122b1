// Reads a part of an archive as XML, element by element. A document type is refused, and with it every entity.
#pragma once

#include "importing/spreadsheet/archive.h"

#include <optional>

namespace yitai::importing {

// Names are those without a prefix: "r:id" is "id".
struct Element {
    std::string_view name;
    char const** attributes;  // as expat gives them

    std::optional<std::string_view> get(std::string_view attribute) const;
    std::string text(std::string_view attribute) const { return std::string(get(attribute).value_or("")); }
};

struct XmlListener {
    std::function<void(Element const&)> open;
    std::function<void(std::string_view)> text = [](std::string_view) {};  // may come in pieces
    std::function<void(std::string_view)> close = [](std::string_view) {};
};

void read_xml(Archive&, std::string const& part, XmlListener const&);  // throws Invalid

}  // namespace yitai::importing
