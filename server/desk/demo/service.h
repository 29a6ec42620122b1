// A service of the demo company, with the words in which people report its faults and agents say what they did about them.
// No two services share their words, so that search and likeness have something to go by.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::demo {

// Each is a list with bars between: "话单|出账批次".
struct Words {
    std::string_view things, symptoms, remedies;
};

struct ServiceSketch {
    std::string_view code, zh, en;
    int criticality = 3;
    int share = 1;          // of all reports, by weight
    std::string_view team;  // the second line
    std::string_view error; // what its error codes begin with
    Words chinese, english;
};

std::vector<ServiceSketch> const& services();
ServiceSketch const& service_called(std::string_view code);

// The pages of services(), by what the services are for.
std::span<ServiceSketch const> customer_services();
std::span<ServiceSketch const> network_services();
std::span<ServiceSketch const> platform_services();
std::span<ServiceSketch const> office_services();

}  // namespace yitai::demo
