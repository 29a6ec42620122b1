#include "http/server/request_id.h"

#include "base/text.h"

#include <algorithm>
#include <random>

namespace yitai::http {
namespace {

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
    });
}

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == text.npos; }

// It must be unlike any other, not unguessable.
std::string random_id() {
    thread_local std::mt19937_64 numbers{[] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }()};
    std::uint64_t const halves[] = {numbers(), numbers()};
    return to_hex({reinterpret_cast<char const*>(halves), sizeof halves});
}

}  // namespace

std::string_view traceparent(Request const& request) {
    auto const value = request.header("traceparent").value_or("");
    bool const shaped = value.size() == 55 && value.starts_with("00-") && value[35] == '-' && value[52] == '-';
    if (!shaped) return {};
    auto const trace = value.substr(3, 32), parent = value.substr(36, 16), flags = value.substr(53, 2);
    bool const names_something = trace.find_first_not_of('0') != trace.npos && parent.find_first_not_of('0') != parent.npos;
    return names_something && is_hex(trace) && is_hex(parent) && is_hex(flags) ? value : std::string_view();
}

std::string request_id(Request const& request) {
    if (auto const given = request.header("x-request-id"); given && is_word(*given)) return std::string(*given);
    if (auto const parent = traceparent(request); !parent.empty()) return std::string(parent.substr(3, 32));
    return random_id();
}

}  // namespace yitai::http
