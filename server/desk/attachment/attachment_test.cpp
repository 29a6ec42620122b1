#include "testing/uploads.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace yitai;
using namespace yitai::testing;
using http::Method;

TEST_CASE("who reports can attach a file, and the desk reads it") {
    Uploads uploads;
    auto const& wang = uploads.world.wang_fang;
    auto const added = uploads.attach(wang, "第三个抽屉", "?name=%E7%85%A7%E7%89%87.txt");
    REQUIRE(added.status == 201);
    auto const id = id_of(added);
    CHECK(added.header("Location") == "/api/v1/attachments/" + id);
    CHECK(word(added, "name") == "照片.txt");
    CHECK(word(added, "type") == "text/plain");
    CHECK(word(added, "size") == "15");
    CHECK(word(added, "uploaded_by") == "wang_fang");
    CHECK(word(added, "scan") == "none");
    CHECK(word(added, "ticket") == to_string(uploads.ticket.id));

    auto const content = uploads.content(uploads.world.li_lei, id);
    CHECK(content.status == 200);
    CHECK(content.bytes == "第三个抽屉");
    CHECK(uploads.show(uploads.world.li_lei, id).header("ETag") == "\"1\"");
    CHECK(uploads.seen(uploads.world.li_lei) == "照片.txt");
    CHECK(uploads.told(wang) == "added");
}

TEST_CASE("a form brings several files at once") {
    Uploads uploads;
    auto const added =
        uploads.form(uploads.world.wang_fang, Uploads::part("a.txt", "one") + Uploads::part("b.txt", "") + "--b--\r\n");
    REQUIRE(added.status == 201);
    CHECK(added.body.find("data")->as<json::Array>()->size() == 2);
    CHECK(uploads.seen(uploads.world.wang_fang) == "a.txt b.txt");
}

TEST_CASE("an empty file is a file") {
    Uploads uploads;
    auto const added = uploads.attach(uploads.world.wang_fang, "", "?name=empty");
    REQUIRE(added.status == 201);
    CHECK(word(added, "size") == "0");
    auto const content = uploads.content(uploads.world.wang_fang, id_of(added));
    CHECK(content.status == 200);
    CHECK(content.bytes.empty());
}

TEST_CASE("bad uploads are refused, the field named") {
    Uploads uploads;
    auto const& wang = uploads.world.wang_fang;
    struct Bad {
        std::string query, type, body, pointer;
    };
    Bad const bad[] = {
        {"", "text/plain", "x", "/query/name"},
        {"?name=", "text/plain", "x", "/query/name"},
        {"?name=a&name=b", "text/plain", "x", "/query/name"},
        {"?name=" + std::string(256, 'a'), "text/plain", "x", "/query/name"},
        {"?name=a&internal=perhaps", "text/plain", "x", "/query/internal"},
        {"?name=a&size=7", "text/plain", "x", "/query/size"},
        {"", "multipart/form-data; boundary=b", "--b--\r\n", "/file"},
        {"", "multipart/form-data; boundary=b", Uploads::part("a", "x", "picture") + "--b--\r\n", "/picture"},
        {"", "multipart/form-data; boundary=b", Uploads::part("a", "x"), ""},
        {"", "multipart/form-data", "x", ""},
        {"", "multipart/mixed; boundary=b", "x", ""},
    };
    for (auto const& each : bad) {
        auto const answer = uploads.attach(wang, each.body, each.query, each.type);
        CHECK_MESSAGE(answer.status == 400, each.query << each.type);
        auto const* errors = answer.body.find("errors");
        REQUIRE_MESSAGE(errors, each.query << each.type);
        CHECK(*errors->as<json::Array>()->at(0).find("pointer")->as<std::string>() == each.pointer);
    }
    CHECK(uploads.seen(wang).empty());
}

TEST_CASE("a name is data, whatever stands in it") {
    Uploads uploads;
    auto const& wang = uploads.world.wang_fang;
    struct Name {
        std::string given, kept;
    };
    Name const names[] = {{"..%2F..%2Fetc%2Fpasswd", "passwd"},
                          {"..%5C..%5Cboot.ini", "boot.ini"},
                          {"C:%5Ccon", "con"},
                          {"%252e%252e", "%2e%2e"},
                          {"a%0D%0ASet-Cookie:%20b", "a__Set-Cookie: b"},
                          {"a%E2%80%AEgpj.exe", "a_gpj.exe"},
                          {"a%E2%80%8Bb", "a_b"},
                          {"dots...", "dots..."}};
    for (auto const& name : names) {
        auto const added = uploads.attach(wang, "x", "?name=" + name.given);
        CHECK(word(added, "name") == name.kept);
        auto const disposition = uploads.content(wang, id_of(added)).header("Content-Disposition");
        CHECK(disposition.starts_with("attachment; filename=\""));
        CHECK(disposition.find_first_of("\r\n") == std::string::npos);
    }
}

TEST_CASE("strangers send nothing, and nothing of theirs is stored") {
    Uploads uploads;
    auto& world = uploads.world;
    CHECK(world.ask_as_nobody(Method::POST, uploads.at() + "?name=a", "x", {{"content-type", "text/plain"}}).status == 401);
    CHECK(uploads.attach(world.zhao_min, "x").status == 404);  // somebody else's incident
    CHECK(uploads.attach(world.auditor, "x").status == 403);   // reads everything, changes nothing
    CHECK(uploads.attach(world.wang_fang, "x", "?name=a&internal=true").status == 403);
    CHECK(std::distance(std::filesystem::directory_iterator(world.store().folder() + "/unfinished"), {}) == 0);
    CHECK_FALSE(std::filesystem::exists(world.store().folder() + "/2d"));  // where "x" would lie
}

TEST_CASE("internal files are the desk's, and so is the word of them") {
    Uploads uploads;
    auto const added = uploads.attach(uploads.world.li_lei, "x", "?name=inside&internal=true");
    auto const id = id_of(added);
    CHECK(uploads.seen(uploads.world.li_lei) == "inside");
    CHECK(uploads.seen(uploads.world.wang_fang).empty());
    CHECK(uploads.show(uploads.world.wang_fang, id).status == 404);
    CHECK(uploads.content(uploads.world.wang_fang, id).status == 404);
    CHECK(uploads.told(uploads.world.li_lei) == "added");
    CHECK(uploads.told(uploads.world.wang_fang).empty());
}

TEST_CASE("confidential files are for the requester and whom the right reaches; reading one is recorded without its name") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.attach(world.wang_fang, "工资单", "?name=pay.txt&confidential=true"));
    CHECK(uploads.seen(world.li_lei).empty());
    CHECK(uploads.content(world.li_lei, id).status == 404);
    CHECK(uploads.content(world.auditor, id).status == 404);
    CHECK(uploads.content(world.admin, id).bytes == "工资单");
    CHECK(uploads.content(world.wang_fang, id).bytes == "工资单");

    CHECK(uploads.told(world.admin) == "added read read");
    CHECK(uploads.told(world.wang_fang) == "added");
    auto const history = world.ask(world.li_lei, Method::GET, "/api/v1/tickets/" + uploads.ticket.number + "/history");
    CHECK(json::text_of(history.body).find("pay.txt") == std::string::npos);
}

TEST_CASE("a ticket has a limit of files and of bytes") {
    Uploads uploads;
    auto rules = uploads.world.rules();
    rules.ticket_files = 3;
    rules.ticket_bytes = 10;
    uploads.world.set_rules(rules);
    auto const& wang = uploads.world.wang_fang;
    auto const first = uploads.attach(wang, "12345");
    CHECK(uploads.attach(wang, "123456").status == 409);
    CHECK(uploads.attach(wang, "12345").status == 201);
    CHECK(uploads.attach(wang, "").status == 201);
    CHECK(uploads.attach(wang, "").status == 409);

    CHECK(uploads.remove(wang, id_of(first)).status == 204);
    CHECK(uploads.attach(wang, "12345").status == 201);
}

TEST_CASE("two who take the last place at the same time don't both get it") {
    Uploads uploads;
    auto rules = uploads.world.rules();
    rules.ticket_files = 5;
    uploads.world.set_rules(rules);
    std::atomic<int> taken = 0, refused = 0;
    std::vector<std::thread> senders;
    for (int sender = 0; sender < 8; ++sender)
        senders.emplace_back([&] {
            for (int i = 0; i < 2; ++i) {
                auto const status = uploads.attach(uploads.world.wang_fang, "x").status;
                taken += status == 201;
                refused += status == 409;
            }
        });
    for (auto& sender : senders) sender.join();
    CHECK(taken == 5);
    CHECK(refused == 11);
}

TEST_CASE("of a thousand files two hundred are taken") {
    Uploads uploads;
    int taken = 0, refused = 0;
    for (int i = 0; i < 1'000; ++i) {
        auto const status = uploads.attach(uploads.world.wang_fang, "").status;
        taken += status == 201;
        refused += status == 409;
    }
    CHECK(taken == 200);
    CHECK(refused == 800);
}

TEST_CASE("a file may be as large as the limit and no larger") {
    Uploads uploads;
    auto rules = uploads.world.rules();
    rules.file_bytes = 1'000;
    uploads.world.set_rules(rules);
    CHECK(uploads.attach(uploads.world.wang_fang, std::string(1'000, 'x')).status == 201);
    CHECK(uploads.attach(uploads.world.wang_fang, std::string(1'001, 'x')).status == 413);
}

TEST_CASE("its uploader or who may assign removes it, knowing its version, and that is recorded") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const id = id_of(uploads.attach(world.wang_fang, "x"));
    CHECK(world.ask(world.wang_fang, Method::DELETE, uploads.at() + '/' + id).status == 428);
    CHECK(uploads.remove(world.wang_fang, id, "\"7\"").status == 412);
    CHECK(uploads.remove(world.auditor, id).status == 403);
    CHECK(uploads.remove(world.zhao_min, id).status == 404);
    CHECK(uploads.remove(world.li_lei, id, "\"1\"").status == 204);
    CHECK(uploads.remove(world.li_lei, id).status == 404);
    CHECK(uploads.content(world.wang_fang, id).status == 404);
    CHECK(uploads.seen(world.wang_fang).empty());
    CHECK(uploads.told(world.wang_fang) == "added removed");

    auto const own = id_of(uploads.attach(world.wang_fang, "x"));
    CHECK(uploads.remove(world.wang_fang, own).status == 204);
}

TEST_CASE("an attachment is removed at its own ticket only") {
    Uploads uploads;
    auto& world = uploads.world;
    auto const other = world.as(world.wang_fang, [](Tx& tx) {
        return incident::report(tx, {.subject = "邮箱满了", .service = "it", .category = "other"});
    });
    auto const id = id_of(uploads.attach(world.wang_fang, "x"));
    auto const at = "/api/v1/tickets/" + other.number + "/attachments/" + id;
    CHECK(world.ask(world.wang_fang, Method::DELETE, at, "", {{"if-match", "*"}}).status == 404);
}

TEST_CASE("an upload that is sent twice with one key is one attachment") {
    Uploads uploads;
    auto const send = [&](std::string const& bytes) {
        return uploads.world.ask(uploads.world.wang_fang, Method::POST, uploads.at() + "?name=a", bytes,
                                 {{"content-type", "text/plain"}, {"idempotency-key", "k"}});
    };
    auto const first = send("x"), second = send("x");
    CHECK(id_of(first) == id_of(second));
    CHECK(second.header("Idempotency-Replayed") == "true");
    CHECK(send("y").status == 422);
    CHECK(uploads.seen(uploads.world.wang_fang) == "a");
}

TEST_CASE("the same content is stored once, however often it is attached") {
    Uploads uploads;
    auto const one = uploads.attach(uploads.world.wang_fang, "hello", "?name=a"),
               other = uploads.attach(uploads.world.li_lei, "hello", "?name=b");
    CHECK(word(one, "sha256") == word(other, "sha256"));
    auto const folder = uploads.world.store().folder() + "/2c";
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}
