// An archive (ZIP) held in memory, from a stranger: how many parts it has, where they lie and how large they grow is limited,
// and what is beyond that, encrypted or damaged is refused.
#pragma once

#include "base/failure.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace yitai::importing {

struct ArchiveLimits {
    std::size_t parts = 1'000, mebibytes = 64;  // unpacked, all that is read of it
    std::size_t times = 200;                    // what a part may grow to, beyond the first mebibyte
};

class Archive {
public:
    explicit Archive(std::string_view bytes, ArchiveLimits const& = {});  // throws Invalid
    ~Archive();
    Archive(Archive const&) = delete;
    Archive& operator=(Archive const&) = delete;

    bool has(std::string const& part) const { return places_.contains(part); }
    // Unpacks a part, piece by piece. Throws Invalid.
    void read(std::string const& part, std::function<void(std::string_view)> const& take);

private:
    struct Source;
    struct Place {
        std::uint64_t in_directory, number;
    };
    void list();
    Place here() const;
    void unpack(std::string const& part, std::uint64_t packed, std::function<void(std::string_view)> const& take);

    ArchiveLimits const limits_;
    std::unique_ptr<Source> const source_;
    std::map<std::string, Place> places_;
    std::size_t unpacked_ = 0;
};

}  // namespace yitai::importing
