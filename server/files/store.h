// The store keeps files by the SHA-256 of their contents: the same content once, whatever it is called, at "ab/ab12…".
// A file is written beside, hashed, synced and only then given its name, so that one that is there is whole; who refers to it
// does so after that. Reading checks the hash: rot is an error, never other bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::files {

struct StoreSettings {
    std::string folder;  // made when it is missing
    // Called when storage failed to sync: ends the process, as for the database. Tests may replace it.
    std::function<void(std::string_view sentence)> on_sync_failure;
    std::function<int(int descriptor)> sync = {};  // fsync(2)
};

struct Kept {
    std::string hash;  // 64 hexadecimal digits
    std::int64_t size = 0;

    bool operator==(Kept const&) const = default;
};

// What a file's bytes no longer are.
struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Digest;  // SHA-256

class Store {
public:
    explicit Store(StoreSettings);  // throws Unavailable: the folder can't be had

    // A file on its way in. Nothing of it remains unless it is kept.
    class Incoming {
    public:
        ~Incoming();
        Incoming(Incoming const&) = delete;

        void take(std::string_view bytes);  // throws Unavailable: no room
        Kept keep();                        // on stable storage when it returns; throws as take does
        std::int64_t size() const { return size_; }

    private:
        friend class Store;
        explicit Incoming(Store&);
        Store& store_;
        std::string path_;
        int descriptor_ = -1;
        std::int64_t size_ = 0;
        std::unique_ptr<Digest> digest_;
    };
    std::unique_ptr<Incoming> begin();

    // A file being read.
    class Outgoing {
    public:
        ~Outgoing();
        Outgoing(Outgoing const&) = delete;

        void check() const;  // reads it through; throws Damaged
        std::string next();  // the next piece, read anew; throws Damaged when the last one shows that it changed since
        int descriptor() const { return descriptor_; }

    private:
        friend class Store;
        Outgoing(Kept, int descriptor);

        Kept const kept_;
        int descriptor_;
        std::int64_t place_ = 0;
        std::unique_ptr<Digest> digest_;
    };
    std::unique_ptr<Outgoing> open(Kept const&) const;  // throws Damaged: it is not there, or not of that size

    // A small picture of a file, beside it.
    void keep_preview(std::string const& hash, std::string_view bytes);
    std::optional<std::string> preview(std::string const& hash) const;

    // What crashes have left of files on their way in. Those that somebody still writes are let be.
    int remove_unfinished();
    // Names in one of 256 parts of the store, whose files nobody has stored anew since then.
    std::vector<std::string> old_in_part(int part, std::int64_t not_since) const;
    // Removes a file and its preview, unless it was stored anew after that; true when it is gone.
    bool remove(std::string const& hash, std::int64_t not_since);

    std::string const& folder() const { return settings_.folder; }

private:
    std::string path_of(std::string const& hash) const;
    std::string part_of(std::string const& hash) const;
    void sync(int descriptor, std::string const& what) const;
    void sync_folder(std::string const& folder) const;
    void make_part(std::string const& hash) const;
    bool is_kept_already(Kept const&) const;

    class Guard;  // a new file and the removal of an old one of the same content keep out of each other's way

    StoreSettings const settings_;
};

}  // namespace yitai::files
