#include "files/store.h"

#include "base/failure.h"
#include "base/text.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace yitai::files {
namespace {

namespace disk = std::filesystem;

constexpr std::size_t piece_size = 64 * 1024;

std::string unfinished_in(std::string const& folder) { return folder + "/unfinished"; }

bool is_full(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

[[noreturn]] void refuse(std::string const& file, int error) {
    if (is_full(error)) throw Unavailable("Nothing can be saved until there is room again", Unavailable::Reason::storage_full);
    throw Unavailable({"The file {{file}} can't be written", {{"file", file}}});
}

class Descriptor {
public:
    Descriptor(std::string const& path, int flags, mode_t mode = 0) : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    int get() const { return number_; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

void make_folder(std::string const& folder) {
    std::error_code error;
    disk::create_directories(folder, error);
    if (error || ::access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
        throw Unavailable({"The folder {{folder}} can't be made or written", {{"folder", folder}}});
}

// Different in every process and for every file.
std::string fresh_name() {
    static std::atomic<std::uint64_t> count = 0;
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return std::to_string(::getpid()) + '-' + std::to_string(now.tv_sec) + '-' + std::to_string(now.tv_nsec) + '-' +
           std::to_string(++count);
}

}  // namespace

class Digest {
public:
    Digest() : state_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(state_, EVP_sha256(), nullptr); }
    ~Digest() { EVP_MD_CTX_free(state_); }
    Digest(Digest const&) = delete;

    void add(std::string_view bytes) { EVP_DigestUpdate(state_, bytes.data(), bytes.size()); }
    std::string hex() {
        std::string hash(32, '\0');
        EVP_DigestFinal_ex(state_, reinterpret_cast<unsigned char*>(hash.data()), nullptr);
        return to_hex(hash);
    }

private:
    EVP_MD_CTX* state_;
};

// Several processes may share the folder.
class Store::Guard {
public:
    explicit Guard(Store const& store) : lock_(store.folder() + "/lock", O_RDWR | O_CREAT, 0600) {
        while (::flock(lock_.get(), LOCK_EX) != 0)
            if (errno != EINTR) refuse(store.folder() + "/lock", errno);
    }

private:
    Descriptor lock_;
};

Store::Store(StoreSettings settings) : settings_(std::move(settings)) {
    make_folder(settings_.folder);
    make_folder(unfinished_in(settings_.folder));
}

// ---- in ----

std::unique_ptr<Store::Incoming> Store::begin() { return std::unique_ptr<Incoming>(new Incoming(*this)); }

Store::Incoming::Incoming(Store& store)
    : store_(store), path_(unfinished_in(store.folder()) + '/' + fresh_name()), digest_(std::make_unique<Digest>()) {
    Descriptor opened(path_, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (opened.get() < 0) refuse(path_, errno);
    ::flock(opened.get(), LOCK_EX | LOCK_NB);  // says that somebody is at it
    descriptor_ = opened.release();
}

Store::Incoming::~Incoming() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!path_.empty()) ::unlink(path_.c_str());
}

void Store::Incoming::take(std::string_view bytes) {
    digest_->add(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        auto const written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse(path_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

Kept Store::Incoming::keep() {
    Kept kept{digest_->hex(), size_};
    store_.sync(descriptor_, path_);
    store_.make_part(kept.hash);
    Guard const guard(store_);
    if (store_.is_kept_already(kept)) return kept;
    auto const path = store_.path_of(kept.hash);
    if (::rename(path_.c_str(), path.c_str()) != 0) refuse(path_, errno);
    path_.clear();
    store_.sync_folder(store_.part_of(kept.hash));
    return kept;
}

// A part that was made a moment ago is there after a power cut only when its own folder has been synced.
void Store::make_part(std::string const& hash) const {
    auto const part = part_of(hash);
    if (::mkdir(part.c_str(), 0700) == 0) return sync_folder(folder());
    if (errno != EEXIST) refuse(part, errno);
}

// What is there and whole need not be written again; what is there and is not is replaced. Its time says that it is wanted.
bool Store::is_kept_already(Kept const& kept) const {
    auto const path = path_of(kept.hash);
    if (!disk::exists(path)) return false;
    try {
        open(kept)->check();
    } catch (Damaged const&) {
        return false;
    }
    if (::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) != 0) return false;
    sync_folder(part_of(kept.hash));  // whoever wrote it may have got no further than its name
    return true;
}

// ---- syncing ----

// After a failed sync nobody knows what is on the disk.
void Store::sync(int descriptor, std::string const& what) const {
    int const result = settings_.sync ? settings_.sync(descriptor) : ::fsync(descriptor);
    if (result == 0) return;
    if (is_full(errno)) refuse(what, errno);
    auto const sentence = "fsync of " + what + ": " + std::strerror(errno);
    if (settings_.on_sync_failure) settings_.on_sync_failure(sentence);
    refuse(what, EIO);
}

void Store::sync_folder(std::string const& folder) const {
    Descriptor const opened(folder, O_RDONLY | O_DIRECTORY);
    if (opened.get() < 0) refuse(folder, errno);
    sync(opened.get(), folder);
}

// ---- out ----

std::unique_ptr<Store::Outgoing> Store::open(Kept const& kept) const {
    auto const path = path_of(kept.hash);
    Descriptor opened(path, O_RDONLY);
    struct stat found{};
    if (opened.get() < 0 || ::fstat(opened.get(), &found) != 0) throw Damaged("the file " + path + " can't be opened");
    if (found.st_size != kept.size) throw Damaged("the file " + path + " has another size");
    return std::unique_ptr<Outgoing>(new Outgoing(kept, opened.release()));
}

Store::Outgoing::Outgoing(Kept kept, int descriptor)
    : kept_(std::move(kept)), descriptor_(descriptor), digest_(std::make_unique<Digest>()) {}

Store::Outgoing::~Outgoing() { ::close(descriptor_); }

namespace {

std::string piece_at(int descriptor, std::int64_t place, std::string const& hash) {
    std::string piece(piece_size, '\0');
    ssize_t got = -1;
    do got = ::pread(descriptor, piece.data(), piece.size(), place);
    while (got < 0 && errno == EINTR);
    if (got < 0) throw Damaged("the file " + hash + " can't be read: " + std::strerror(errno));
    piece.resize(static_cast<std::size_t>(got));
    return piece;
}

}  // namespace

void Store::Outgoing::check() const {
    Digest digest;
    std::int64_t place = 0;
    for (auto piece = piece_at(descriptor_, 0, kept_.hash); !piece.empty(); piece = piece_at(descriptor_, place, kept_.hash)) {
        digest.add(piece);
        place += static_cast<std::int64_t>(piece.size());
    }
    if (digest.hex() != kept_.hash) throw Damaged("the file " + kept_.hash + " holds other bytes than were stored");
}

// What changes between the check and the reading is noticed before the last piece goes out, so that it never looks whole.
std::string Store::Outgoing::next() {
    auto piece = piece_at(descriptor_, place_, kept_.hash);
    place_ += static_cast<std::int64_t>(piece.size());
    bool const ends = place_ == kept_.size;
    if (place_ > kept_.size || (piece.empty() && !ends)) throw Damaged("the file " + kept_.hash + " has changed its size");
    if (piece.empty()) return piece;
    digest_->add(piece);
    if (ends && digest_->hex() != kept_.hash) throw Damaged("the file " + kept_.hash + " changed while it was read");
    return piece;
}

// ---- previews ----

void Store::keep_preview(std::string const& hash, std::string_view bytes) {
    auto const incoming = begin();
    incoming->take(bytes);
    sync(incoming->descriptor_, incoming->path_);
    auto const path = path_of(hash) + ".preview";
    if (::rename(incoming->path_.c_str(), path.c_str()) != 0) refuse(path, errno);
    incoming->path_.clear();
    sync_folder(part_of(hash));
}

std::optional<std::string> Store::preview(std::string const& hash) const {
    Descriptor const opened(path_of(hash) + ".preview", O_RDONLY);
    if (opened.get() < 0) return std::nullopt;
    std::string bytes;
    for (auto piece = piece_at(opened.get(), 0, hash); !piece.empty();
         piece = piece_at(opened.get(), static_cast<std::int64_t>(bytes.size()), hash))
        bytes += piece;
    return bytes;
}

// ---- keeping house ----

int Store::remove_unfinished() {
    int removed = 0;
    for (auto const& entry : disk::directory_iterator(unfinished_in(folder()))) {
        Descriptor const opened(entry.path(), O_RDONLY);
        bool const at_work = opened.get() >= 0 && ::flock(opened.get(), LOCK_EX | LOCK_NB) != 0;
        if (!at_work) removed += ::unlink(entry.path().c_str()) == 0;
    }
    return removed;
}

namespace {

bool is_hash(std::string const& name) {
    return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::optional<std::int64_t> stored_at(std::string const& path) {
    struct stat found{};
    if (::stat(path.c_str(), &found) != 0) return std::nullopt;
    return static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1000 + found.st_mtim.tv_nsec / 1'000'000;
}

}  // namespace

std::vector<std::string> Store::old_in_part(int part, std::int64_t not_since) const {
    auto const in = part_of(to_hex(std::string(1, static_cast<char>(part))));
    std::vector<std::string> old;
    std::error_code none;
    for (auto const& entry : disk::directory_iterator(in, none)) {
        auto const name = entry.path().filename().string();
        if (is_hash(name) && stored_at(entry.path()).value_or(not_since) < not_since) old.push_back(name);
    }
    return old;
}

bool Store::remove(std::string const& hash, std::int64_t not_since) {
    Guard const guard(*this);
    auto const path = path_of(hash);
    if (stored_at(path).value_or(not_since) >= not_since) return false;
    ::unlink((path + ".preview").c_str());
    return ::unlink(path.c_str()) == 0;
}

std::string Store::part_of(std::string const& hash) const { return folder() + '/' + hash.substr(0, 2); }

std::string Store::path_of(std::string const& hash) const {
    if (!is_hash(hash)) throw std::logic_error("not the hash of a file: " + hash);
    return part_of(hash) + '/' + hash;
}

}  // namespace yitai::files
