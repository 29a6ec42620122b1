#include "demo/name.h"

#include "base/pinyin.h"

namespace yitai::demo {
namespace {

constexpr std::string_view surnames =
    "陈|陈|陈|李|李|李|黄|黄|黄|张|张|林|林|梁|梁|王|王|刘|刘|吴|吴|罗|何|何|杨|周|叶|郑|谢|邓|邓|许|曾|彭|冯|蔡|"
    "苏|潘|钟|廖|赖|卢|余|朱|郭|徐|江|黎|古|温|胡|谭|马|杜|欧阳|莫|高|关|赵|卓|孙|唐|陆|袁|沈|韩|方|丘|詹";
constexpr std::string_view given_first =
    "志|嘉|晓|家|俊|文|伟|丽|雅|思|海|国|建|子|梓|美|燕|永|泽|景|少|惠|秀|春|小|明|雪|玉|锦|绍|婉|启|卓|浩|佩";
constexpr std::string_view given_last =
    "强|敏|华|玲|辉|婷|杰|芳|峰|燕|涛|欣|斌|怡|明|琪|军|莹|勇|慧|鹏|娟|龙|萍|超|霞|宇|珊|健|洁|豪|雯|彬|仪|"
    "东|茵|坤|媚|平|琳|生|云|成|萱|浩|彤|荣|菲|林|颖|波|钰|威|君|森|冰|凯|静|锋|瑶|毅|嫦|炜|薇|雄|宁";

// Some say surnames in two characters.
std::size_t bytes_of_surname(std::string const& name) { return name.starts_with("欧阳") ? 6 : 3; }

}  // namespace

std::string full_name(Dice& dice) {
    std::string name(dice.word(surnames));
    if (dice.chance(75)) name += dice.word(given_first);
    return name.append(dice.word(given_last));
}

std::string Logins::login_for(std::string const& name) {
    auto const spelt = pinyin_of(name).full, surname = pinyin_of(name.substr(0, bytes_of_surname(name))).full;
    auto login = surname + '_' + spelt.substr(surname.size());
    if (int const number = ++taken_[login]; number > 1) login += std::to_string(number);
    return login;
}

}  // namespace yitai::demo
