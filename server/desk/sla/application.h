// A changed agreement or calendar leaves running clocks alone, unless whoever published it asks: then every open ticket under the
// agreement is promised what it says now, and keeps what it was promised before on record.
#pragma once

#include "jobs/job.h"
#include "sla/agreement.h"

namespace yitai::sla {

inline constexpr std::string_view apply_job = "sla.apply";

AgreementView apply_to_open(Tx&, http::PathName const&);
void apply_portion(Tx&, jobs::Job const&);

}  // namespace yitai::sla
