// Archives (ZIP) made by hand, also such as no honest program would write.
#pragma once

#include <string>
#include <vector>

namespace yitai::testing {

struct ZipPart {
    std::string name, bytes;
    unsigned flags = 0;  // 1: encrypted
};

std::string zip_of(std::vector<ZipPart> const&);

// What is least in an XLSX file, with these cells: "<row r=\"1\"><c …". More parts replace those of their name.
std::string xlsx_of(std::string const& rows, std::vector<ZipPart> const& more = {});

}  // namespace yitai::testing
