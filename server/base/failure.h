// Failures end a request. They are thrown by rules and caught in three places: the HTTP boundary, the job worker and main.
#pragma once

#include "base/message.h"

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace yitai {

// One refused field of a body or query; pointer is an RFC 6901 JSON pointer ("" is the whole body).
struct FieldError {
    std::string pointer;
    Message message;
    std::optional<std::size_t> position = {};  // within a text that is read as a language: in characters from its beginning
};

struct Failure : std::exception {
    Message message;
    std::string english;  // the sentence in English, for logs and what()

    explicit Failure(Message);
    char const* what() const noexcept override { return english.c_str(); }
};

// 400: the input is wrong; says which fields.
struct Invalid : Failure {
    std::vector<FieldError> fields;

    explicit Invalid(Message, std::vector<FieldError> = {});
    Invalid(std::string pointer, Message);  // one field
};

// 401: nobody, or nobody we know.
struct Unauthenticated : Failure {
    using Failure::Failure;
};

// 403: known, but without the right.
struct Forbidden : Failure {
    using Failure::Failure;
};

// 404: there is no such thing, or the actor may not know of it.
struct NotFound : Failure {
    NotFound() : Failure("There is nothing here by that name") {}
    using Failure::Failure;
};

// 409: the thing is not in a state that allows this.
struct Conflict : Failure {
    using Failure::Failure;
};

// 412: the caller's version is no longer the newest. Carries as JSON both sides, the present state and the one the caller had
// seen, and where they differ, as far as the thing's past is known.
struct Stale : Failure {
    std::int64_t version;
    std::string current, base = {}, differences = {};

    Stale(std::int64_t newest_version, std::string current_json);
};

// 503 (or 507 when storage is full): try again later.
struct Unavailable : Failure {
    enum class Reason { busy, storage_full, stopping } reason = Reason::busy;
    std::chrono::seconds retry_after{1};

    explicit Unavailable(Message, Reason = Reason::busy, std::chrono::seconds retry = std::chrono::seconds(1));
};

}  // namespace yitai
