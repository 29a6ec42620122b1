// The bare engine doing recorded work: its own C interface, prepared statements, nothing of ours in between.
#pragma once

#include "raw/recorder.h"

#include <functional>
#include <memory>
#include <string>

namespace yitai::bench {

// Work that was recorded twice and can be repeated as often as one likes: a number that a statement before has answered is
// taken from there; others that differed between the recordings go on as they began; texts that differed get a name of their
// own, so that no key is used twice.
class Repeated {
public:
    using Answers = std::vector<std::int64_t>;  // of the statements before, in this repetition

    Repeated(std::vector<Recorded> first, std::vector<Recorded> second);

    std::size_t size() const { return second_.size(); }
    std::string const& sql(std::size_t statement) const { return second_[statement].sql; }
    std::vector<db::Value> values(std::size_t statement, Answers const&, std::int64_t repetition) const;

private:
    db::Value value(std::size_t statement, std::size_t parameter, Answers const&, std::int64_t repetition) const;

    std::vector<Recorded> first_, second_;
};

// One session with the engine.
class RawEngine {
public:
    virtual ~RawEngine() = default;
    virtual void begin() = 0;
    virtual void run(Repeated const&, std::int64_t repetition) = 0;  // every statement, every row, every column
    virtual void commit() = 0;
};

std::unique_ptr<RawEngine> raw_sqlite(std::string const& file);
std::unique_ptr<RawEngine> raw_postgres(std::string const& url);

}  // namespace yitai::bench
