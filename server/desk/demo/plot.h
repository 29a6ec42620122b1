// How steps of one case follow each other.
#pragma once

#include "demo/story.h"

namespace yitai::demo {

class Plot {
public:
    Plot(Story& story, Company const& company, std::size_t number)
        : story_(story), company_(company), number_(static_cast<std::uint32_t>(number)) {}

    // Later, by the clock; or by hours in which the desk or the offices work.
    Plot& after(Milliseconds);
    Plot& after_desk_time(Milliseconds);
    Plot& after_office_time(Milliseconds);
    Plot& at(Instant);
    Plot& does(Act, std::size_t who);
    Instant now() const { return at_; }

private:
    Story& story_;
    Company const& company_;
    std::uint32_t number_, order_ = 0;
    Instant at_;
};

}  // namespace yitai::demo
