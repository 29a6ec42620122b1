// What the process ends with; docs/exit-codes.md says it to administrators.
#pragma once

namespace yitai::app {

enum class Exit {
    ok = 0,
    refused = 1,         // a check found something, or a rule said no
    usage = 64,          // no such command or option
    unavailable = 69,    // the database, the data folder or the address can't be had
    internal = 70,       // an error nobody expected
    storage_failed = 74,  // storage failed to sync; what was not acknowledged may be lost
    configuration = 78,  // a setting is wrong; its place was named
};

}  // namespace yitai::app
