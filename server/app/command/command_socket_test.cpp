#include "app/command/command_socket.h"

#include "app/command/unix_stream.h"
#include "testing/database.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <future>

using namespace yitai;
using namespace yitai::app;

namespace {

struct Heard {
    std::string out, err;
    Output output() {
        return {[this](std::string_view line) { (out += line) += '\n'; },
                [this](std::string_view line) { (err += line) += '\n'; }};
    }
};

Exit echo(Invocation const& asked, Output const& output) {
    if (asked.words == "refuse") throw Conflict("Not now");
    output.out(asked.words);
    for (auto const& [name, value] : asked.options) output.out(name + '=' + value);
    output.err("a remark");
    return Exit::refused;
}

}  // namespace

TEST_CASE("a command runs in the server and its lines come back") {
    auto const folder = testing::folder();
    CommandSocket const socket(folder->path, echo);
    Heard heard;
    auto const exit =
        ask_server(folder->path, {"user bootstrap", {{"login", "admin"}, {"password-file", "汉\n\"x\""}}}, heard.output());
    CHECK(exit == Exit::refused);
    CHECK(heard.out == "user bootstrap\nlogin=admin\npassword-file=汉\n\"x\"\n");
    CHECK(heard.err == "a remark\n");
}

TEST_CASE("a refusal comes back as a line and an exit code") {
    auto const folder = testing::folder();
    CommandSocket const socket(folder->path, echo);
    Heard heard;
    CHECK(ask_server(folder->path, {"refuse", {}}, heard.output()) == Exit::refused);
    CHECK(heard.err == "Not now\n");
}

TEST_CASE("without a server nobody answers") {
    auto const folder = testing::folder();
    Heard heard;
    CHECK_FALSE(ask_server(folder->path, {"verify", {}}, heard.output()));
    {
        CommandSocket const ended(folder->path, echo);
    }
    CHECK_FALSE(ask_server(folder->path, {"verify", {}}, heard.output()));
}

TEST_CASE("the socket is its owner's, whatever a killed server left in its place") {
    auto const folder = testing::folder();
    std::ofstream(folder->path / "command.sock") << "left over";
    CommandSocket const socket(folder->path, echo);
    struct stat status{};
    REQUIRE(stat((folder->path / "command.sock").c_str(), &status) == 0);
    CHECK(S_ISSOCK(status.st_mode));
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a second server on the folder is refused") {
    auto const folder = testing::folder();
    CommandSocket const first(folder->path, echo);
    CHECK_THROWS_AS(CommandSocket(folder->path, echo), Unavailable);
}

TEST_CASE("what is no request is refused, and the next client is served") {
    auto const folder = testing::folder();
    CommandSocket const socket(folder->path, echo);
    LineStream stranger(connect_unix(folder->path, "command.sock"));
    stranger.write_line("GET / HTTP/1.1");
    std::string answer;
    while (auto const line = stranger.read_line(4096)) answer += *line;
    CHECK(answer.find("\"err\":\"The body is not well-formed JSON\"") != answer.npos);
    CHECK(answer.ends_with("\"exit\":1}"));

    Heard heard;
    CHECK(ask_server(folder->path, {"verify", {}}, heard.output()) == Exit::refused);
}

TEST_CASE("four commands run at once, a fifth is turned away") {
    auto const folder = testing::folder();
    std::promise<void> release;
    auto const released = release.get_future().share();
    std::promise<void> all_run;
    std::atomic<int> running = 0;
    CommandSocket const socket(folder->path, [&](Invocation const&, Output const&) {
        if (++running == 4) all_run.set_value();
        released.wait();
        return Exit::ok;
    });

    auto const ask = [&] {
        Heard heard;
        auto const exit = ask_server(folder->path, {"verify", {}}, heard.output());
        return std::pair(exit, heard.err);
    };
    std::vector<std::future<std::pair<std::optional<Exit>, std::string>>> clients;
    for (int i = 0; i < 4; ++i) clients.push_back(std::async(std::launch::async, ask));
    all_run.get_future().wait();

    auto const [exit, err] = ask();
    CHECK(exit == Exit::unavailable);
    CHECK(err == "Too many commands run at once; try again later\n");
    release.set_value();
    for (auto& client : clients) CHECK(client.get().first == Exit::ok);
}

TEST_CASE("a folder's long name is no obstacle") {
    auto const folder = testing::folder();
    auto const deep = folder->path / std::string(120, 'd');
    std::filesystem::create_directory(deep);
    CommandSocket const socket(deep, echo);
    Heard heard;
    CHECK(ask_server(deep, {"verify", {}}, heard.output()) == Exit::refused);
}

TEST_CASE("a server that stops ends a command at its next line") {
    auto const folder = testing::folder();
    std::promise<void> first_line;
    auto socket = std::make_unique<CommandSocket>(folder->path, [&](Invocation const&, Output const& output) {
        for (bool first = true;; first = false) {
            output.out("still at it");
            if (first) first_line.set_value();
        }
        return Exit::ok;
    });
    Heard heard;
    auto client = std::async(std::launch::async, [&] { return ask_server(folder->path, {"verify", {}}, heard.output()); });
    first_line.get_future().wait();
    socket.reset();
    CHECK(client.get() != Exit::ok);
}
