// The open set: every open ticket of the desk, in memory, as it was committed. Who reads sees it as it stood when he began, and
// makes nobody wait: what is changed meanwhile is changed in a copy of the page it stands on.
#pragma once

#include "queue/open_ticket.h"

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <unordered_map>

namespace yitai::queue {

class OpenSet {
public:
    static constexpr std::size_t per_page = 128;

private:
    using Page = std::vector<OpenTicket>;
    struct Book {
        std::vector<std::shared_ptr<Page>> pages;  // all full but the last
        std::size_t size = 0;
    };

public:
    class Reading {
    public:
        Reading(OpenSet const& set, std::shared_ptr<Book const> book) : set_(set), book_(std::move(book)) {}
        ~Reading();
        Reading(Reading const&) = delete;

        std::size_t size() const { return book_->size; }
        template <class F>
        void for_each_page(F f) const {
            for (auto const& page : book_->pages) f(std::span<OpenTicket const>(*page));
        }
        template <class F>
        void for_each(F f) const {
            for_each_page([&](std::span<OpenTicket const> page) {
                for (auto const& ticket : page) f(ticket);
            });
        }

    private:
        OpenSet const& set_;
        std::shared_ptr<Book const> book_;
    };
    Reading read() const;

    // A ticket as it was committed; one that is open no longer leaves. An older version than the known one changes nothing.
    void put(OpenTicket);

    // How far each lane of the timeline is known, so that what others have committed can be told from it.
    using Marks = std::map<std::int64_t, std::int64_t>;
    Marks marks() const;
    void advance(Marks const&);
    void note(std::int64_t lane, std::int64_t lane_seq);  // known now; counts as soon as all before it are

    bool is_filled() const;
    void filled();

private:
    using Steady = std::chrono::steady_clock;
    struct Gone {
        TicketId id;
        std::int64_t version;
        Steady::time_point at;
    };

    std::size_t place_of(TicketId) const;
    Page& page_to_change(std::size_t index);
    Book& book_to_change();
    void add(OpenTicket);
    void remove(TicketId);
    void forget_gone(Steady::time_point now);

    mutable std::mutex mutex_;
    std::shared_ptr<Book> book_ = std::make_shared<Book>();
    std::unordered_map<TicketId, std::size_t> places_;
    std::unordered_map<TicketId, std::int64_t> gone_;  // the versions in which tickets left
    std::deque<Gone> going_;
    Marks marks_;
    std::map<std::int64_t, std::set<std::int64_t>> ahead_;  // known, while something before them is not
    bool filled_ = false;
};

}  // namespace yitai::queue
