// A lock file keeps a second process away from a folder. It goes with the process, however that ends.
#pragma once

#include <filesystem>

namespace yitai::db {

class LockFile {
public:
    explicit LockFile(std::filesystem::path const& folder);  // throws Conflict naming the process that holds it
    ~LockFile();
    LockFile(LockFile const&) = delete;

private:
    int file_ = -1;
};

}  // namespace yitai::db
