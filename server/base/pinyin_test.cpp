#include "base/pinyin.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

struct Case {
    std::string_view name, full, initials;
};

void check(std::initializer_list<Case> cases) {
    for (auto const& [name, full, initials] : cases) {
        CAPTURE(name);
        auto const pinyin = pinyin_of(name);
        CHECK(pinyin.full == full);
        CHECK(pinyin.initials == initials);
    }
}

}  // namespace

TEST_CASE("a Chinese name is typed by its syllables or their initials") {
    check({{"王芳", "wangfang", "wf"},
           {"李雷", "lilei", "ll"},
           {"欧阳娜娜", "ouyangnana", "oynn"},
           {"皇甫嵩", "huangfusong", "hfs"}});
}

TEST_CASE("ü is typed v") { check({{"吕绿", "lvlv", "ll"}, {"女娲", "nvwa", "nw"}}); }

TEST_CASE("a surname is read as surnames are, the same character elsewhere is not") {
    check({{"曾国藩", "zengguofan", "zgf"},
           {"单雄信", "shanxiongxin", "sxx"},
           {"解珍", "xiezhen", "xz"},
           {"仇英", "qiuying", "qy"}});
    check({{"查良镛", "zhaliangyong", "zly"},
           {"区海明", "ouhaiming", "ohm"},
           {"翟志刚", "zhaizhigang", "zzg"},
           {"卜祥", "buxiang", "bx"}});
    check({{"李解", "lijie", "lj"}, {"王查理", "wangchali", "wcl"}, {"張樂", "zhangle", "zl"}});
}

TEST_CASE("a surname of two characters goes before that of its first") {
    check({{"尉迟恭", "yuchigong", "ycg"},
           {"尉健行", "weijianxing", "wjx"},
           {"万俟卨", "moqixie", "mqx"},
           {"万里", "wanli", "wl"}});
    check({{"长孙无忌", "zhangsunwuji", "zswj"}, {"王长江", "wangchangjiang", "wcj"}, {"澹台灭明", "tantaimieming", "ttmm"}});
}

TEST_CASE("Latin words are lower-cased and give an initial each; an apostrophe does not end one") {
    check({{"O'Brien 王", "obrienwang", "ow"},
           {"Mary Ann Lee", "maryannlee", "mal"},
           {"Jean-Luc", "jeanluc", "jl"},
           {"O’Neill", "oneill", "o"}});
    check({{"José Müller", "josemuller", "jm"},
           {"Jose\u0301", "jose", "j"},
           {"Straße", "strasse", "s"},
           {"ＷＡＮＧ　Ｆ", "wangf", "wf"}});
    check({{"王芳2", "wangfang2", "wf2"}, {"Tom王", "tomwang", "tw"}, {"二〇", "erling", "el"}});
}

TEST_CASE("what can't be spelt is left out") {
    check({{"", "", ""}, {"  王 · 芳 ", "wangfang", "wf"}, {"😀", "", ""}, {"\xff\xe7", "", ""}, {"王\xe7\x8e", "wang", "w"}});
}

TEST_CASE("both blocks of Chinese characters are spelt") { check({{"㐀", "qiu", "q"}, {"龘", "da", "d"}, {"瞿", "qu", "q"}}); }
