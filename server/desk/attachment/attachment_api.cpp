#include "attachment/attachment_api.h"

#include "attachment/content.h"
#include "attachment/means.h"

namespace yitai::attachment {

// All that one request brought.
struct Attached {
    std::vector<AttachmentView> data;
};
YITAI_DESCRIBE(Attached, data)

namespace {

std::string location_of(AttachmentId id) { return "/api/v1/attachments/" + to_string(id); }

http::Created<Attached> created(std::vector<AttachmentView> views) {
    auto const location = location_of(views.front().id);
    return {{std::move(views)}, location};
}

std::vector<files::Arrived> const& arrived(http::Request const& request) {
    return static_cast<files::Intake const&>(*request.upload).arrived();
}

http::Created<Attached> take(Tx& tx, ticket::Reference const& reference, http::Query<Marks> const& marks,
                             http::Request const& request) {
    return created(attach(tx, reference, arrived(request), marks.value));
}

http::Created<Attached> take_ahead(Tx& tx, http::Query<Marks> const& marks, http::Request const& request) {
    return created(keep_waiting(tx, arrived(request), marks.value));
}

AttachmentView show(Tx& tx, AttachmentId id) { return view(tx, get(tx, id)); }

std::shared_ptr<http::Sink> open(http::Request const& request) {
    auto const means = attachment::means();
    return std::make_shared<files::Intake>(means->store, request, means->rules.file_bytes);
}

void admit_to_ticket(Tx& tx, http::Request const& request) {
    auto const reference = ticket::Reference::from_path(request.path_value("ticket"));
    if (!reference) throw NotFound();
    admit(tx, *reference, http::query_as<Marks>(request));
}

constexpr http::Intake to_ticket{admit_to_ticket, open};
constexpr http::Intake to_wait{[](Tx& tx, http::Request const& request) { admit_waiting(tx, http::query_as<Marks>(request)); },
                               open};

constexpr auto versioned = http::Versioned::yes;
constexpr auto no_secret = http::Secret::no;

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket/attachments", Right::ticket_read, http::answer<list>, "Attachments of a ticket, oldest first"},
    {http::POST, "/tickets/:ticket/attachments", Right::ticket_reply, http::answer<take>, "Attach files", versioned, no_secret,
     &to_ticket},
    {http::DELETE, "/tickets/:ticket/attachments/:attachment", Right::ticket_read, http::answer<remove>, "Remove an attachment",
     versioned},
    {http::POST, "/attachments", Right::ticket_create, http::answer<take_ahead>,
     "Send files ahead; an incident or an entry that names them claims them", http::Versioned::no, no_secret, &to_wait},
    {http::GET, "/attachments/:attachment", Right::ticket_read, http::answer<show>, "An attachment"},
    {http::GET, "/attachments/:attachment/content", Right::ticket_read, http::answer<content>, "The file itself"},
    {http::GET, "/attachments/:attachment/preview", Right::ticket_read, http::answer<preview>, "A small picture of it"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::attachment
