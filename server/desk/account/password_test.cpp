#include "account/password.h"

#include "base/failure.h"

#include <doctest/doctest.h>

using namespace yitai;
using account::password_hash;

TEST_CASE("A password has 8 to 256 characters, whatever they are") {
    CHECK_THROWS_AS(password_hash("1234567"), Invalid);
    CHECK_THROWS_AS(password_hash("七个字的密码啊"), Invalid);
    CHECK_THROWS_AS(password_hash(std::string(257, 'a')), Invalid);
    CHECK_THROWS_AS(password_hash(""), Invalid);
    CHECK_NOTHROW(password_hash("八个字的密码可以"));
    CHECK_NOTHROW(password_hash(std::string(256, 'a')));
    CHECK_NOTHROW(password_hash("        "));
}

TEST_CASE("What everybody tries first is no password, nor is one's own name") {
    for (auto const* common : {"12345678", "Password1", "P@ssw0rd", "woaini1314", "admin888", "qwertyuiop"}) {
        CAPTURE(common);
        CHECK_THROWS_AS(password_hash(common), Invalid);
    }
    CHECK_THROWS_AS(password_hash("Wang_Fang", {"wang_fang", "王芳"}), Invalid);
    CHECK_THROWS_AS(password_hash("Jane Smith-Miller", {"jane", "jane smith-miller"}), Invalid);
    CHECK_NOTHROW(password_hash("wang_fang likes tea", {"wang_fang", "王芳"}));
}

TEST_CASE("A password matches its own hash and no other; none has a hash of nobody") {
    auto const hash = password_hash("correct horse");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(account::password_matches(hash, "correct horse"));
    CHECK_FALSE(account::password_matches(hash, "correct horsf"));
    CHECK_FALSE(account::password_matches(std::nullopt, "nobody knows this one"));
}
