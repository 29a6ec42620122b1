// Agreements as clocks use them: kept in memory as they were published, since a version never changes.
#pragma once

#include "sla/agreement.h"
#include "sla/course.h"

namespace yitai::sla {

// What is agreed for this ticket now; none: nothing. The narrowest agreement that is for it decides: one for its organisation and
// its service, for its organisation, for its service, for all.
std::optional<ClockTerms> terms_for(Tx&, Ticket const&);

// Every agreement that is active, as it is published now.
using Published = std::shared_ptr<Agreement const>;
std::vector<Published> in_force(Tx&);
// What would be agreed if these were all.
std::optional<ClockTerms> terms_for(Tx&, Ticket const&, std::span<Published const>);

// The same agreement in its present version, where it still promises something.
std::optional<ClockTerms> terms_for(Tx&, Ticket const&, AgreementId, std::int64_t version);

// What these terms say; Hours included.
std::shared_ptr<Terms const> terms(Tx&, ClockTerms const&);
Published published(Tx&, AgreementId, std::int64_t version);

}  // namespace yitai::sla
