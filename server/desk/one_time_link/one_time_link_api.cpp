#include "one_time_link/one_time_link_api.h"

#include "account/throttle.h"
#include "one_time_link/one_time_link.h"

namespace yitai::one_time_link {
namespace {

http::Created<NewOneTimeLink> make_one(Tx& tx, ticket::Reference const& reference) {
    return {make_for(tx, reference), "/api/v1/tickets/" + reference.text};
}

std::string_view secret_in(http::Request const& request) { return request.path_value("secret"); }

http::Response unknown(http::Request const& request) {
    auto const refusal = NotFound("There is no such link; use the newest message about the ticket, or sign in");
    return http::problem_for(std::make_exception_ptr(refusal), request);
}

// A guess is counted, and the count stays: so it is refused by an answer, not by ending the transaction.
http::Response answer_unless_guessed(Tx& tx, http::Request const& request) {
    if (is_known(tx, secret_in(request))) return http::answer<answer>.run(tx, request);
    account::reserve(tx, account::link_buckets(request));
    return unknown(request);
}

constexpr http::Answer guarded{answer_unless_guessed, http::answer<answer>.describe};

constexpr http::Route rows[] = {
    {http::POST, "/tickets/:ticket/one-time-links", Right::ticket_close, http::answer<make_one>,
     "A link by which the requester answers the resolution without signing in, once; it is shown once", http::Versioned::no,
     http::Secret::yes},
    // Its answer is no secret, but its path is: nothing of it is kept.
    {http::POST, "/one-time-links/:secret", Right::anyone, guarded, "Confirm, reject or rate the resolution by a link, once",
     http::Versioned::no, http::Secret::yes},
};

constexpr http::Route looking_row{http::GET, "/one-time-links/:secret", Right::anyone, http::answer<show>,
                                  "What a link is about and how it can be answered; changes nothing"};

// One look on its way: it reads, and only a guess makes it write.
struct Look {
    db::Database& database;
    http::Request request;
    http::Respond respond;
    http::Response response{};
    bool guessed = false;

    db::Context context() const { return {nobody(), now(), std::nullopt, request.id, db::Lane::others}; }
    void answer(std::exception_ptr const& failure) { respond(failure ? http::problem_for(failure, request) : response); }
};

void count_guess(std::shared_ptr<Look> const& look) {
    auto const count = [look](Tx& tx) { account::reserve(tx, account::link_buckets(look->request)); };
    look->response = unknown(look->request);
    look->database.write_later(look->context(), count, [look](std::exception_ptr failure) { look->answer(failure); });
}

void begin(std::shared_ptr<Look> const& look) {
    auto const read = [look](Tx& tx) {
        look->guessed = !is_known(tx, secret_in(look->request));
        if (!look->guessed) look->response = looking_row.answer.run(tx, look->request);
    };
    look->database.read_later(look->context(), read, [look](std::exception_ptr failure) {
        try {
            if (failure || !look->guessed) look->answer(failure);
            else count_guess(look);
        } catch (...) {
            look->answer(std::current_exception());
        }
    });
}

}  // namespace

std::span<http::Route const> routes() { return rows; }

http::Route const& described_looking() { return looking_row; }

http::DirectRoute looking(db::Database& database) {
    auto const later = [&database](http::Request request, http::Respond respond) {
        begin(std::make_shared<Look>(database, std::move(request), std::move(respond)));
    };
    return {.method = looking_row.method,
            .path = "/api/v1" + std::string(looking_row.path),
            .right = looking_row.right,
            .answer_later = later,
            .described = &looking_row};
}

}  // namespace yitai::one_time_link
