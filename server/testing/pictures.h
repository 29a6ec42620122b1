// Pictures that tests send, made byte by byte.
#pragma once

#include <string>

namespace yitai::testing {

std::string png(unsigned width, unsigned height);         // one colour, whatever its size: a large one is a bomb
std::string gif(unsigned width, unsigned height, unsigned frames = 1);
std::string yitai_command();                              // the program beside this test program

}  // namespace yitai::testing
