// How soon a change is on everybody's screen: that many clients listen to the live stream, one incident is reported, and the
// time from its 201 to the last client's news is taken.
// bench_streams PORT TOKEN CLIENTS ROUNDS      prints {"clients": …, "opened_ms": …, "last_ms": …}, the worst round
#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
double milliseconds_since(Clock::time_point began) {
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

int connect_to(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
    return socket;
}

void say(int socket, std::string const& text) {
    if (write(socket, text.data(), text.size()) != static_cast<ssize_t>(text.size())) throw std::runtime_error("cannot send");
}

std::string read_some(int socket) {
    char bytes[4096];
    auto const count = read(socket, bytes, sizeof bytes);
    if (count <= 0) throw std::runtime_error("a connection ended");
    return {bytes, static_cast<std::size_t>(count)};
}

class Audience {
public:
    Audience(int port, std::string const& token, int clients) : epoll_(epoll_create1(0)) {
        auto const question = "GET /api/v1/events HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        for (int i = 0; i < clients; ++i) {
            int const socket = connect_to(port);
            say(socket, question);
            auto const heard = read_some(socket);
            if (heard.find(" 200 ") == std::string::npos) throw std::runtime_error("a stream was refused: " + heard);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.fd = socket;
            epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
            sockets_.push_back(socket);
        }
    }

    // Until that many bytes of news have come to everybody; at most ten seconds.
    void wait_for(std::string_view news) {
        std::vector<bool> told(65'536);
        auto const began = Clock::now();
        for (std::size_t missing = sockets_.size(); missing > 0;) {
            epoll_event events[256];
            int const count = epoll_wait(epoll_, events, 256, 1000);
            for (int i = 0; i < count; ++i) {
                auto const socket = events[i].data.fd;
                if (read_some(socket).find(news) == std::string::npos || told[static_cast<std::size_t>(socket)]) continue;
                told[static_cast<std::size_t>(socket)] = true;
                --missing;
            }
            if (milliseconds_since(began) > 10'000) throw std::runtime_error("the news did not reach everybody");
        }
    }

private:
    int epoll_;
    std::vector<int> sockets_;
};

void report_incident(int socket, std::string const& token, int round) {
    auto const body = fmt::format(R"json({{"subject": "The whole floor is offline ({})"}})json", round);
    say(socket, fmt::format("POST /api/v1/incidents HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {}\r\n"
                            "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
                            token, body.size(), body));
    if (read_some(socket).find(" 201 ") == std::string::npos) throw std::runtime_error("the incident was refused");
}

}  // namespace

int main(int, char** words) {
    rlimit const files{65'536, 65'536};
    setrlimit(RLIMIT_NOFILE, &files);
    int const port = std::atoi(words[1]), clients = std::atoi(words[3]);
    std::string const token = words[2];

    auto const began = Clock::now();
    Audience audience(port, token, clients);
    auto const opened = milliseconds_since(began);

    int const reporter = connect_to(port);
    double worst = 0;
    for (int round = 0; round < std::atoi(words[4]); ++round) {
        report_incident(reporter, token, round);
        auto const reported = Clock::now();
        audience.wait_for("incident.reported");
        worst = std::max(worst, milliseconds_since(reported));
    }
    fmt::print("{{\"clients\": {}, \"opened_ms\": {:.0f}, \"last_ms\": {:.0f}}}\n", clients, opened, worst);
    std::fflush(stdout);
    if (std::getenv("YITAI_BENCH_STAY")) std::getchar();  // the connections stay while somebody looks at the server
}
