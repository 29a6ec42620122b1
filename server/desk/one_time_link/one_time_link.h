// A one-time link lets the requester answer a resolution without signing in: once, by confirming, rejecting or rating it. It
// goes out with a message about the ticket; only its hash is kept. Looking at it changes nothing, whoever looks.
#pragma once

#include "satisfaction/rating.h"

namespace yitai {

struct OneTimeLink {
    Id<OneTimeLink> id;
    TicketId ticket_id;
    PersonId person_id;  // in whose name it answers
    db::Blob secret_hash;
    PersonId created_by_id;
    Instant created_at, expires_at;
    std::optional<Instant> used_at;
};
YITAI_DESCRIBE(OneTimeLink, id, ticket_id, person_id, secret_hash, created_by_id, created_at, expires_at, used_at)

namespace one_time_link {

inline constexpr Hours good_for{14 * 24};

struct NewOneTimeLink {
    std::string link;                // the secret
    std::optional<std::string> url;  // where base_url is set
    Instant expires_at;
};
YITAI_DESCRIBE(NewOneTimeLink, link, url, expires_at)

// For the ticket's requester; takes the place of those he has of it already. Conflict for what is not resolved.
NewOneTimeLink make(Tx&, Ticket const&);                    // whoever asks: for what the desk sends
NewOneTimeLink make_for(Tx&, ticket::Reference const&);  // Forbidden for who resolved it

enum class Answer { confirm, reject, rate };
YITAI_DESCRIBE_ENUM(Answer, confirm, reject, rate)

struct OneTimeLinkView {
    std::string number, subject;
    State state = State::new_;
    std::optional<std::string> resolution;
    std::optional<Instant> resolved_at;
    std::vector<Answer> answers;  // that it can be given now
    std::optional<Score> score;   // how it was rated until now
    Language language = Language::zh;
    Instant expires_at;
};
YITAI_DESCRIBE(OneTimeLinkView, number, subject, state, resolution, resolved_at, answers, score, language, expires_at)

struct Given {
    Answer deed = Answer::confirm;
    std::optional<Score> score;                // with rate, and with confirm if one likes
    std::optional<Text<16'000>> comment;       // beside a score
    std::optional<Line<500>> reason;           // with reject
};
YITAI_DESCRIBE(Given, deed, score, comment, reason)

struct Answered {
    std::string number;
    State state = State::new_;
    Answer deed = Answer::confirm;
};
YITAI_DESCRIBE(Answered, number, state, deed)

struct Secret {
    std::string text;
    static std::optional<Secret> from_path(std::string_view);
};

// Both throw NotFound for no such link, and a Refusal (410) for one that has been used, has expired or was replaced.
OneTimeLinkView show(Tx&, Secret const&);
Answered answer(Tx&, Secret const&, Given const&);

bool is_known(Tx&, std::string_view secret);
void forget_old(Tx&);

}  // namespace one_time_link
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::OneTimeLink> = "one_time_link";
