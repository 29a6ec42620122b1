#include "http/pages.h"

#include "testing/toy_desk.h"

#include <doctest/doctest.h>

namespace yitai::toy {
namespace {

constexpr http::WebFile fixture[] = {
    {"/assets/index-3f1c.js", "text/javascript; charset=utf-8", "aa", "let it = 'plain'", "brotli", "gzipped"},
    {"/assets/logo-77.svg", "image/svg+xml", "bb", "<svg/>", "", ""},
    {"/index.html", "text/html; charset=utf-8", "cc",
     R"(<html lang="{{language}}"><script nonce="{{nonce}}"></script><style nonce="{{nonce}}"></style>{{other}}{{)", "", ""},
    {"/sw.js", "text/javascript; charset=utf-8", "dd", "self", "", "zipped"},
};

struct Site {
    http::Pages pages;
    Desk desk;

    explicit Site(std::span<http::WebFile const> files = fixture)
        : pages(files), desk({.api_per_minute = 0}, testing::fresh_database(), {pages.route()}) {}

    http::Response get(std::string path, Headers headers = {}, http::Method method = http::GET) {
        http::Request asked;
        asked.method = method;
        asked.path = std::move(path);
        asked.headers = std::move(headers);
        return desk.ask(std::move(asked));
    }
};

constexpr auto script = "/assets/index-3f1c.js";
Headers accepting(std::string codings) { return {{"accept-encoding", std::move(codings)}}; }

std::string nonce_in(std::string const& text, std::string_view before, char after) {
    auto const start = text.find(before) + before.size();
    return text.substr(start, text.find(after, start) - start);
}

}  // namespace

TEST_CASE("a file goes out in the best coding that the browser takes") {
    Site site;
    struct {
        std::string accepted, coding, body;
    } const table[] = {
        {"gzip, deflate, br, zstd", "br", "brotli"},
        {"gzip", "gzip", "gzipped"},
        {"GZIP;q=1.0", "gzip", "gzipped"},
        {"br;q=0, gzip", "gzip", "gzipped"},
        {"br; q=0.000", "", "let it = 'plain'"},
        {"br;q=0.1", "br", "brotli"},
        {"identity", "", "let it = 'plain'"},
        {"abr, gzipped", "", "let it = 'plain'"},
        {"", "", "let it = 'plain'"},
        {";,;q=,", "", "let it = 'plain'"},
    };
    for (auto const& row : table) {
        CAPTURE(row.accepted);
        auto const answer = site.get(script, accepting(row.accepted));
        CHECK(answer.status == 200);
        CHECK(header(answer, "Content-Encoding") == row.coding);
        CHECK(answer.body == row.body);
        CHECK(header(answer, "Vary") == "Accept-Encoding");
    }
}

TEST_CASE("what lies below /assets/ is kept for a year, other files are asked for again") {
    Site site;
    CHECK(header(site.get(script), "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(site.get(script).content_type == "text/javascript; charset=utf-8");
    CHECK(header(site.get("/sw.js"), "Cache-Control") == "no-cache");
    CHECK(site.get("/sw.js", accepting("br, gzip")).body == "zipped");
}

TEST_CASE("each coding has a tag of its own, and who holds it gets no second copy") {
    Site site;
    auto const plain = site.get(script);
    auto const packed = site.get(script, accepting("br"));
    CHECK(header(plain, "ETag") == "\"aa\"");
    CHECK(header(packed, "ETag") == "\"aa-br\"");

    auto const again = site.get(script, {{"accept-encoding", "br"}, {"if-none-match", "\"aa-br\""}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(site.get(script, {{"if-none-match", "\"aa-br\""}}).status == 200);
}

TEST_CASE("every address of the pages shows the one page in the reader's language") {
    Site site;
    for (auto const* path : {"/", "/desk", "/desk/INC-10241", "/call/", "/board", "/admin/persons/li.lei", "/sign-in",
                             "/password/reset", "/tickets/INC-10241", "/report", "/profile", "/apiary"}) {
        CAPTURE(path);
        auto const answer = site.get(path, {{"accept-language", "zh-CN,zh;q=0.9"}});
        CHECK(answer.status == 200);
        CHECK(answer.content_type == "text/html; charset=utf-8");
        CHECK(answer.body.starts_with(R"(<html lang="zh-CN">)"));
        CHECK(header(answer, "Cache-Control") == "no-store");
        CHECK(header(answer, "ETag").empty());
    }
    CHECK(site.get("/").body.starts_with(R"(<html lang="en">)"));
    CHECK(site.get("/").body.ends_with("{{other}}{{"));
}

TEST_CASE("the page allows its own scripts only, by a word that is new each time") {
    Site site;
    auto const one = site.get("/"), other = site.get("/");
    auto const nonce = nonce_in(one.body, "script nonce=\"", '"');
    CHECK(from_base64url(nonce).value_or("").size() == 16);
    CHECK(nonce_in(one.body, "style nonce=\"", '"') == nonce);
    CHECK(nonce_in(other.body, "script nonce=\"", '"') != nonce);
    CHECK(header(one, "Content-Security-Policy") ==
          "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce +
              "'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; frame-src "
              "'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
              "object-src 'none'; frame-ancestors 'none'");
}

TEST_CASE("a file that is not there is not found, nor is anything else of the API") {
    Site site;
    for (auto const* path :
         {"/assets/gone.js", "/assets/", "/assets/sub/page", "/favicon.ico", "/index.html", "/a.b", "/.env", "/.git/config.json",
          "/desk/.htaccess", "/desk/app.js.map", "/metrics", "/api", "/api/", "/api/v1/nothing", "/api/v2/tickets", "*", ""}) {
        CAPTURE(path);
        auto const answer = site.get(path);
        CHECK(answer.status == 404);
        CHECK(answer.content_type == "application/problem+json");
    }
}

TEST_CASE("pages are read only, and the probe is no page") {
    Site site;
    CHECK(site.get("/livez").content_type == "application/json");
    CHECK(site.get(script, {}, http::Method::HEAD).status == 200);
    for (auto method : {http::POST, http::PUT, http::PATCH, http::DELETE}) {
        auto const answer = site.get("/desk", {}, method);
        CHECK(answer.status == 405);
        CHECK(header(answer, "Allow") == "GET, HEAD, OPTIONS");
    }
    CHECK(site.get("/desk", {}, http::Method::OPTIONS).status == 204);
}

TEST_CASE("a program without pages says so in both languages") {
    Site site(std::span<http::WebFile const>{});
    auto const answer = site.get("/desk");
    CHECK(answer.status == 404);
    CHECK(answer.content_type == "text/html; charset=utf-8");
    CHECK(answer.body.find("were not built") != std::string::npos);
    CHECK(answer.body.find("网页") != std::string::npos);
    CHECK(site.get("/assets/x.js").content_type == "application/problem+json");
}

}  // namespace yitai::toy
