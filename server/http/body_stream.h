// Bodies that are not held in memory: large files on their way in and out.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace yitai::http {

// Takes a request's body piece by piece, one at a time, on whatever thread; what it throws refuses the request. When it is
// let go of before anybody has taken over what it holds, nothing of it remains.
class Sink {
public:
    virtual ~Sink() = default;

    virtual void take(std::string_view piece) = 0;
    virtual void finish() = 0;                // the body was whole
    virtual std::string digest() const = 0;   // of the whole body: the same for the same body only
};

// A request's body that has not been read yet.
class BodyStream {
public:
    virtual ~BodyStream() = default;

    // Any thread, once. `poured` is called when the sink has finished; should that fail, the client is told so and `poured`
    // is let go of.
    virtual void pour_into(std::shared_ptr<Sink>, std::function<void()> poured) = 0;
};

// Yields an answer's body piece by piece, on whatever thread.
class Source {
public:
    virtual ~Source() = default;

    virtual std::uint64_t size() const = 0;
    virtual void prepare() = 0;      // before the first byte goes out; what it throws is answered instead
    virtual std::string next() = 0;  // empty: that was all
};

}  // namespace yitai::http
