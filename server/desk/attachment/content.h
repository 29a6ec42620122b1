// The bytes of attachments, as they go out: never as a page of the desk's own, never other bytes than were stored.
#pragma once

#include "attachment/attachment.h"
#include "db/database.h"
#include "http/request.h"
#include "http/response.h"

namespace yitai::attachment {

http::Response content(Tx&, AttachmentId,
                       http::Request const&);  // Conflict: held, infected. Reading a confidential one is recorded
http::Response preview(Tx&, AttachmentId);                        // NotFound: there is none

// The first few that don't hold what was stored, with what is wrong; nothing: all do. For commands.
std::vector<std::string> damaged_files(db::Database&, db::Context const&, files::Store const&);

}  // namespace yitai::attachment
