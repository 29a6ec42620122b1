// Visibility: which tasks an actor's right reaches. Through the ticket, as its notes are read; by the task's own group; and his
// own tasks in any case.
#pragma once

#include "people/visibility.h"
#include "task/task.h"

namespace yitai::task {

people::Condition reached_by(Actor const&, Right);  // over the table task

std::optional<Task> find(Tx&, Reference const&, Right);  // that the right reaches

// For the live stream.
bool may_see(Actor const&, Task const&, Ticket const&);

}  // namespace yitai::task
