#include "importing/spreadsheet/xml.h"

#include "base/text.h"

#include <expat.h>

#include <exception>
#include <memory>

namespace yitai::importing {
namespace {

constexpr int deepest = 100;
constexpr std::size_t longest_silence = 1 << 20;

std::string_view without_prefix(std::string_view name) { return name.substr(name.rfind(':') + 1); }

// What a listener throws waits until expat has returned: C knows no exceptions.
struct Reading {
    XML_Parser parser;
    std::string const& part;
    XmlListener const& listener;
    std::exception_ptr thrown = {};
    int depth = 0;
    std::size_t silent = 0;  // bytes since anything came of them

    template <class Work>
    void guarded(Work work) {
        silent = 0;
        if (thrown) return;
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
    Invalid refused(Message sentence) const {
        sentence.values.emplace_back("part", part);
        return {"/file", std::move(sentence)};
    }
    void take(std::string_view bytes, bool last) {
        // One endless name or attribute would be gathered whole.
        if (silent += bytes.size(); silent > longest_silence) throw refused("{{part}} in this file can't be read as XML");
        auto const status = XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), last);
        if (thrown) std::rethrow_exception(thrown);
        if (status != XML_STATUS_OK) throw refused("{{part}} in this file can't be read as XML");
    }
};

Reading& of(void* reading) { return *static_cast<Reading*>(reading); }

// Each open element costs memory, and there may be millions.
void on_open(void* reading, char const* name, char const** attributes) {
    auto& here = of(reading);
    here.guarded([&] {
        if (++here.depth > deepest) throw here.refused("{{part}} in this file can't be read as XML");
        here.listener.open({without_prefix(name), attributes});
    });
}
void on_text(void* reading, char const* text, int size) {
    of(reading).guarded([&] { of(reading).listener.text({text, static_cast<std::size_t>(size)}); });
}
void on_close(void* reading, char const* name) {
    --of(reading).depth;
    of(reading).guarded([&] { of(reading).listener.close(without_prefix(name)); });
}
void on_document_type(void* reading, char const*, char const*, char const*, int) {
    of(reading).guarded([&] { throw of(reading).refused("{{part}} in this file has a document type, which is refused"); });
}

}  // namespace

std::optional<std::string_view> Element::get(std::string_view attribute) const {
    for (auto const* each = attributes; *each; each += 2)
        if (without_prefix(each[0]) == attribute) return each[1];
    return std::nullopt;
}

void read_xml(Archive& archive, std::string const& part, XmlListener const& listener) {
    std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> const parser(XML_ParserCreate(nullptr), XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    Reading reading{parser.get(), part, listener};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), on_open, on_close);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);

    archive.read(part, [&](std::string_view bytes) { reading.take(bytes, false); });
    reading.take("", true);
}

}  // namespace yitai::importing
