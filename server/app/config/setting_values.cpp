#include "app/config/setting_values.h"

#include <arpa/inet.h>

namespace yitai::app {
namespace {

std::string without_brackets(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return host == "localhost" ? "127.0.0.1" : std::string(host);
}

}  // namespace

bool is_address(std::string const& text) {
    unsigned char bytes[16];
    return inet_pton(AF_INET, text.c_str(), bytes) == 1 || inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

bool is_loopback(Endpoint const& endpoint) { return endpoint.address.starts_with("127.") || endpoint.address == "::1"; }

std::string to_string(Endpoint const& endpoint) {
    bool const v6 = endpoint.address.find(':') != std::string::npos;
    return (v6 ? '[' + endpoint.address + ']' : endpoint.address) + ':' + std::to_string(endpoint.port);
}

Wrong read_value(std::string_view text, std::string& into) {
    into = text;
    return std::nullopt;
}

Wrong read_value(std::string_view text, Endpoint& into) {
    auto const colon = text.rfind(':');
    auto const port = colon == text.npos ? std::nullopt : parse_integer(text.substr(colon + 1));
    auto const address = without_brackets(text.substr(0, colon));
    if (!port || *port < 0 || *port > 65535 || !is_address(address))
        return "Must be an address and a port, such as 127.0.0.1:8080";

    into = {address, static_cast<unsigned short>(*port)};
    return std::nullopt;
}

Wrong read_value(std::string_view text, std::optional<Endpoint>& into) {
    if (!text.empty()) return read_value(text, into.emplace());
    into.reset();
    return std::nullopt;
}

Wrong read_value(std::string_view text, std::vector<std::string>& into) {
    into.clear();
    for (auto part : split(text, ','))
        if (auto const word = trimmed(part); !word.empty()) into.emplace_back(word);
    return std::nullopt;
}

Wrong read_value(std::string_view text, Language& into) {
    if (text != "en" && text != "zh") return not_a_word_of({"en", "zh"});
    into = text == "zh" ? Language::zh : Language::en;
    return std::nullopt;
}

Wrong not_a_number_between(int low, int high) {
    return Message{"Must be a whole number from {{low}} to {{high}}",
                   {{"low", std::to_string(low)}, {"high", std::to_string(high)}}};
}

Wrong not_a_word_of(std::vector<std::string_view> const& words) {
    std::string list;
    for (auto word : words) list.append(list.empty() ? "" : ", ").append(word);
    return Message{"Must be one of: {{words}}", {{"words", list}}};
}

std::string show_value(std::string const& text) { return text; }

std::string show_value(Endpoint const& endpoint) { return to_string(endpoint); }

std::string show_value(Language language) { return language == Language::zh ? "zh" : "en"; }

std::string show_value(std::optional<Endpoint> const& endpoint) { return endpoint ? to_string(*endpoint) : ""; }

std::string show_value(std::vector<std::string> const& list) {
    std::string text;
    for (auto const& word : list) text.append(text.empty() ? "" : ",").append(word);
    return text;
}

}  // namespace yitai::app
