#include "files/preview.h"

#include "testing/database.h"
#include "testing/pictures.h"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

using namespace yitai;

namespace {

struct Drawn {
    std::optional<std::string> preview;
    std::chrono::milliseconds took{};
};

Drawn drawn(std::string const& picture, std::string const& command = testing::yitai_command()) {
    auto const folder = testing::folder();
    auto const path = folder->path / "picture";
    std::ofstream(path, std::ios::binary) << picture;
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    auto const start = std::chrono::steady_clock::now();
    auto preview = files::make_preview(command, descriptor);
    ::close(descriptor);
    return {preview, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start)};
}

unsigned number_at(std::string const& bytes, std::size_t place) {
    unsigned number = 0;
    for (int i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[place + static_cast<std::size_t>(i)]);
    return number;
}

bool there_are_previews() {
    static bool const found = ::dlopen("libvips.so.42", RTLD_LAZY | RTLD_LOCAL) != nullptr;
    if (!found) MESSAGE("libvips is not installed");
    return found;
}

}  // namespace

TEST_CASE("a preview is a smaller picture, drawn anew") {
    if (!there_are_previews()) return;
    auto const large = drawn(testing::png(2000, 1000)).preview;
    REQUIRE(large);
    CHECK(files::type_of_preview(*large) == "image/jpeg");

    auto const from_gif = drawn(testing::gif(40, 30) + "<script>alert(1)</script>").preview;
    REQUIRE(from_gif);
    CHECK(from_gif->find("script") == std::string::npos);
    if (files::type_of_preview(*from_gif) == "image/png") CHECK(number_at(*from_gif, 16) == 40);  // never enlarged
}

TEST_CASE("bombs end without a preview and without trouble") {
    auto const bomb = drawn(testing::png(50'000, 50'000));
    CHECK(bomb.took < std::chrono::seconds(7));
    if (bomb.preview) CHECK(bomb.preview->size() < 100'000);
    auto const film = drawn(testing::gif(2'000, 2'000, 1'000'000));
    CHECK(film.took < std::chrono::seconds(7));
    if (film.preview) CHECK(film.preview->size() < 100'000);
}

TEST_CASE("what is no picture of the four kinds has no preview") {
    for (auto const* text :
         {"", "hello", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.7", "GIF89a/*<script>*/=1", "\x89PNG\r\n\x1a\n"})
        CHECK_FALSE(drawn(text).preview);
}

TEST_CASE("without the program there is no preview") {
    CHECK_FALSE(drawn(testing::png(10, 10), "/no/such/program").preview);
    CHECK_FALSE(drawn(testing::png(10, 10), "/bin/false").preview);
    CHECK_FALSE(drawn(testing::png(10, 10), "/bin/echo").preview);
}
