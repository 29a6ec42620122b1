// YAML text: it is refused by its line, or written again it says the same.
#include "base/yaml.h"

#include <cstdlib>

using namespace yitai;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    yaml::Document document;
    try {
        document = yaml::parse({reinterpret_cast<char const*>(data), size});
    } catch (yaml::Unreadable const& unreadable) {
        if (unreadable.line < 1) std::abort();
        return 0;
    }
    auto const written = yaml::text_of(document.value);
    if (json::text_of(yaml::parse(written).value) != json::text_of(document.value)) std::abort();
    return 0;
}
