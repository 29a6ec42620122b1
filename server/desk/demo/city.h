// Where the demo company is at home: the twenty-one cities of Guangdong, each in the region of a service desk.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace yitai::demo {

struct Region {
    std::string_view code, zh, en;
};
struct City {
    std::string_view code, zh, en, region;
    int share = 1;  // of people and reports, by weight
    std::string_view streets;
};

std::span<Region const> regions();
std::span<City const> cities();

inline std::string desk_of(std::string_view region) { return "desk-" + std::string(region); }
inline std::string site_of(std::string_view region) { return "gd-" + std::string(region); }

inline constexpr int floors_of_a_building = 3;
int buildings_of(City const&);
std::string building_code(City const&, int building);
std::string floor_code(City const&, int building, int floor);

}  // namespace yitai::demo
