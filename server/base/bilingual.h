// What an administrator names once in Chinese and once in English.
#pragma once

#include "base/described.h"
#include "base/text.h"

#include <string>

namespace yitai {

struct Bilingual {
    std::string zh, en;
    bool operator==(Bilingual const&) const = default;
};
YITAI_DESCRIBE(Bilingual, zh, en)

// As it is given: both languages must say something; what is described further may stay unsaid.
struct Names {
    Line<120> zh, en;
};
YITAI_DESCRIBE(Names, zh, en)

struct Texts {
    Text<4000> zh, en;
};
YITAI_DESCRIBE(Texts, zh, en)

template <class Given>
Bilingual plain(Given const& given) {
    return {given.zh, given.en};
}

}  // namespace yitai
