// A body that a connection has not read yet, waiting for who will take it.
#pragma once

#include "http/body_stream.h"
#include "http/server/bell.h"

#include <memory>
#include <mutex>

namespace yitai::http {

class StreamedBody : public BodyStream {
public:
    explicit StreamedBody(std::shared_ptr<Bell> bell) : bell_(std::move(bell)) {}

    void pour_into(std::shared_ptr<Sink> sink, std::function<void()> poured) override;

    // The connection's thread.
    std::shared_ptr<Sink> sink_to_fill();  // handed out once
    void was_poured();
    void was_refused();
    bool is_poured() const { return is_poured_; }

private:
    std::shared_ptr<Bell> bell_;
    std::mutex mutex_;
    std::shared_ptr<Sink> sink_;
    std::function<void()> poured_;
    bool is_poured_ = false;
};

}  // namespace yitai::http
