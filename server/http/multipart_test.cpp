#include "http/multipart.h"

#include "base/failure.h"

#include <doctest/doctest.h>

namespace yitai::http {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=\"a b\"";

struct Part {
    PartHead head;
    std::string bytes;
    bool ended = false;
    bool operator==(Part const&) const = default;
};
using Parts = std::vector<Part>;

Parts read_in_pieces(std::vector<std::string_view> const& pieces, MultipartLimits limits = {}) {
    Parts parts;
    Multipart multipart(type,
                        {[&](PartHead head) { parts.push_back({std::move(head), "", false}); },
                         [&](std::string_view bytes) { parts.back().bytes += bytes; }, [&] { parts.back().ended = true; }},
                        limits);
    for (auto piece : pieces) multipart.take(piece);
    multipart.finish();
    return parts;
}

Parts read(std::string_view body, MultipartLimits limits = {}) { return read_in_pieces({body}, limits); }

std::string why_refused(std::string_view body, MultipartLimits limits = {}) {
    try {
        read(body, limits);
        return "not refused";
    } catch (Invalid const& invalid) {
        return invalid.english;
    }
}

// One part with that head, whose bytes are "x".
std::string with_head(std::string const& head) { return "--a b\r\n" + head + "\r\n\r\nx\r\n--a b--\r\n"; }

std::string refused_type(std::string_view content_type) {
    try {
        Multipart const multipart(content_type, {});
        return "not refused";
    } catch (Invalid const& invalid) {
        return invalid.english;
    }
}

std::string const two_parts =
    "--a b\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nVPN 连不上\r\n"
    "--a b\r\ncontent-disposition: Form-Data; name=file; filename=\"报告 \\\"1\\\".txt\"; filename*=UTF-8''other\r\n"
    "Content-Type: application/pdf\r\nX-Other: 1\r\n\r\n\r\n--a \r\n-\r\n\r\n--a b--\r\n";

}  // namespace

TEST_CASE("the parts of a form come out with their heads and bytes") {
    auto const parts = read(two_parts);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == Part{{"subject", std::nullopt, "text/plain"}, "VPN 连不上", true});
    CHECK(parts[1] == Part{{"file", "报告 \"1\".txt", "application/pdf"}, "\r\n--a \r\n-\r\n", true});
}

TEST_CASE("wherever a form is cut in two while it arrives, the same comes out") {
    auto const whole = read(two_parts);
    for (std::size_t cut = 0; cut <= two_parts.size(); ++cut) {
        CAPTURE(cut);
        std::string_view const all = two_parts;
        CHECK(read_in_pieces({all.substr(0, cut), all.substr(cut)}) == whole);
    }
    std::vector<std::string_view> bytes;
    for (std::size_t i = 0; i < two_parts.size(); ++i) bytes.push_back(std::string_view(two_parts).substr(i, 1));
    CHECK(read_in_pieces(bytes) == whole);
    CHECK(read_in_pieces(bytes, {.head_bytes = 137}) == whole);
}

TEST_CASE("bytes come out as they come in, but for what may be the beginning of a boundary") {
    std::size_t heard = 0;
    Multipart multipart("multipart/form-data; boundary=b",
                        {[](PartHead const&) {}, [&](std::string_view bytes) { heard += bytes.size(); }, [] {}});
    multipart.take("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n");
    multipart.take(std::string(1000, 'x'));
    CHECK(heard >= 995);
}

TEST_CASE("a part may be empty, its line end is not its own") {
    CHECK(read("--a b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--a b--").at(0).bytes.empty());
    CHECK(read("--a b--").empty());
}

TEST_CASE("a file's name is without folders, and may be empty") {
    auto const named = [](std::string const& filename) {
        return read(with_head("Content-Disposition: form-data; name=a; filename=\"" + filename + "\"")).at(0).head.filename;
    };
    CHECK(named("../../etc/passwd") == "passwd");
    CHECK(named("C:\\Temp\\x.txt") == "x.txt");
    CHECK(named("") == "");
    CHECK(read(with_head("Content-Disposition: form-data; name=a; filename*=UTF-8''x")).at(0).head.filename == std::nullopt);
}

TEST_CASE("a form that two readers might read differently is refused, and told why") {
    struct Row {
        std::string body, sentence;
    };
    std::string const head = "--a b\r\nContent-Disposition: form-data; name=a\r\n";
    Row const rows[] = {
        {"preamble\r\n--a b--", "The body does not begin with its boundary"},
        {"\r\n--a b--", "The body does not begin with its boundary"},
        {"", "The body ends before its last boundary"},
        {head + "\r\nx", "The body ends before its last boundary"},
        {head + "\r\nx\r\n--a b", "The body ends before its last boundary"},
        {"--a b\nContent-Disposition: form-data; name=a\n\nx\n--a b--\n", "A boundary is followed by something else"},
        {head + "\r\nx\r\n--a b \r\n", "A boundary is followed by something else"},
        {head + "\r\nx\r\n--a bcd", "A boundary is followed by something else"},
        {head + "\r\n--a b--", "A part has no line between its head and the next boundary"},
        {"--a b--\r\nmore", "Something follows the last boundary"},
        {with_head("Content-Disposition: form-data; name=a\nX: y"), "A header field of a part is malformed"},
        {with_head("Content-Disposition: form-data\r\n ;name=a"), "A part has no name"},
        {with_head("no colon"), "A header field of a part is malformed"},
        {with_head("X y: z"), "A header field of a part is malformed"},
        {with_head("X: \xff"), "A header field of a part is malformed"},
        {with_head("Content-Disposition: attachment; name=a"), "A part has no name"},
        {with_head("Content-Disposition: form-data"), "A part has no name"},
        {with_head("Content-Disposition: form-data; name=\"\""), "A part has no name"},
        {with_head("Content-Disposition: form-data; name=a; name=b"), "The parameter name came more than once"},
        {with_head("Content-Disposition: form-data; name=\"a"), "A quotation in a header field of a part does not end"},
        {with_head("Content-Disposition: form-data; name=\"a\"b"), "A parameter of a header field is malformed"},
        {with_head("Content-Disposition: form-data; name=a;"), "A parameter of a header field is malformed"},
        {with_head("Content-Disposition: form-data; name=a b"), "A parameter of a header field is malformed"},
        {with_head("Content-Type: text/plain"), "A part has no name, or says twice what it is"},
        {with_head("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b"),
         "A part has no name, or says twice what it is"},
        {with_head("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64"),
         "A part is encoded as base64, which is not read"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.body);
        CHECK(why_refused(row.body) == row.sentence);
    }
}

TEST_CASE("a form keeps its limits") {
    auto const part = [](std::string const& name) {
        return "--a b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\nx\r\n";
    };
    CHECK(why_refused(part("a") + part("b") + "--a b--", {.parts = 2}) == "not refused");
    CHECK(why_refused(part("a") + part("b") + "--a b--", {.parts = 1}) == "The body has more than 1 parts");
    CHECK(why_refused(part("abcd") + "--a b--", {.name_bytes = 4}) == "not refused");
    CHECK(why_refused(part("abcde") + "--a b--", {.name_bytes = 4}) == "The name of a part is longer than 4 bytes");
    CHECK(why_refused(part("a") + "--a b--", {.head_bytes = 38}) == "not refused");
    CHECK(why_refused(part("ab") + "--a b--", {.head_bytes = 38}) == "The head of a part is larger than 38 bytes");
    CHECK(why_refused("--a b\r\n" + std::string(42, 'x'), {.head_bytes = 38}) == "The head of a part is larger than 38 bytes");
}

TEST_CASE("a body without a proper boundary is refused before its first byte") {
    auto const none = "The body is no multipart/form-data with a boundary",
               malformed = "The boundary between the parts is malformed";
    CHECK(refused_type("multipart/form-data; boundary=x") == "not refused");
    CHECK(refused_type("Multipart/Form-Data; charset=utf-8; Boundary=\"x\"") == "not refused");
    CHECK(refused_type("multipart/form-data") == none);
    CHECK(refused_type("multipart/mixed; boundary=x") == none);
    CHECK(refused_type("multipart/form-data; boundary=\"\"") == malformed);
    CHECK(refused_type("multipart/form-data; boundary=\"x \"") == malformed);
    CHECK(refused_type("multipart/form-data; boundary=\"x\ry\"") == malformed);
    CHECK(refused_type("multipart/form-data; boundary=" + std::string(71, 'x')) == malformed);
    CHECK(refused_type("multipart/form-data; boundary=x; boundary=y") == "The parameter boundary came more than once");
}

}  // namespace yitai::http
