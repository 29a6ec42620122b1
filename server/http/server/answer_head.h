// The head of an answer: status line, the fields every answer carries, and those the response adds or replaces.
#pragma once

#include "http/response.h"

#include <string>
#include <string_view>

namespace yitai::http {

struct AnswerContext {
    std::string_view request_id, traceparent;
    bool encrypted = false;
    bool last = false;               // the connection ends with it
    bool keep_alive_is_news = false;  // HTTP/1.0 must be told that the connection stays
};

std::string answer_head(Response const&, AnswerContext const&);
bool may_have_body(int status);

}  // namespace yitai::http
