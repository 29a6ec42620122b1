// The value of a header field that is a word with parameters: form-data; name="a". Throws Invalid where readers could differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yitai::http {

struct FieldValue {
    std::string word;  // in lower case
    std::vector<std::pair<std::string, std::string>> parameters;  // names in lower case

    explicit FieldValue(std::string_view text);
    std::optional<std::string> only(std::string_view name) const;  // given once at most
};

bool is_field_word(std::string_view);  // a token of RFC 2045

}  // namespace yitai::http
