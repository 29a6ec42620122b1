#include "satisfaction/rating.h"

#include "people/shown.h"
#include "work/requester.h"

#include <algorithm>

namespace yitai::satisfaction {
namespace {

std::optional<Rating> rating_of(Tx& tx, TicketId ticket) {
    return tx.find<Rating>("select * from rating where ticket_id = :ticket", {{"ticket", ticket}});
}

std::optional<Instant> end_of(Ticket const& ticket) {
    return ticket.closed_at ? std::optional(*ticket.closed_at + rated_after_closure) : std::nullopt;
}

std::optional<Message> too_early_or_late(Tx& tx, Ticket const& ticket) {
    if (!ticket::is_solved(ticket.state) && ticket.state != State::closed) return "Only what is resolved can be rated";
    if (auto const end = end_of(ticket); end && *end <= tx.now()) return "It was closed too long ago to be rated";
    return std::nullopt;
}

std::optional<Message> none_of_his(PersonId person, Ticket const& ticket) {
    if (!work::is_requesters_side(person, ticket)) return "Only who asked for it or is affected can rate it";
    if (ticket.resolved_by_id == person) return "Who has resolved a ticket can't rate it";
    return std::nullopt;
}

void check_may_rate(Tx& tx, Ticket const& ticket) {
    if (auto const why = too_early_or_late(tx, ticket)) throw Conflict(*why);
    if (auto const why = none_of_his(tx.actor().person, ticket)) throw Forbidden(*why);
}

std::optional<std::string> said(std::optional<Text<16'000>> const& comment) {
    if (!comment || is_blank(*comment)) return std::nullopt;
    check_comment(*comment);
    return *comment;
}

void keep(Tx& tx, Rating& rating) {
    if (rating.id) tx.update(rating);
    else tx.insert(rating);
}

void note(Tx& tx, Ticket const& ticket, Rating const& rating, std::optional<Rating> const& before) {
    json::Object details{{"score", rating.score.value}};
    if (rating.comment) details.set("comment", *rating.comment);
    if (before) details.set("score_before", before->score.value);
    ticket::note(tx, ticket,
                 {.type = ticket::deed_of(ticket, "rated"), .details = work::told_by(tx.actor(), ticket, std::move(details))});
}

RatingView view(Tx& tx, Ticket const& ticket, std::optional<Rating> const& rating) {
    RatingView view{.may_rate = may_rate(tx, tx.actor().person, ticket), .until = end_of(ticket)};
    if (!rating) return view;
    ShownNames names;
    names.want(rating->person_id);
    names.look_up(tx);
    view.score = rating->score;
    view.comment = rating->comment;
    view.by = names(rating->person_id);
    view.rated_at = rating->rated_at;
    return view;
}

}  // namespace

RatingView rate(Tx& tx, ticket::Reference const& reference, RatingFields const& given) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_reply);
    check_may_rate(tx, ticket);
    auto const before = rating_of(tx, ticket.id);
    auto const comment = said(given.comment);
    if (before && before->score.value == given.score.value && before->comment == comment) return view(tx, ticket, before);

    Rating rating{before ? before->id : Id<Rating>{}, ticket.id, tx.actor().person, given.score, comment, tx.now()};
    keep(tx, rating);

    note(tx, ticket, rating, before);
    return view(tx, ticket, rating);
}

RatingView show(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    return view(tx, ticket, rating_of(tx, ticket.id));
}

bool may_rate(Tx& tx, PersonId person, Ticket const& ticket) {
    return !too_early_or_late(tx, ticket) && !none_of_his(person, ticket);
}

void check_comment(std::string_view comment) {
    auto const is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    auto const characters = static_cast<std::size_t>(std::count_if(comment.begin(), comment.end(), is_first_byte));
    if (characters > longest_comment)
        throw Invalid("/comment", {"Must be at most {{count}} characters long", {{"count", std::to_string(longest_comment)}}});
}

}  // namespace yitai::satisfaction
