#include "queue/open_set.h"

namespace yitai::queue {
namespace {

// For so long an older version may still be on its way to us.
constexpr std::chrono::seconds remember_gone{120};

}  // namespace

Pieces::Pieces(std::string_view subject) {
    for (auto const piece : search::pieces(subject, most)) held_[count_++] = piece;
}

OpenTicket kept(Ticket const& ticket) {
    OpenTicket open;
    copy_members(ticket, open);
    open.pieces = Pieces(ticket.subject);
    return open;
}

// A book is let go of under the lock, so that its count of readers can be trusted there.
OpenSet::Reading::~Reading() {
    std::lock_guard const lock(set_.mutex_);
    book_.reset();
}

OpenSet::Reading OpenSet::read() const {
    std::lock_guard const lock(mutex_);
    return {*this, book_};
}

void OpenSet::put(OpenTicket ticket) {
    std::lock_guard const lock(mutex_);
    if (auto const left = gone_.find(ticket.id); left != gone_.end()) {
        if (left->second >= ticket.version) return;
        gone_.erase(left);
    }
    auto const found = places_.find(ticket.id);
    bool const open = ticket::is_open(ticket.state);
    if (found == places_.end() && open) return add(std::move(ticket));
    if (found != places_.end()) {
        auto const place = found->second;
        auto const& known = (*book_->pages[place / per_page])[place % per_page];
        if (known.version >= ticket.version) return;
        if (open) {
            page_to_change(place / per_page)[place % per_page] = std::move(ticket);
            return;
        }
        remove(ticket.id);
    }
    auto const now = Steady::now();
    gone_[ticket.id] = ticket.version;
    going_.push_back({ticket.id, ticket.version, now});
    forget_gone(now);
}

OpenSet::Book& OpenSet::book_to_change() {
    if (book_.use_count() > 1) book_ = std::make_shared<Book>(*book_);
    return *book_;
}

OpenSet::Page& OpenSet::page_to_change(std::size_t index) {
    auto& page = book_to_change().pages[index];
    if (page.use_count() > 1) page = std::make_shared<Page>(*page);
    return *page;
}

void OpenSet::add(OpenTicket ticket) {
    auto& book = book_to_change();
    if (book.size % per_page == 0) {
        book.pages.push_back(std::make_shared<Page>());
        book.pages.back()->reserve(per_page);
    }
    places_[ticket.id] = book.size;
    page_to_change(book.size / per_page).push_back(std::move(ticket));
    ++book.size;
}

// The last one takes its place.
void OpenSet::remove(TicketId id) {
    auto const place = places_.at(id);
    auto const last = book_->size - 1;
    if (place != last) {
        auto moved = (*book_->pages[last / per_page])[last % per_page];
        places_[moved.id] = place;
        page_to_change(place / per_page)[place % per_page] = std::move(moved);
    }
    page_to_change(last / per_page).pop_back();
    auto& book = *book_;
    if (--book.size % per_page == 0) book.pages.pop_back();
    places_.erase(id);
}

void OpenSet::forget_gone(Steady::time_point now) {
    for (; !going_.empty() && going_.front().at + remember_gone < now; going_.pop_front()) {
        auto const left = gone_.find(going_.front().id);
        if (left != gone_.end() && left->second == going_.front().version) gone_.erase(left);
    }
}

OpenSet::Marks OpenSet::marks() const {
    std::lock_guard const lock(mutex_);
    return marks_;
}

void OpenSet::advance(Marks const& marks) {
    std::lock_guard const lock(mutex_);
    for (auto const& [lane, seq] : marks) {
        auto& mark = marks_[lane];
        mark = std::max(mark, seq);
        auto& ahead = ahead_[lane];
        ahead.erase(ahead.begin(), ahead.upper_bound(mark));
    }
}

void OpenSet::note(std::int64_t lane, std::int64_t lane_seq) {
    std::lock_guard const lock(mutex_);
    auto& mark = marks_[lane];
    auto& ahead = ahead_[lane];
    if (lane_seq > mark) ahead.insert(lane_seq);
    for (; !ahead.empty() && *ahead.begin() == mark + 1; ahead.erase(ahead.begin())) ++mark;
}

bool OpenSet::is_filled() const {
    std::lock_guard const lock(mutex_);
    return filled_;
}

void OpenSet::filled() {
    std::lock_guard const lock(mutex_);
    filled_ = true;
}

}  // namespace yitai::queue
