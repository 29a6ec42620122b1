#include "one_time_link/one_time_link.h"

#include "access/access.h"
#include "access/secret.h"
#include "account/rules.h"
#include "db/attempt.h"
#include "http/refusal.h"
#include "work/closure.h"
#include "work/requester.h"
#include "work/resolution.h"

namespace yitai::one_time_link {
namespace {

constexpr std::string_view secret_prefix = "once_";
constexpr Hours kept_after_expiry{30 * 24};

bool is_resolved(Ticket const& ticket) { return ticket::is_solved(ticket.state) || ticket.state == State::closed; }

void end_others(Tx& tx, Ticket const& ticket) {
    tx.run(R"(
        update one_time_link set expires_at = :now
         where ticket_id = :ticket and person_id = :person and used_at is null and expires_at > :now)",
           {{"now", tx.now()}, {"ticket", ticket.id}, {"person", ticket.requester_id}});
}

std::optional<std::string> url_of(std::string const& secret) {
    auto const& base = account::rules().base_url;
    return base.empty() ? std::nullopt : std::optional(base + "/l/" + secret);
}

std::optional<OneTimeLink> found(Tx& tx, std::string_view secret) {
    if (!access::looks_like_secret(secret, secret_prefix)) return std::nullopt;
    return tx.find<OneTimeLink>("select * from one_time_link where secret_hash = :hash",
                                {{"hash", access::hash_of_secret(secret)}});
}

[[noreturn]] void refuse_used() {
    throw http::Refusal(410, "link-used", "This link has been used already; sign in to see the ticket or to say more");
}

[[noreturn]] void refuse_expired() {
    throw http::Refusal(410, "link-expired", "This link is no longer good; use the newest message about the ticket, or sign in");
}

struct Open {
    OneTimeLink link;
    Ticket ticket;
    Person person;
};

Open open(Tx& tx, Secret const& secret) {
    auto const link = found(tx, secret.text);
    if (!link) throw NotFound("There is no such link; use the newest message about the ticket, or sign in");
    if (link->used_at) refuse_used();
    Open open{*link, ticket::get(tx, link->ticket_id), people::get(tx, link->person_id)};
    bool const still_his = open.person.active && work::is_requesters_side(open.person.id, open.ticket);
    if (link->expires_at <= tx.now() || !still_his) refuse_expired();
    return open;
}

std::vector<Answer> answers(Tx& tx, Open const& open) {
    std::vector<Answer> possible;
    auto const& ticket = open.ticket;
    if (ticket::is_solved(ticket.state)) possible.push_back(Answer::confirm);
    if (is_resolved(ticket) && work::may_reopen(tx, ticket)) possible.push_back(Answer::reject);
    if (satisfaction::may_rate(tx, open.person.id, ticket)) possible.push_back(Answer::rate);
    return possible;
}

void check(Given const& given) {
    bool const rejects = given.deed == Answer::reject;
    std::vector<FieldError> errors;
    if (given.deed == Answer::rate && !given.score) errors.push_back({"/score", "Is required"});
    if (rejects && !given.reason) errors.push_back({"/reason", "Is required"});
    if (rejects && given.score) errors.push_back({"/score", "Is not taken when a resolution is rejected"});
    if (!rejects && given.reason) errors.push_back({"/reason", "Is taken only when a resolution is rejected"});
    if (given.comment && !given.score) errors.push_back({"/comment", "Is taken only beside a score"});
    if (!errors.empty()) throw Invalid("Some fields were not accepted", std::move(errors));
    if (given.comment) satisfaction::check_comment(*given.comment);
}

// Of two at once the second finds it used.
void spend(Tx& tx, OneTimeLink const& link) {
    auto const spent = tx.run("update one_time_link set used_at = :now where id = :id and used_at is null",
                              {{"now", tx.now()}, {"id", link.id}});
    if (spent == 0) refuse_used();
}

Actor holder(Tx& tx, Open const& open) {
    auto actor = access::acting_as(tx, open.person, Via::web);
    actor.principal = std::string(work::by_link) + to_string(open.link.id);
    return actor;
}

void carry_out(Tx& tx, ticket::Reference const& ticket, Given const& given) {
    if (given.deed == Answer::confirm) work::close(tx, ticket);
    if (given.deed == Answer::reject) work::reopen(tx, ticket, {*given.reason});
    if (given.score) satisfaction::rate(tx, ticket, {*given.score, given.comment});
}

}  // namespace

NewOneTimeLink make(Tx& tx, Ticket const& ticket) {
    if (!is_resolved(ticket)) throw Conflict("Only what is resolved can be answered by a link");

    end_others(tx, ticket);
    auto const secret = access::new_secret(secret_prefix);
    OneTimeLink link{.ticket_id = ticket.id,
                     .person_id = ticket.requester_id,
                     .secret_hash = access::hash_of_secret(secret),
                     .created_by_id = tx.actor().person,
                     .created_at = tx.now(),
                     .expires_at = tx.now() + good_for};
    tx.insert(link);

    ticket::note(tx, ticket, {.type = ticket::deed_of(ticket, "link_made"), .details = json::Object{{"internal", true}}});
    return {secret, url_of(secret), link.expires_at};
}

NewOneTimeLink make_for(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_close);
    if (ticket.resolved_by_id && ticket.resolved_by_id == tx.actor().person)
        throw Forbidden("Who has resolved a ticket can't answer for its requester");
    return make(tx, ticket);
}

std::optional<Secret> Secret::from_path(std::string_view text) {
    if (text.empty() || text.size() > 200) return std::nullopt;
    return Secret{std::string(text)};
}

OneTimeLinkView show(Tx& tx, Secret const& secret) {
    auto const open = one_time_link::open(tx, secret);
    auto const& ticket = open.ticket;
    auto const rated = tx.find<Score>("select score from rating where ticket_id = :ticket", {{"ticket", ticket.id}});
    return {.number = ticket.number,
            .subject = ticket.subject,
            .state = ticket.state,
            .resolution = ticket.resolution_text,
            .resolved_at = ticket.resolved_at,
            .answers = answers(tx, open),
            .score = rated,
            .language = open.person.language,
            .expires_at = open.link.expires_at};
}

Answered answer(Tx& tx, Secret const& secret, Given const& given) {
    auto const open = one_time_link::open(tx, secret);
    check(given);
    spend(tx, open.link);
    ticket::Reference const reference{to_string(open.ticket.id)};
    db::act_as(tx, holder(tx, open), [&](Tx& own) { carry_out(own, reference, given); });
    return {open.ticket.number, ticket::get(tx, open.ticket.id).state, given.deed};
}

bool is_known(Tx& tx, std::string_view secret) { return found(tx, secret).has_value(); }

void forget_old(Tx& tx) { tx.run("delete from one_time_link where expires_at <= :old", {{"old", tx.now() - kept_after_expiry}}); }

}  // namespace yitai::one_time_link
