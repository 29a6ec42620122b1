#include "attachment/inspection.h"

#include "attachment/means.h"
#include "testing/fake_scanner.h"
#include "testing/pictures.h"
#include "testing/uploads.h"

#include <dlfcn.h>
#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::testing;
using http::Method;

namespace {

struct Guarded : Uploads {
    std::unique_ptr<Folder> folder = testing::folder();
    std::unique_ptr<FakeScanner> scanner = std::make_unique<FakeScanner>(folder->path);

    Guarded() { use(scanner->address()); }
    void use(std::string const& address) {
        auto rules = world.rules();
        rules.scanner = address;
        world.set_rules(rules);
    }
    std::string scan_of(std::string const& id) { return word(show(world.li_lei, id), "scan"); }
};

Uploads::Answer preview(Uploads& uploads, Person const& who, std::string const& id) {
    return uploads.world.ask(who, Method::GET, "/api/v1/attachments/" + id + "/preview");
}

void draw_with(Uploads& uploads, std::string const& command) {
    auto rules = uploads.world.rules();
    rules.preview_command = command;
    uploads.world.set_rules(rules);
}

bool there_is_vips() { return ::dlopen("libvips.so.42", RTLD_LAZY | RTLD_LOCAL) != nullptr; }

}  // namespace

TEST_CASE("a file is held until the scanner has passed it") {
    Guarded guarded;
    auto const& wang = guarded.world.wang_fang;
    auto const id = id_of(guarded.attach(wang, "harmless"));
    CHECK(guarded.scan_of(id) == "held");
    CHECK(guarded.content(wang, id).status == 409);

    guarded.world.run_due_jobs();
    CHECK(guarded.scanner->last_scanned() == "harmless");
    CHECK(guarded.scan_of(id) == "clean");
    CHECK(guarded.content(wang, id).bytes == "harmless");
}

TEST_CASE("malware is given out to nobody, and everybody who sees it is told why") {
    Guarded guarded;
    auto& world = guarded.world;
    auto const id = id_of(guarded.attach(world.wang_fang, infected_sample()));
    world.run_due_jobs();
    for (auto const* who : {&world.wang_fang, &world.li_lei, &world.admin}) {
        auto const content = guarded.content(*who, id);
        CHECK(content.status == 409);
        CHECK(content.text("detail").find("Eicar-Test-Signature") != std::string::npos);
    }
    CHECK(word(guarded.show(world.wang_fang, id), "finding") == "Eicar-Test-Signature");
    CHECK(guarded.told(world.wang_fang) == "added infected");
}

TEST_CASE("malware that waits can't be claimed, and what is claimed before its check is checked all the same") {
    Guarded guarded;
    auto& world = guarded.world;
    auto const early = id_of(guarded.send_ahead(world.wang_fang, infected_sample()));
    CHECK(guarded.say(world.wang_fang, "reply", quoted(early)).status == 201);
    auto const late = id_of(guarded.send_ahead(world.wang_fang, infected_sample()));
    world.run_due_jobs();
    CHECK(guarded.content(world.li_lei, early).status == 409);
    CHECK(guarded.scan_of(early) == "infected");
    CHECK(guarded.say(world.wang_fang, "reply", quoted(late)).status == 400);
}

TEST_CASE("without its scanner a file is held, however long that takes") {
    Guarded guarded;
    auto& world = guarded.world;
    auto const address = guarded.scanner->address();
    guarded.scanner.reset();
    auto const id = id_of(guarded.attach(world.wang_fang, "harmless"));
    for (int day = 0; day < 30; ++day) {
        world.run_due_jobs();
        CHECK(guarded.scan_of(id) == "held");
        CHECK(guarded.content(world.wang_fang, id).status == 409);
        testing::advance(Hours(2));
    }
    guarded.scanner = std::make_unique<FakeScanner>(guarded.folder->path);
    REQUIRE(guarded.scanner->address() == address);
    world.run_due_jobs();
    CHECK(guarded.content(world.wang_fang, id).bytes == "harmless");
}

TEST_CASE("a scanner that does not make sense passes nothing") {
    Guarded guarded;
    guarded.scanner->always_say("INSTREAM size limit exceeded. ERROR");
    auto const id = id_of(guarded.attach(guarded.world.wang_fang, "harmless"));
    guarded.world.run_due_jobs();
    CHECK(guarded.scan_of(id) == "held");
}

TEST_CASE("a scanner that was taken away holds nothing any more") {
    Guarded guarded;
    auto const id = id_of(guarded.attach(guarded.world.wang_fang, "harmless"));
    guarded.use("");
    guarded.world.run_due_jobs();
    CHECK(guarded.scan_of(id) == "none");
    CHECK(guarded.content(guarded.world.wang_fang, id).status == 200);
}

TEST_CASE("a picture gets a preview in the background") {
    if (!there_is_vips()) {
        MESSAGE("libvips is not installed");
        return;
    }
    Uploads uploads;
    draw_with(uploads, yitai_command());
    auto& world = uploads.world;
    auto const id = id_of(uploads.attach(world.wang_fang, png(900, 600), "?name=a.png", "image/png"));
    CHECK(preview(uploads, world.wang_fang, id).status == 404);

    world.run_due_jobs();
    auto const drawn = preview(uploads, world.wang_fang, id);
    CHECK(drawn.status == 200);
    CHECK(drawn.type == word(uploads.show(world.wang_fang, id), "preview"));
    CHECK(drawn.header("Content-Security-Policy") == "sandbox; default-src 'none'");
    CHECK(preview(uploads, world.zhao_min, id).status == 404);
}

TEST_CASE("what is no picture, and what is confidential, has no preview") {
    Uploads uploads;
    draw_with(uploads, yitai_command());
    auto& world = uploads.world;
    for (auto const& added : {uploads.attach(world.wang_fang, "text"), uploads.attach(world.wang_fang, "<svg/>", "?name=a.svg"),
                              uploads.attach(world.wang_fang, "GIF89a<script>", "?name=a.gif"),
                              uploads.attach(world.wang_fang, png(9, 9), "?name=a.png&confidential=true")}) {
        world.run_due_jobs();
        auto const answer = preview(uploads, world.wang_fang, id_of(added));
        CHECK(answer.status == 404);
        CHECK(answer.text("detail") == "There is no preview of this file");
    }
}

TEST_CASE("where no preview can be drawn there is none, and no trouble") {
    Uploads uploads;
    draw_with(uploads, "/bin/false");
    auto const id = id_of(uploads.attach(uploads.world.wang_fang, png(9, 9)));
    uploads.world.run_due_jobs();
    CHECK(preview(uploads, uploads.world.wang_fang, id).status == 404);
    CHECK(uploads.content(uploads.world.wang_fang, id).status == 200);
}

TEST_CASE("malware gets no preview") {
    Guarded guarded;
    draw_with(guarded, yitai_command());
    auto const id = id_of(guarded.attach(guarded.world.wang_fang, png(9, 9) + infected_sample()));
    guarded.world.run_due_jobs();
    CHECK(preview(guarded, guarded.world.wang_fang, id).status == 404);
}

TEST_CASE("a file that nobody refers to is swept out of the store, after a while") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const kept = uploads.attach(world.wang_fang, "kept"), removed = uploads.attach(world.wang_fang, "removed");
    REQUIRE(uploads.remove(world.wang_fang, id_of(removed)).status == 204);
    auto const place = [&](Uploads::Answer const& added) {
        auto const sha256 = word(added, "sha256");
        return world.store().folder() + '/' + sha256.substr(0, 2) + '/' + sha256;
    };
    auto const sweep_all = [&] {
        for (int hour = 0; hour < 24; ++hour) {
            for (auto const& added : {kept, removed}) {
                std::error_code gone;
                std::filesystem::last_write_time(place(added), std::filesystem::file_time_type::clock::now() - Hours(100'000),
                                                 gone);
            }
            world.as(world.admin, [](Tx& tx) { attachment::sweep_later(tx); });
            testing::advance(Hours(1));
            world.run_due_jobs();
        }
    };
    sweep_all();
    CHECK(std::filesystem::exists(place(removed)));  // a backup's rows may still speak of it

    testing::advance(attachment::kept_when_removed);
    sweep_all();
    CHECK_FALSE(std::filesystem::exists(place(removed)));
    CHECK(uploads.content(world.wang_fang, id_of(kept)).bytes == "kept");
}
