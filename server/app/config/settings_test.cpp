#include "app/config/config.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace yitai;
using namespace yitai::app;

namespace {

struct Desk {
    std::unique_ptr<testing::Folder> folder = testing::folder();
    Sources sources;

    std::string write(std::string const& name, std::string const& text) const {
        auto const path = (folder->path / name).string();
        std::ofstream(path) << text;
        return path;
    }
    void file(std::string const& text) { sources.file = write("config.toml", text); }
    void variable(std::string const& name, std::string const& value) { sources.environment.emplace_back(name, value); }
    void flag(std::string const& name, std::string const& value) { sources.flags.emplace_back(name, value); }

    std::string refusal() const {
        try {
            load(sources);
            return "(accepted)";
        } catch (Misconfigured const& wrong) {
            return wrong.english;
        }
    }
    std::string in_file(int line) const { return sources.file + ':' + std::to_string(line) + ": "; }
};

}  // namespace

TEST_CASE("a flag beats the environment, which beats the file, which beats what is built in") {
    Desk desk;
    CHECK(to_string(load(desk.sources).settings.listen) == "127.0.0.1:8080");
    desk.file("listen = '127.0.0.1:1'\nlog_level = 'debug'\n[limit]\napi = 5\n");
    CHECK(load(desk.sources).settings.listen.port == 1);
    desk.variable("YITAI_LISTEN", "127.0.0.1:2");
    CHECK(load(desk.sources).settings.listen.port == 2);
    desk.flag("listen", "[::1]:3");

    auto const configuration = load(desk.sources);
    CHECK(to_string(configuration.settings.listen) == "[::1]:3");
    CHECK(configuration.settings.limit.api == 5);
    CHECK(configuration.origins.at("listen") == "--listen");
    CHECK(configuration.origins.at("log_level") == desk.sources.file + ":2");
    CHECK(configuration.origins.at("limit.api") == desk.sources.file + ":4");
    CHECK(configuration.origins.count("time_zone") == 0);
}

TEST_CASE("what nobody knows is refused with its place") {
    Desk desk;
    desk.file("listen = '127.0.0.1:1'\n\n[limit]\napi = 5\nspeed = 7\n");
    CHECK(desk.refusal() == desk.in_file(5) + "There is no setting limit.speed");
    desk.sources = {};
    desk.variable("YITAI_LISTN", "127.0.0.1:1");
    CHECK(desk.refusal() == "YITAI_LISTN: There is no such setting");
}

TEST_CASE("a value that can't be meant is refused with its place") {
    Desk desk;
    desk.file("# first\nlisten = 'here'\n");
    CHECK(desk.refusal().starts_with(desk.in_file(2) + "Must be an address and a port"));
    desk.file("[limit]\nbody = -1\n");
    CHECK(desk.refusal().starts_with(desk.in_file(2) + "Must be a whole number from 1024"));
    desk.file("listen = 1979-05-27\n");
    CHECK(desk.refusal().starts_with(desk.in_file(1) + "Must be a text"));
    desk.file("listen = \n");
    CHECK(desk.refusal().starts_with(desk.in_file(1) + "This is not TOML"));

    desk.sources = {};
    desk.variable("YITAI_LOG_LEVEL", "loud");
    desk.flag("time_zone", "Asia/Nowhere");
    CHECK(desk.refusal() == "YITAI_LOG_LEVEL: Must be one of: debug, info, warning, error");
    desk.sources.environment.clear();
    CHECK(desk.refusal().starts_with("--time-zone: There is no such time zone"));
}

TEST_CASE("everything that is wrong is said at once") {
    Desk desk;
    desk.file("a = 1\nb = 2\n");
    desk.variable("YITAI_C", "3");
    auto const refusal = desk.refusal();
    for (auto name : {"setting a", "setting b", "YITAI_C"}) CHECK(refusal.find(name) != refusal.npos);
}

TEST_CASE("a file that was named must be there, the usual one need not be") {
    Desk desk;
    desk.sources.file = (desk.folder->path / "absent.toml").string();
    CHECK(desk.refusal() == desk.sources.file + ": The file can't be read");
    desk.sources.file_may_lack = true;
    CHECK(desk.refusal() == "(accepted)");
}

TEST_CASE("an empty file says nothing") {
    Desk desk;
    desk.file("");
    CHECK(desk.refusal() == "(accepted)");
}

TEST_CASE("a secret may lie in a file") {
    Desk desk;
    auto const secret = desk.write("secret", "postgresql://desk:geheim@db/yitai\n");
    desk.variable("YITAI_DATABASE_FILE", secret);
    CHECK(load(desk.sources).settings.database == "postgresql://desk:geheim@db/yitai");
    desk.variable("YITAI_DATABASE", "postgresql://other/");
    CHECK(desk.refusal().find("says the same setting") != std::string::npos);

    desk.sources.environment = {{"YITAI_DATABASE_FILE", secret + ".absent"}};
    CHECK(desk.refusal() == "YITAI_DATABASE_FILE: The file " + secret + ".absent can't be read");
    desk.sources.environment = {{"YITAI_LISTEN_FILE", secret}};
    CHECK(desk.refusal() == "YITAI_LISTEN_FILE: There is no such setting");
}

TEST_CASE("no password is shown") {
    auto const& database = *find_setting("database");
    CHECK(masked(database, "postgresql://desk:geheim@db:5432/yitai") == "postgresql://desk:***@db:5432/yitai");
    CHECK(masked(database, "postgresql://desk:ge@h/eim@db/yitai") == "postgresql://desk:***@db/yitai");
    CHECK(masked(database, "postgresql://db/yitai?user=desk&password=geheim&sslmode=require") ==
          "postgresql://db/yitai?user=desk&password=***&sslmode=require");
    CHECK(masked(database, "host=db password=geheim") == "***");
    CHECK(masked(database, "postgresql://db:5432/yitai") == "postgresql://db:5432/yitai");
    CHECK(masked(*find_setting("listen"), "127.0.0.1:1") == "127.0.0.1:1");
}

TEST_CASE("a certificate comes with a key that fits, in files that can be read") {
    Desk desk;
    desk.flag("tls.certificate", desk.write("certificate.pem", "not a certificate"));
    CHECK(desk.refusal().starts_with("--tls-certificate: The certificate can't be read"));
    CHECK(desk.refusal().find("tls.key: A certificate needs its key") != std::string::npos);
    desk.sources.flags = {{"tls.key", "key.pem"}};
    CHECK(desk.refusal() == "tls.certificate: A key needs its certificate: set tls.certificate as well");
}

TEST_CASE("proxies are addresses or networks") {
    Desk desk;
    desk.file("trusted_proxies = ['10.0.0.0/8', '::1', '192.0.2.1']\n");
    CHECK(load(desk.sources).settings.trusted_proxies == std::vector<std::string>{"10.0.0.0/8", "::1", "192.0.2.1"});
    desk.flag("trusted_proxies", "10.0.0.0/33");
    CHECK(desk.refusal() == "--trusted-proxies: 10.0.0.0/33 is neither an address nor a network");
}

TEST_CASE("every setting has one row, and what a row shows it can read") {
    CHECK(settings_table().size() == member_count<Settings> - 4 + member_count<Tls> + member_count<AuditFiles> +
                                         member_count<Sessions> + member_count<Limits>);
    Settings settings;
    for (auto const& setting : settings_table()) {
        CAPTURE(setting.name);
        auto const shown = setting.show(settings);
        CHECK_FALSE(setting.read(settings, shown));
        CHECK(setting.show(settings) == shown);
    }
}

TEST_CASE("the desk's address is a web address without a slash at its end") {
    for (auto const* bad : {"desk.example", "ftp://desk.example", "https://", "https://desk.example/", "https://desk.example?x",
                            "https://me@desk.example"}) {
        CAPTURE(bad);
        Desk desk;
        desk.flag("base_url", bad);
        CHECK(desk.refusal() == "--base-url: Must be like https://desk.example, without a slash at its end");
    }
    for (auto const* good : {"", "https://desk.example", "http://127.0.0.1:8080", "https://example.org/desk"}) {
        CAPTURE(good);
        Desk desk;
        desk.flag("base_url", good);
        CHECK(desk.refusal() == "(accepted)");
    }
}
