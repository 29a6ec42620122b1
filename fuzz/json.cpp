// JSON text: it is refused in words, or written again it says the same; so does the struct that is read from it.
#include "base/json.h"

#include <cstdlib>

using namespace yitai;

namespace {

enum class Colour { red, green };
YITAI_DESCRIBE_ENUM(Colour, red, green)

struct Inner {
    Id<Inner> id;
    std::optional<Within<1, 4>> impact;
};
YITAI_DESCRIBE(Inner, id, impact)

struct Thing {
    std::optional<Line<20>> subject;
    std::optional<Text<20>> text;
    std::optional<bool> open;
    std::optional<double> weight;
    std::optional<Colour> colour;
    std::optional<Instant> at;
    std::vector<Inner> inner;
    std::map<std::string, std::int64_t> counts;
    std::map<std::string, json::Value> rest;
};
YITAI_DESCRIBE(Thing, subject, text, open, weight, colour, at, inner, counts, rest)

void read_as_thing(json::Value const& value) try {
    auto const written = json::text_of(json::from<Thing>(value));
    if (json::text_of(json::from_text<Thing>(written)) != written) std::abort();
} catch (Invalid const& invalid) {
    // What was read may be written with more members than it came with, but a refusal names its fields.
    if (invalid.fields.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    json::Value value;
    try {
        value = json::parse({reinterpret_cast<char const*>(data), size});
    } catch (Invalid const&) {
        return 0;
    }
    auto const written = json::text_of(value);
    if (json::text_of(json::parse(written)) != written) std::abort();
    read_as_thing(value);

    auto patched = value;
    json::merge_patch(patched, json::Object());
    if (value.as<json::Object>() && !(patched == value)) std::abort();
    return 0;
}
