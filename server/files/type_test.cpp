#include "files/type.h"

#include "testing/pictures.h"

#include <doctest/doctest.h>

using namespace yitai;
using files::served_type;
using files::type_of;

TEST_CASE("a type is found by looking at the file") {
    CHECK(type_of(testing::png(3, 3)) == "image/png");
    CHECK(type_of(testing::gif(3, 3)) == "image/gif");
    CHECK(type_of("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") == "application/pdf");
    CHECK(type_of("你好，打印机卡纸了\n") == "text/plain");
    CHECK(type_of("<html><script>alert(1)</script></html>") == "text/html");
    CHECK(type_of("") == "application/octet-stream");
}

TEST_CASE("what a browser could run is given out as bytes") {
    auto const served = [](std::string_view bytes) { return served_type(type_of(bytes)); };
    for (auto const* page : {"<html><script>alert(1)</script></html>", "<!DOCTYPE html><title>a</title>",
                             "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                             "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                             "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>"})
        CHECK_MESSAGE(served(page) == "application/octet-stream", page << " is " << type_of(page));
    CHECK(served_type("image/svg+xml") == "application/octet-stream");
    CHECK(served_type("application/javascript") == "application/octet-stream");
    CHECK(served_type("text/xml") == "application/octet-stream");
    CHECK(served_type("something/new") == "application/octet-stream");
    CHECK(served_type("image/png") == "image/png");
    CHECK(served_type("video/mp4") == "video/mp4");
}

TEST_CASE("only the beginning is looked at, so that no file takes long") {
    CHECK(type_of(std::string(files::looked_at, ' ') + "<html>") == "text/plain");
    CHECK(type_of("GIF89a/*<script>*/=1;alert(1)") == "image/gif");
}

TEST_CASE("previews are made of four kinds of pictures") {
    for (auto const* type : {"image/png", "image/jpeg", "image/gif", "image/webp"}) CHECK(files::is_picture(type));
    for (auto const* type : {"image/svg+xml", "image/tiff", "application/pdf"}) CHECK_FALSE(files::is_picture(type));
}
