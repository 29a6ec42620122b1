#include "testing/zip.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace yitai::testing {
namespace {

std::string little(std::uint64_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, number >>= 8) text += static_cast<char>(number & 0xff);
    return text;
}

std::string deflated(std::string const& bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib can't begin");
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

// What a part's head says, there and in the directory alike.
std::string described(ZipPart const& part, std::string const& packed) {
    auto const sum = crc32(0, reinterpret_cast<Bytef const*>(part.bytes.data()), static_cast<uInt>(part.bytes.size()));
    return little(20, 2) + little(part.flags, 2) + little(Z_DEFLATED, 2) + little(0, 4) + little(sum, 4) +
           little(packed.size(), 4) + little(part.bytes.size(), 4) + little(part.name.size(), 2) + little(0, 2);
}

}  // namespace

std::string zip_of(std::vector<ZipPart> const& parts) {
    std::string bytes, directory;
    for (auto const& part : parts) {
        auto const packed = deflated(part.bytes), head = described(part, packed);
        directory += "PK\x01\x02" + little(20, 2) + head + little(0, 10) + little(bytes.size(), 4) + part.name;
        bytes += "PK\x03\x04" + head + part.name + packed;
    }
    auto const number = little(parts.size(), 2);
    return bytes + directory + "PK\x05\x06" + little(0, 4) + number + number + little(directory.size(), 4) +
           little(bytes.size(), 4) + little(0, 2);
}

std::string xlsx_of(std::string const& rows, std::vector<ZipPart> const& more) {
    std::string const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    auto const relation = [&](std::string const& id, std::string const& kind, std::string const& part) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + kinds + kind + "\" Target=\"" + part + "\"/>";
    };
    std::vector<ZipPart> parts = {
        {"_rels/.rels", "<Relationships>" + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", "<workbook><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                           relation("rId2", "sharedStrings", "sharedStrings.xml") +
                                           relation("rId3", "styles", "styles.xml") + "</Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
    };
    for (auto const& part : more) {
        auto const known = std::find_if(parts.begin(), parts.end(), [&](auto const& each) { return each.name == part.name; });
        if (known == parts.end()) parts.push_back(part);
        else *known = part;
    }
    return zip_of(parts);
}

}  // namespace yitai::testing
