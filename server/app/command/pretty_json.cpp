#include "app/command/pretty_json.h"

namespace yitai::app {
namespace {

void write_pretty(std::string& out, json::Value const& value, std::string const& indent) {
    auto const deeper = indent + "  ";
    if (auto const* object = value.as<json::Object>(); object && !object->empty()) {
        for (char before = '{'; auto const& [name, member] : *object) {
            out += std::exchange(before, ',') + deeper;
            json::write_string(out, name);
            out += ": ";
            write_pretty(out, member, deeper);
        }
        out += indent + '}';
    } else if (auto const* array = value.as<json::Array>(); array && !array->empty()) {
        for (char before = '['; auto const& each : *array) {
            out += std::exchange(before, ',') + deeper;
            write_pretty(out, each, deeper);
        }
        out += indent + ']';
    } else {
        json::write(out, value);
    }
}

}  // namespace

std::string pretty_json(json::Value const& value) {
    std::string out;
    write_pretty(out, value, "\n");
    return out;
}

}  // namespace yitai::app
