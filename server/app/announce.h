// What is told on the live stream without being a row of the timeline: notices to whom they are for, presence
// to who may write notes on the ticket.
#pragma once

namespace yitai::app {
void connect_announcements();
}
