// A refusal by the rules of HTTP itself: its status and problem type stand beside the sentence.
#pragma once

#include "base/failure.h"

#include <string>
#include <utility>
#include <vector>

namespace yitai::http {

struct Refusal : Failure {
    int status;
    std::string type;  // the last part of "/problems/<type>"
    std::vector<std::pair<std::string, std::string>> headers;

    Refusal(int http_status, std::string problem_type, Message sentence,
            std::vector<std::pair<std::string, std::string>> more = {})
        : Failure(std::move(sentence)), status(http_status), type(std::move(problem_type)), headers(std::move(more)) {}
};

}  // namespace yitai::http
