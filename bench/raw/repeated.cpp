#include "raw/engine.h"

#include <fmt/format.h>

#include <stdexcept>

namespace yitai::bench {

Repeated::Repeated(std::vector<Recorded> first, std::vector<Recorded> second)
    : first_(std::move(first)), second_(std::move(second)) {
    if (first_.size() != second_.size()) throw std::logic_error("the same work asked for different statements");
}

std::vector<db::Value> Repeated::values(std::size_t statement, Answers const& answers, std::int64_t repetition) const {
    std::vector<db::Value> all;
    auto const count = second_[statement].values.size();
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i) all.push_back(value(statement, i, answers, repetition));
    return all;
}

db::Value Repeated::value(std::size_t statement, std::size_t parameter, Answers const& answers, std::int64_t repetition) const {
    auto const& before = first_[statement].values[parameter];
    auto const& after = second_[statement].values[parameter];
    if (before == after) return after;
    if (auto const* text = std::get_if<std::string>(&after))
        return fmt::format("{}/{:x}/{}", *text, reinterpret_cast<std::uintptr_t>(this), repetition);
    auto const* number = std::get_if<std::int64_t>(&after);
    if (!number) return after;
    auto const earlier = std::get<std::int64_t>(before);
    for (auto i = statement; i-- > 0;)
        if (first_[i].answer == earlier && second_[i].answer == *number) return answers[i];
    return *number + (*number - earlier) * repetition;
}

}  // namespace yitai::bench
