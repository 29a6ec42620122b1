// Pinyin: how a Chinese name is typed, whole and by initials, so that people are found by it: 王芳 by "wangfang" and by "wf".
#pragma once

#include <string>
#include <string_view>

namespace yitai {

struct Pinyin {
    std::string full, initials;
};

// Only a–z and 0–9, without tones and blanks; ü is v, as it is typed. A surname is read as surnames are: 单雄 is "shanxiong".
// Latin words are lower-cased, lose their accents and give one initial each. What can't be spelt is left out.
Pinyin pinyin_of(std::string_view name);

}  // namespace yitai
