// An answer: status, headers and a whole body, a body by pieces, or a live stream of events.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yitai::http {

class EventStream;
class Source;

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;  // beyond those the server sets on every answer
    std::shared_ptr<EventStream> stream;                       // when set, the connection stays open and sends what it yields
    std::shared_ptr<Source> source;                            // when set, the body is what it yields
    bool close = false;                                        // end the connection after this answer

    void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

// May be called from any thread, once.
using Respond = std::function<void(Response)>;

}  // namespace yitai::http
