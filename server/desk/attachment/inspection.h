// What is done about a file once it is there: a virus scanner looks at it, a preview is drawn, and files that nobody refers to
// any more are removed from the store. All of it by jobs outside of transactions.
#pragma once

#include "attachment/attachment.h"
#include "jobs/job.h"

namespace yitai::attachment {

inline constexpr std::string_view scan_job = "attachment.scan", preview_job = "attachment.preview",
                                  sweep_job = "attachment.sweep";
inline constexpr int scan_attempts = 10'000;  // one that no scanner has passed is held for as long as it takes

void inspect_later(Tx&, Attachment const&);
void sweep_later(Tx&);  // a part of the store an hour, all of it in a day

void scan(jobs::Job const&);  // throws when there is no verdict: it is tried again
void draw_preview(jobs::Job const&);
void sweep(jobs::Job const&);

}  // namespace yitai::attachment
