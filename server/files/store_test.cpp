#include "files/store.h"

#include "base/failure.h"
#include "testing/database.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <random>

using namespace yitai;
using files::Kept;
using files::Store;
namespace disk = std::filesystem;

namespace {

std::string const hash_of_hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

struct Shelf {
    std::unique_ptr<testing::Folder> folder = testing::folder();
    std::string path = folder->path / "attachments";
    Store store{{.folder = path}};

    Kept keep(std::string_view bytes) {
        auto const incoming = store.begin();
        incoming->take(bytes);
        return incoming->keep();
    }
    std::string read(Kept const& kept) {
        auto const outgoing = store.open(kept);
        outgoing->check();
        std::string bytes;
        for (auto piece = outgoing->next(); !piece.empty(); piece = outgoing->next()) bytes += piece;
        return bytes;
    }
    int files() const {
        int count = 0;
        for (auto const& entry : disk::recursive_directory_iterator(path))
            count += entry.is_regular_file() && entry.path().filename() != "lock";
        return count;
    }
    std::string place(Kept const& kept) const { return path + '/' + kept.hash.substr(0, 2) + '/' + kept.hash; }
};

void flip_bit(std::string const& path, std::size_t bit) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(bit / 8));
    auto byte = static_cast<char>(file.get());
    byte = static_cast<char>(byte ^ (1 << bit % 8));
    file.seekp(static_cast<std::streamoff>(bit / 8));
    file.put(byte);
}

std::string random_bytes(std::size_t size, std::mt19937& random) {
    std::string bytes(size, '\0');
    for (auto& byte : bytes) byte = static_cast<char>(random());
    return bytes;
}

}  // namespace

TEST_CASE("a file is kept by what it holds, and read as it was") {
    Shelf shelf;
    auto const kept = shelf.keep("hello");
    CHECK(kept == Kept{hash_of_hello, 5});
    CHECK(disk::exists(shelf.path + "/2c/" + hash_of_hello));
    CHECK(shelf.read(kept) == "hello");

    std::mt19937 random(1);
    auto const large = random_bytes(1'000'000, random);
    CHECK(shelf.read(shelf.keep(large)) == large);
    CHECK(shelf.read(shelf.keep("")).empty());
}

TEST_CASE("the same content is kept once") {
    Shelf shelf;
    CHECK(shelf.keep("hello") == shelf.keep("hello"));
    CHECK(shelf.files() == 1);
}

TEST_CASE("content that has rotted is replaced when it comes again") {
    Shelf shelf;
    auto const kept = shelf.keep("hello");
    flip_bit(shelf.place(kept), 3);
    shelf.keep("hello");
    CHECK(shelf.read(kept) == "hello");
}

TEST_CASE("what is not kept leaves nothing") {
    Shelf shelf;
    {
        auto const incoming = shelf.store.begin();
        incoming->take("half a fi");
        CHECK(shelf.files() == 1);
    }
    CHECK(shelf.files() == 0);
}

TEST_CASE("a file has its name only when its bytes are on the disk, and is handed back only when the name is too") {
    auto const folder = testing::folder();
    std::string const path = folder->path / "attachments";
    std::vector<std::string> synced;
    bool named_before_bytes = false;
    auto const sync = [&](int descriptor) {
        auto const what = disk::read_symlink("/proc/self/fd/" + std::to_string(descriptor)).string();
        synced.push_back(what.substr(path.size()));
        if (what.find("/unfinished/") != what.npos) named_before_bytes |= disk::exists(path + "/2c/" + hash_of_hello);
        return ::fsync(descriptor);
    };
    Store store{{.folder = path, .sync = sync}};
    auto const incoming = store.begin();
    incoming->take("hello");
    incoming->keep();

    REQUIRE(synced.size() == 3);
    CHECK(synced[0].starts_with("/unfinished/"));
    CHECK(synced[1].empty());  // the part's own name
    CHECK(synced[2] == "/2c");
    CHECK_FALSE(named_before_bytes);
}

TEST_CASE("the second of the same content is on the disk as well before it is handed back") {
    auto const folder = testing::folder();
    std::string const path = folder->path / "attachments";
    Store first{{.folder = path}};
    auto const one = first.begin();
    one->take("hello");
    one->keep();

    int syncs = 0;
    Store second{{.folder = path, .sync = [&](int descriptor) { return ++syncs, ::fsync(descriptor); }}};
    auto const other = second.begin();
    other->take("hello");
    other->keep();
    CHECK(syncs == 2);  // its bytes, and the folder that names the first
}

TEST_CASE("a failed sync ends the process and keeps nothing") {
    auto const folder = testing::folder();
    struct Ended {};
    auto const fails = [](int) { return errno = EIO, -1; };
    Store store{{.folder = folder->path / "a", .on_sync_failure = [](auto) { throw Ended(); }, .sync = fails}};
    auto incoming = store.begin();
    incoming->take("hello");
    CHECK_THROWS_AS(incoming->keep(), Ended);
    incoming.reset();
    CHECK_FALSE(disk::exists(folder->path / "a" / "2c"));
}

TEST_CASE("a disk that turns out to be full at the sync is full, not broken") {
    auto const folder = testing::folder();
    bool ended = false;
    auto const fails = [](int) { return errno = ENOSPC, -1; };
    Store store{{.folder = folder->path / "a", .on_sync_failure = [&](auto) { ended = true; }, .sync = fails}};
    auto const incoming = store.begin();
    incoming->take("hello");
    try {
        incoming->keep();
        FAIL("it was kept");
    } catch (Unavailable const& unavailable) {
        CHECK(unavailable.reason == Unavailable::Reason::storage_full);
    }
    CHECK_FALSE(ended);
}

namespace {

// In a process of its own, which may mount what it likes: 0 when a full disk is said to be full and nothing is left.
int fill_a_small_disk(std::string const& folder) {
    if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return 2;
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 2;
    if (::mount("small", folder.c_str(), "tmpfs", 0, "size=256k") != 0) return 2;
    Store store{{.folder = folder}};
    try {
        auto const incoming = store.begin();
        incoming->take(std::string(1'000'000, 'x'));
        return 1;
    } catch (Unavailable const& unavailable) {
        if (unavailable.reason != Unavailable::Reason::storage_full) return 1;
    }
    return disk::is_empty(folder + "/unfinished") ? 0 : 1;
}

}  // namespace

TEST_CASE("a full disk is said to be full, and what was written of the file is gone") {
    auto const folder = testing::folder();
    auto const child = ::fork();
    if (child == 0) ::_exit(fill_a_small_disk(folder->path));
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 2) MESSAGE("this machine lets nobody mount a small disk");
    CHECK(WEXITSTATUS(status) != 1);
}

TEST_CASE("a killed process leaves what the next start removes, and no file by any name") {
    Shelf shelf;
    auto const child = ::fork();
    if (child == 0) {
        auto const incoming = shelf.store.begin();
        incoming->take("half a fi");
        ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    auto const at_work = shelf.store.begin();
    CHECK(shelf.files() == 2);

    CHECK(shelf.store.remove_unfinished() == 1);
    CHECK(shelf.files() == 1);  // whoever is still at it keeps his
    at_work->take("hello");
    CHECK(at_work->keep().hash == hash_of_hello);
}

TEST_CASE("every single flipped bit is found") {
    Shelf shelf;
    std::mt19937 random(7);
    for (int i = 0; i < 1000; ++i) {
        auto const kept = shelf.keep(random_bytes(1 + random() % 3000, random));
        auto const bit = random() % static_cast<unsigned long>(kept.size * 8);
        flip_bit(shelf.place(kept), bit);
        CHECK_THROWS_AS(shelf.store.open(kept)->check(), files::Damaged);
        CHECK_THROWS_AS(shelf.read(kept), files::Damaged);
        flip_bit(shelf.place(kept), bit);
        CHECK_NOTHROW(shelf.read(kept));
    }
}

TEST_CASE("a file that was cut, grew or went away is damaged, and so is one that changes after its check") {
    Shelf shelf;
    auto const kept = shelf.keep(std::string(200'000, 'x'));
    auto const outgoing = shelf.store.open(kept);
    outgoing->check();
    outgoing->next();
    flip_bit(shelf.place(kept), 8 * 150'000);
    CHECK_THROWS_AS(
        [&] {
            while (!outgoing->next().empty()) {
            }
        }(),
        files::Damaged);

    disk::resize_file(shelf.place(kept), 199'999);
    CHECK_THROWS_AS(shelf.store.open(kept), files::Damaged);
    disk::remove(shelf.place(kept));
    CHECK_THROWS_AS(shelf.store.open(kept), files::Damaged);
}

TEST_CASE("only what nobody has stored lately is removed, with its preview") {
    Shelf shelf;
    auto const kept = shelf.keep("hello");
    shelf.store.keep_preview(kept.hash, "small");
    CHECK(shelf.store.preview(kept.hash) == "small");
    auto const today = std::chrono::system_clock::now().time_since_epoch();  // files have the machine's time
    auto const an_hour_ago = std::chrono::duration_cast<Milliseconds>(today - Hours(1)).count();
    CHECK(shelf.store.old_in_part(0x2c, an_hour_ago).empty());
    CHECK_FALSE(shelf.store.remove(kept.hash, an_hour_ago));

    disk::last_write_time(shelf.place(kept), disk::file_time_type::clock::now() - Hours(2));
    CHECK(shelf.store.old_in_part(0x2c, an_hour_ago) == std::vector{kept.hash});
    SUBCASE("stored anew") {
        shelf.keep("hello");
        CHECK_FALSE(shelf.store.remove(kept.hash, an_hour_ago));
    }
    SUBCASE("wanted by nobody") {
        CHECK(shelf.store.remove(kept.hash, an_hour_ago));
        CHECK(shelf.files() == 0);
    }
}

TEST_CASE("nothing but a hash leads to a file") {
    Shelf shelf;
    CHECK_THROWS_AS(shelf.store.open({"../../etc/passwd", 1}), std::logic_error);
    CHECK_THROWS_AS(shelf.store.preview("2c"), std::logic_error);
}
