#include "demo/service.h"

#include <algorithm>

namespace yitai::demo {

std::vector<ServiceSketch> const& services() {
    static auto const all = [] {
        std::vector<ServiceSketch> joined;
        for (auto const page : {customer_services(), network_services(), platform_services(), office_services()})
            joined.insert(joined.end(), page.begin(), page.end());
        return joined;
    }();
    return all;
}

ServiceSketch const& service_called(std::string_view code) {
    return *std::find_if(services().begin(), services().end(), [&](auto const& each) { return each.code == code; });
}

}  // namespace yitai::demo
