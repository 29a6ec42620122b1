// Passwords that are tried first everywhere, those of at least eight characters, in lower case and in order.
#pragma once

#include <string_view>

namespace yitai::account {

inline constexpr std::string_view common_passwords[] = {
    "!qaz2wsx",      "00000000",       "000000000",   "0000000000",    "0987654321",   "11111111",     "111111111",
    "1111111111",    "11223344",       "1122334455",  "112233445566",  "123123123",    "123321123",    "12341234",
    "123412345",     "12344321",       "12345678",    "123456789",     "1234567890",   "12345678910",  "123456789a",
    "12345678a",     "1234567a",       "123456abc",   "12345abc",      "1234abcd",     "123654789",    "123abc123",
    "123qwe123",     "123qweasd",      "1314520a",    "147258369",     "1472583690",   "159357159",    "1q2w3e4r",
    "1q2w3e4r5t",    "1q2w3e4r5t6y",   "1qaz!qaz",    "1qaz2wsx",      "1qaz2wsx3edc", "1qaz@wsx",     "22222222",
    "33333333",      "44444444",       "52013145",    "5201314520",    "5201314a",     "55555555",     "66666666",
    "741852963",     "77777777",       "789456123",   "87654321",      "88888888",     "888888888",    "987654321",
    "9876543210",    "99999999",       "a1234567",    "a12345678",     "a123456789",   "a1b2c3d4",     "a1s2d3f4",
    "aa123456",      "aa12345678",     "aa123456789", "aaaa1111",      "aaaaaaaa",     "abc123!@#",    "abc12345",
    "abc123456",     "abc123abc",      "abcabc123",   "abcd1234",      "abcd12345",    "abcdefgh",     "abcdefghi",
    "admin123",      "admin1234",      "admin12345",  "admin123456",   "admin888",     "admin@123",    "adminadmin",
    "administrator", "administrator1", "asdf1234",    "asdfasdf",      "asdfghjk",     "asdfghjkl",    "asdfghjkl;",
    "autumn2026",    "baseball",       "batman123",   "beijing2008",   "changeit",     "changeme",     "changeme1",
    "changeme123",   "china123",       "cisco123",    "company123",    "computer",     "computer1",    "database1",
    "default1",      "demo1234",       "dragon123",   "football",      "football1",    "freedom1",     "guest123",
    "guest1234",     "helpdesk",       "helpdesk1",   "helpdesk123",   "huawei123",    "huawei@123",   "iloveyou",
    "iloveyou1",     "internet",       "internet1",   "itil1234",      "january2026",  "jennifer",     "letmein1",
    "letmein123",    "master123",      "michael1",    "mima1234",      "mima123456",   "monkey123",    "mypassword",
    "network123",    "newpassword",    "nihao123",    "oracle123",     "p@55w0rd",     "p@ssw0rd",     "p@ssw0rd1",
    "p@ssw0rd123",   "p@ssword",       "pa$$w0rd",    "pa$$word",      "passw0rd",     "passw0rd!",    "password",
    "password!",     "password1",      "password1!",  "password12",    "password123",  "password1234", "password@123",
    "princess",      "princess1",      "q1w2e3r4",    "q1w2e3r4t5",    "qazwsx123",    "qazwsxedc",    "qwe123456",
    "qwe123qwe",     "qweasd123",      "qweasdzxc",   "qwer1234",      "qwerty12",     "qwerty123",    "qwerty1234",
    "qwerty12345",   "qwertyui",       "qwertyuiop",  "qwertyuiop123", "root1234",     "rootpassword", "rootroot",
    "secret123",     "server123",      "service123",  "servicedesk",   "shadow123",    "shanghai123",  "spring2026",
    "starwars",      "summer2024",     "summer2025",  "summer2026",    "sunshine",     "sunshine1",    "superman",
    "superman1",     "supersecret",    "support1",    "support123",    "test1234",     "test12345",    "testing123",
    "testtest",      "toor1234",       "trustno1",    "user1234",      "user12345",    "wang1234",     "welcome1",
    "welcome12",     "welcome123",     "welcome2024", "welcome2025",   "welcome2026",  "welcome@123",  "whatever",
    "winter2024",    "winter2025",     "winter2026",  "woaini123",     "woaini1314",   "woaini520",    "woaini521",
    "yitai123",      "yitai1234",      "yitai@123",   "zaq12wsx",      "zaq1zaq1",     "zhang123",     "zhongguo",
    "zxcvbnm,",      "zxcvbnm1",       "zxcvbnm123",
};

}  // namespace yitai::account
