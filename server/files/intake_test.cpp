#include "files/intake.h"

#include "base/failure.h"
#include "http/refusal.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace yitai;
using files::Intake;

namespace {

std::string part(std::string const& field, std::string const& name, std::string const& bytes,
                 std::string const& type = "text/plain") {
    return "--b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name + "\"\r\nContent-Type: " + type +
           "\r\n\r\n" + bytes + "\r\n";
}

struct Post {
    std::unique_ptr<testing::Folder> folder = testing::folder();
    std::shared_ptr<files::Store> store = std::make_shared<files::Store>(files::StoreSettings{.folder = folder->path / "a"});
    http::Request request{.method = http::Method::POST};

    std::unique_ptr<Intake> raw(std::string name, std::string const& bytes) {
        request.query = {{"name", std::move(name)}};
        request.headers = {{"content-type", "image/png"}};
        return sent(bytes);
    }
    std::unique_ptr<Intake> form(std::string const& body) {
        request.headers = {{"content-type", "multipart/form-data; boundary=b"}};
        return sent(body);
    }
    std::unique_ptr<Intake> sent(std::string const& body) {
        auto intake = std::make_unique<Intake>(store, request, 1'000);
        for (std::size_t at = 0; at < body.size(); at += 7) intake->take(std::string_view(body).substr(at, 7));
        intake->finish();
        return intake;
    }
    std::ptrdiff_t unfinished() const {
        std::filesystem::directory_iterator const found(folder->path / "a" / "unfinished");
        return std::distance(begin(found), end(found));
    }
};

}  // namespace

TEST_CASE("a body of its own is one file") {
    Post post;
    auto const intake = post.raw("../报告.txt", "你好，打印机卡纸了");
    REQUIRE(intake->arrived().size() == 1);
    auto const& file = intake->arrived()[0];
    CHECK(file.name == "报告.txt");
    CHECK(file.type == "text/plain");
    CHECK(file.declared_type == "image/png");
    CHECK(file.kept.size == 27);
}

TEST_CASE("a form has as many files as parts") {
    Post post;
    auto const intake = post.form(part("file", "a.txt", "one") + part("file", "b.txt", "") + "--b--\r\n");
    REQUIRE(intake->arrived().size() == 2);
    CHECK(intake->arrived()[0].name == "a.txt");
    CHECK(intake->arrived()[1].kept.size == 0);
    CHECK(post.unfinished() == 0);
}

TEST_CASE("an empty file is a file") {
    Post post;
    CHECK(post.raw("empty", "")->arrived().at(0).kept.size == 0);
}

TEST_CASE("a digest tells what was sent") {
    Post post;
    CHECK(post.raw("a", "x")->digest() == post.raw("a", "x")->digest());
    CHECK(post.raw("a", "x")->digest() != post.raw("a", "y")->digest());
    CHECK(post.raw("a", "x")->digest() != post.raw("b", "x")->digest());
}

TEST_CASE("what is no upload is refused and leaves nothing") {
    Post post;
    CHECK_THROWS_AS(post.sent("x"), Invalid);                                                  // no name
    CHECK_THROWS_AS(post.raw(" ", "x"), Invalid);
    CHECK_THROWS_AS(post.raw("\xc0\xaf", "x"), Invalid);
    post.request.query.clear();
    CHECK_THROWS_AS(post.form("--b--\r\n"), Invalid);                                          // no part
    CHECK_THROWS_AS(post.form(part("other", "a", "x") + "--b--\r\n"), Invalid);
    CHECK_THROWS_AS(post.form(part("file", "a", "x")), Invalid);                               // cut off
    CHECK_THROWS_AS(post.form("nonsense"), Invalid);
    post.request.headers = {{"content-type", "multipart/form-data"}};
    CHECK_THROWS_AS(post.sent(part("file", "a", "x") + "--b--\r\n"), Invalid);                 // no boundary
    CHECK(post.unfinished() == 0);
}

TEST_CASE("each file has a limit, to the byte") {
    Post post;
    CHECK(post.raw("a", std::string(1'000, 'x'))->arrived().size() == 1);
    CHECK_THROWS_AS(post.raw("a", std::string(1'001, 'x')), http::Refusal);
    auto const two = part("file", "a", std::string(900, 'x')) + part("file", "b", std::string(900, 'y')) + "--b--\r\n";
    CHECK(post.form(two)->arrived().size() == 2);
    CHECK_THROWS_AS(post.form(part("file", "a", std::string(1'001, 'x')) + "--b--\r\n"), http::Refusal);
    CHECK(post.unfinished() == 0);
}
