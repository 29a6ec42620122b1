// How people are reached: mail addresses and phone numbers, in one written form each so that they can be compared.
#pragma once

#include "base/text.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

// Lower-cased "name@host"; nothing when it is none.
std::optional<std::string> normal_email(std::string_view);

// E.164 "+8613812345678", with ";ext=123" for an extension; 400 and 800 numbers and the short service numbers stay national
// ("4008001234", "10086"), a bare extension becomes "ext=8123". Numbers without a country are Chinese. Nothing when it is none.
// Sources: E.164, the numbering plan of the Chinese ministry (mobile 1[3-9] and nine digits, landlines 0 and area code).
std::optional<std::string> normal_phone(std::string_view);

}  // namespace yitai
