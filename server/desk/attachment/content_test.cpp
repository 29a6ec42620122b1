#include "attachment/content.h"

#include "testing/pictures.h"
#include "testing/uploads.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace yitai;
using namespace yitai::testing;
using http::Method;

namespace {

std::string place_of(Uploads& uploads, std::string const& sha256) {
    return uploads.world.store().folder() + '/' + sha256.substr(0, 2) + '/' + sha256;
}

void rot(std::string const& path) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    auto const byte = static_cast<char>(file.get() ^ 1);
    file.seekp(0);
    file.put(byte);
}

}  // namespace

TEST_CASE("no file is ever a page of ours") {
    Uploads uploads;
    auto const& wang = uploads.world.wang_fang;
    struct Sent {
        std::string bytes, declared, served;
    };
    Sent const sent[] = {
        {"<html><script>alert(1)</script></html>", "image/png", "application/octet-stream"},
        {"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "image/svg+xml",
         "application/octet-stream"},
        {"<?xml version=\"1.0\"?><a/>", "text/xml", "application/octet-stream"},
        {"GIF89a/*" + std::string(20, ' ') + "*/=1;alert(1)//<script>", "text/html", "image/gif"},
        {png(4, 4), "text/html", "image/png"},
        {"\x01\x02\x03\x04", "text/html", "application/octet-stream"},
    };
    for (auto const& each : sent) {
        auto const added = uploads.attach(wang, each.bytes, "?name=a", each.declared);
        CHECK(word(added, "declared_type") == each.declared);
        auto const content = uploads.content(wang, id_of(added));
        CHECK(content.bytes == each.bytes);
        CHECK_MESSAGE(content.type == each.served, each.declared);
        CHECK(content.header("Content-Disposition").starts_with("attachment;"));
        CHECK(content.header("Content-Security-Policy") == "sandbox; default-src 'none'");
    }
}

TEST_CASE("whoever holds a file need not fetch it again") {
    Uploads uploads;
    auto const id = id_of(uploads.attach(uploads.world.wang_fang, "x"));
    auto const at = "/api/v1/attachments/" + id + "/content";
    auto const tag = uploads.content(uploads.world.wang_fang, id).header("ETag");
    auto const again = uploads.world.ask(uploads.world.wang_fang, Method::GET, at, "", {{"if-none-match", tag}});
    CHECK(again.status == 304);
    CHECK(again.bytes.empty());
}

TEST_CASE("a rotten file is never given out: its reader is told, and so is the administrator") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const added = uploads.attach(world.wang_fang, "hello");
    rot(place_of(uploads, word(added, "sha256")));

    auto const content = uploads.content(world.wang_fang, id_of(added));
    CHECK(content.status == 500);
    CHECK(content.text("type") == "/problems/damaged");
    CHECK(content.body.find("trace_id"));
    CHECK(world.damaged_files() == 1);

    auto const wrong = attachment::damaged_files(world.database(), {.actor = the_desk()}, world.store());
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].starts_with("attachment " + id_of(added)));
}

TEST_CASE("a file that is gone is damaged too; what has been removed is not looked for") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const gone = uploads.attach(world.wang_fang, "hello"), removed = uploads.attach(world.wang_fang, "other");
    CHECK(attachment::damaged_files(world.database(), {.actor = the_desk()}, world.store()).empty());
    std::filesystem::remove(place_of(uploads, word(gone, "sha256")));
    std::filesystem::remove(place_of(uploads, word(removed, "sha256")));
    REQUIRE(uploads.remove(world.wang_fang, id_of(removed)).status == 204);
    CHECK(uploads.content(world.wang_fang, id_of(gone)).status == 500);
    CHECK(attachment::damaged_files(world.database(), {.actor = the_desk()}, world.store()).size() == 1);
}
