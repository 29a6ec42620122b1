#include "demo/city.h"

#include <fmt/format.h>

namespace yitai::demo {
namespace {

constexpr Region all_regions[] = {
    {"guangzhou", "广州", "Guangzhou"},
    {"shenzhen", "深圳", "Shenzhen"},
    {"delta", "珠三角", "Pearl River Delta"},
    {"east", "粤东", "East Guangdong"},
    {"west", "粤西北", "West and North Guangdong"},
};

constexpr City all_cities[] = {
    {"guangzhou", "广州", "Guangzhou", "guangzhou", 22, "天河路|中山大道|环市东路"},
    {"shenzhen", "深圳", "Shenzhen", "shenzhen", 18, "深南大道|科苑路|福华路"},
    {"foshan", "佛山", "Foshan", "delta", 9, "季华五路|岭南大道"},
    {"dongguan", "东莞", "Dongguan", "delta", 9, "鸿福路|东莞大道"},
    {"huizhou", "惠州", "Huizhou", "delta", 5, "演达大道|文昌一路"},
    {"zhongshan", "中山", "Zhongshan", "delta", 4, "中山三路|博爱六路"},
    {"zhuhai", "珠海", "Zhuhai", "delta", 4, "情侣中路|九洲大道"},
    {"jiangmen", "江门", "Jiangmen", "delta", 4, "发展大道|迎宾大道"},
    {"zhaoqing", "肇庆", "Zhaoqing", "delta", 3, "端州五路|星湖大道"},
    {"shantou", "汕头", "Shantou", "east", 5, "金砂路|长平路"},
    {"jieyang", "揭阳", "Jieyang", "east", 3, "进贤门大道|临江北路"},
    {"chaozhou", "潮州", "Chaozhou", "east", 2, "枫春路|潮枫路"},
    {"meizhou", "梅州", "Meizhou", "east", 3, "梅江三路|彬芳大道"},
    {"shanwei", "汕尾", "Shanwei", "east", 2, "汕尾大道|香洲路"},
    {"heyuan", "河源", "Heyuan", "east", 2, "建设大道|越王大道"},
    {"zhanjiang", "湛江", "Zhanjiang", "west", 4, "人民大道|海滨大道"},
    {"maoming", "茂名", "Maoming", "west", 3, "油城六路|光华北路"},
    {"yangjiang", "阳江", "Yangjiang", "west", 2, "东风一路|新江北路"},
    {"yunfu", "云浮", "Yunfu", "west", 1, "世纪大道|星岩路"},
    {"shaoguan", "韶关", "Shaoguan", "west", 3, "惠民北路|浈江大道"},
    {"qingyuan", "清远", "Qingyuan", "west", 3, "人民二路|先锋中路"},
};

constexpr int large = 5;

}  // namespace

std::span<Region const> regions() { return all_regions; }
std::span<City const> cities() { return all_cities; }

int buildings_of(City const& city) { return city.share >= large ? 3 : 2; }

std::string building_code(City const& city, int building) {
    return fmt::format("{}-{}", city.code, static_cast<char>('a' + building));
}

std::string floor_code(City const& city, int building, int floor) {
    return fmt::format("{}-{}", building_code(city, building), floor + 1);
}

}  // namespace yitai::demo
