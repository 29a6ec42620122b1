#include "listing/moment.h"

namespace yitai::listing {

std::optional<Span> span_of(std::string_view word, Instant now) {
    if (word == "today" || word == "今天") return span_of(to_rfc3339(now).substr(0, 10), now);
    if (word == "yesterday" || word == "昨天") return span_of(to_rfc3339(now - Hours(24)).substr(0, 10), now);
    if (word.size() == 10)
        if (auto const day = parse_rfc3339(std::string(word) + "T00:00:00Z")) return Span{*day, *day + Hours(24)};
    bool const is_distance = word.starts_with('-') || word.starts_with('+');
    auto const at = parse_when(is_distance ? "now" + std::string(word) : std::string(word), now);
    return at ? std::optional(Span{*at, *at}) : std::nullopt;
}

}  // namespace yitai::listing
