#include "base/failure.h"

namespace yitai {

Failure::Failure(Message sentence) : message(std::move(sentence)), english(say(message)) {}

Invalid::Invalid(Message sentence, std::vector<FieldError> refused) : Failure(std::move(sentence)), fields(std::move(refused)) {}

Invalid::Invalid(std::string pointer, Message sentence)
    : Failure(sentence), fields{FieldError{std::move(pointer), std::move(sentence)}} {}

Stale::Stale(std::int64_t newest_version, std::string current_json)
    : Failure("Somebody else has changed this in the meantime"), version(newest_version), current(std::move(current_json)) {}

Unavailable::Unavailable(Message sentence, Reason why, std::chrono::seconds retry)
    : Failure(std::move(sentence)), reason(why), retry_after(retry) {}

}  // namespace yitai
