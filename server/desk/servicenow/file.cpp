#include "servicenow/file.h"

#include "servicenow/run.h"

#include <algorithm>
#include <unordered_map>

namespace yitai::servicenow {

File::File(std::string bytes, date::time_zone const* zone) : csv_(std::move(bytes), limits), columns_(csv_.header(), zone) {}

void File::read(std::function<void(Event const&)> const& each) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t place = 0; place < rows(); ++place) {
        auto const& record = csv_.records()[place];
        json::Problems problems;
        auto const events = columns_.events(csv_.cells(record), record.row, problems);
        for (auto const& [pointer, message, position] : problems.fields)
            refuse(record.row, pointer.empty() ? pointer : pointer.substr(1), message);
        if (events.empty()) continue;

        auto const [known, is_new] = places.emplace(events.front().number, incidents_.size());
        if (is_new) incidents_.emplace_back();
        incidents_[known->second].push_back(place);
        for (auto const& event : events) each(event);
    }
}

std::vector<Event> File::events(std::size_t incident) const {
    std::vector<Event> all;
    for (auto const place : incidents_[incident]) {
        auto const& record = csv_.records()[place];
        json::Problems none;
        auto some = columns_.events(csv_.cells(record), record.row, none);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    sort(all);
    return all;
}

// A row that can't be taken is one error, whatever is wrong with it.
void File::refuse(std::int64_t row, std::string column, Message const& message) {
    if (row != last_refused_) ++errors_;
    last_refused_ = row;
    if (problems_.size() < importing::most_named)
        problems_.push_back({row, std::move(column), message.text, {message.values.begin(), message.values.end()}});
}

namespace {

importing::GivenPriority& given(importing::Tally& tally, Event const& event) {
    auto const place = std::tie(event.impact, event.urgency, event.priority);
    auto const found = std::find_if(tally.priorities.begin(), tally.priorities.end(), [&](auto const& each) {
        return std::tie(each.impact, each.urgency, each.priority) >= place;
    });
    bool const is_known = found != tally.priorities.end() && std::tie(found->impact, found->urgency, found->priority) == place;
    return is_known ? *found : *tally.priorities.insert(found, {event.impact, event.urgency, event.priority});
}

}  // namespace

void count(importing::Tally& tally, std::vector<Event> const& events, Course const& course) {
    if (course.moves.empty()) return;
    ++tally.incidents;
    tally.events += static_cast<std::int64_t>(course.moves.size());
    ++tally.states[std::string(name_of(course.end.standing.state))];
    if (course.end.reopenings > 0) ++tally.reopened;
    for (auto const& move : course.moves) {
        tally.late += move.is_late;
        ++tally.words[move.event->word];
        ++given(tally, *move.event).events;
    }
    ++given(tally, *course.moves.back().event).incidents;

    auto const most = std::max_element(events.begin(), events.end(), [](Event const& one, Event const& other) {
        return one.reassignments < other.reassignments;
    });
    if (most->reassignments <= tally.most_reassignments) return;
    tally.most_reassignments = most->reassignments;
    tally.most_reassigned = most->number;
}

}  // namespace yitai::servicenow
