#include "app/wiring.h"

#include "app/announce.h"
#include "app/audience.h"
#include "app/live.h"
#include "app/reactions.h"
#include "servicenow/run.h"
#include "sla/keeping.h"
#include "ticket/visibility.h"

namespace yitai::app {

void connect_rooms() {
    timeline::set_reactions(reactions());
    ticket::set_timekeeper(sla::keep);
    importing::set_history({servicenow::check, servicenow::replay_file});
    live::set_audience(audience_of);
    connect_announcements();
    people::set_acquaintance(ticket::acquaintance());
}

}  // namespace yitai::app
