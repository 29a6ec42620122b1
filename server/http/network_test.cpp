#include "http/network.h"

#include <doctest/doctest.h>

using yitai::http::Network;

TEST_CASE("A network holds the addresses that share its first bits") {
    auto const office = *Network::from("10.1.2.3/20");
    CHECK(office.contains("10.1.0.1"));
    CHECK(office.contains("10.1.15.255"));
    CHECK(office.contains("::ffff:10.1.2.3"));
    CHECK_FALSE(office.contains("10.1.16.0"));
    CHECK_FALSE(office.contains("::a01:203"));
    CHECK_FALSE(office.contains("somewhere"));
    CHECK(Network::from("0.0.0.0/0")->contains("203.0.113.9"));
    CHECK(Network::from("2001:db8:1:2::/64")->contains("2001:db8:1:2:3::4"));
    CHECK_FALSE(Network::from("2001:db8:1:2::/64")->contains("2001:db8:1:3::"));
}

TEST_CASE("A single address is a network of its own") {
    CHECK(Network::from("192.0.2.1")->contains("192.0.2.1"));
    CHECK_FALSE(Network::from("192.0.2.1")->contains("192.0.2.2"));
}

TEST_CASE("What is no network is told apart") {
    for (auto const* text :
         {"", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0", "::/129", "example.org", "10.0.0.0/8/8"}) {
        CAPTURE(text);
        CHECK_FALSE(Network::from(text));
    }
    CHECK_FALSE(Network::around("somewhere", 24, 64));
    CHECK(Network::around("192.0.2.77", 24, 64) == Network::from("192.0.2.0/24"));
    CHECK(Network::around("2001:db8::5:6:7:8", 24, 64) == Network::from("2001:db8::/64"));
}
