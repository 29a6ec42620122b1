// Who sees an attachment: whoever may read its ticket, but internal ones only who may read notes, confidential ones only who
// has the right to them. Everybody sees what he uploaded himself.
#pragma once

#include "attachment/attachment.h"
#include "people/visibility.h"

namespace yitai::attachment {

bool is_seen(Tx&, Attachment const&);

// SQL over attachment: those of the ticket, which itself is seen.
people::Condition seen_at(Actor const&, Ticket const&);

}  // namespace yitai::attachment
