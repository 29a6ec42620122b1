// OpenAPI 3.1 from the route tables: described structs become schemas, so the description can't drift from the code.
#pragma once

#include "base/json.h"

#include <span>
#include <string>
#include <string_view>

namespace yitai::http {
struct Request;
struct Response;
struct Route;
struct ListQuery;
template <class T>
struct Page;
template <class T>
struct Created;
template <class T>
struct Accepted;
template <class T>
struct Query;
}  // namespace yitai::http

namespace yitai::openapi {

// The name a described struct has among the components: its C++ name without namespaces ("Input" added where it is read).
// A second struct of that name in another room has the room's name in front: conversation::Entry is ConversationEntry.
template <class T>
std::string schema_name();

// One operation while it is being described.
struct Operation {
    bool takes_body = false;            // by its method
    json::Object components;            // schemas met on the way
    json::Array parameters;             // query and header parameters
    json::Value body;                   // schema, or null
    json::Value result;                 // schema, or null
    std::string media_type = "application/json";  // of its result
    int status = 200;
    bool is_list = false;
    bool has_fields = false;            // its result can be asked for by fields=
    bool has_version = false;           // its result comes with an ETag
    void (*read_body)(json::Value const&) = nullptr;      // as the rule is given them: throws Invalid
    void (*read_query)(http::Request const&) = nullptr;
};

// The same struct asks for less when it is read than it promises when it is written, and for nothing as a merge patch, so it has
// a component for each use.
enum class Use { input, output, patch };

// The JSON Schema (draft 2020-12) of a type; described structs are put under components and referred to.
template <class T>
json::Value schema_of(json::Object& components, Use = Use::output);

template <class T>
void describe_parameter(Operation&);
// A merge patch that may name T's members.
template <class T>
void describe_patch(Operation&);
template <class T>
void describe_result(Operation&);
// A live stream of events, each with a T as its data; it is resumed by the id of the last one.
template <class T>
void describe_events(Operation&);

// The whole document for these routes.
json::Value document(std::span<http::Route const* const> routes, std::string_view version);

// As in docs/api/openapi.json: two spaces a level, one member a line.
std::string pretty(json::Value const&);

}  // namespace yitai::openapi

#include "http/openapi_schema.h"
