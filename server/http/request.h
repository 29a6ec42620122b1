// A request as the rooms see it: parsed, within limits, and with its actor known.
#pragma once

#include "base/actor.h"
#include "base/message.h"
#include "base/time.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yitai::http {

struct ParsedBody;
class BodyStream;
class Sink;

enum class Method { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS };
YITAI_DESCRIBE_ENUM(Method, GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS)

struct Request {
    Method method = Method::GET;
    std::string path;                                           // decoded, without the query
    std::vector<std::pair<std::string, std::string>> query;     // decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;   // names in lower case
    std::string body;
    std::shared_ptr<BodyStream> stream;                         // instead of `body`, where a route takes it piece by piece
    std::string peer;        // address of the client, or of the one a trusted proxy named
    bool encrypted = false;  // came in by TLS
    Milliseconds waited{0};  // how late its thread is, when that lasts: 0 as a rule

    std::string id;                                                  // X-Request-Id: the caller's when well-formed, else ours
    std::vector<std::pair<std::string, std::string>> path_values;    // what stood at ":name" in the route
    Actor actor = nobody();
    Language language = Language::en;
    std::shared_ptr<ParsedBody const> parsed;  // the boundary reads JSON before the transaction begins, see query.h
    std::shared_ptr<Sink> upload;                // what the route's intake has made of the body

    // The first header of that name (lower case), or nothing.
    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string_view> parameter(std::string_view name) const;
    std::string_view path_value(std::string_view name) const;  // empty when the route has none by that name
};

}  // namespace yitai::http
