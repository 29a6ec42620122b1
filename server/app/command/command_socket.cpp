#include "app/command/command_socket.h"

#include "app/command/unix_stream.h"
#include "base/json.h"
#include "base/log.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <future>
#include <thread>

namespace yitai::app {
namespace {

constexpr std::string_view socket_name = "command.sock";
constexpr std::size_t longest_request = 96 << 20, most_at_once = 4;  // a file to import may be in it
constexpr Seconds patience{10};

// One line of an answer.
struct Said {
    std::optional<std::string> out, err;
    std::optional<int> exit;
};
YITAI_DESCRIBE(Said, out, err, exit)

}  // namespace

struct CommandSocket::Parts {
    Run run;
    std::filesystem::path file;
    Descriptor socket, stop{eventfd(0, EFD_CLOEXEC)};
    std::atomic<bool> stopping{false};
    std::vector<std::future<void>> at_hand;
    std::thread acceptor;

    void accept_all();
    void accept_or_close();
    void accept_one();
    void serve(LineStream);
    void forget_finished();
    Output output_to(LineStream const&);
};

CommandSocket::CommandSocket(std::string const& data_dir, Run run) : parts_(std::make_unique<Parts>()) {
    if (connect_unix(data_dir, socket_name)) throw Unavailable("Another server runs on this data folder");

    parts_->run = std::move(run);
    parts_->file = std::filesystem::path(data_dir) / socket_name;
    parts_->socket = listen_unix(data_dir, socket_name);
    if (!parts_->socket)
        throw Unavailable({"The command socket in {{folder}} can't be opened: {{reason}}",
                           {{"folder", data_dir}, {"reason", std::strerror(errno)}}});
    parts_->acceptor = std::thread([parts = parts_.get()] { parts->accept_all(); });
}

CommandSocket::~CommandSocket() {
    std::error_code ignored;
    std::filesystem::remove(parts_->file, ignored);
    parts_->stopping = true;
    eventfd_write(parts_->stop.get(), 1);
    parts_->acceptor.join();
    parts_->at_hand.clear();  // waits for each
}

void CommandSocket::Parts::accept_all() {
    while (!stopping) {
        pollfd waiting[] = {{socket.get(), POLLIN, 0}, {stop.get(), POLLIN, 0}};
        if (poll(waiting, 2, -1) > 0 && (waiting[0].revents & POLLIN)) accept_or_close();
    }
}

// Whoever calls while there is no memory, or no thread to be had, finds the connection closed.
void CommandSocket::Parts::accept_or_close() {
    try {
        accept_one();
    } catch (std::exception const&) {
        poll(nullptr, 0, 100);  // nothing else to do: there may be no memory for a word in the log
    }
}

void CommandSocket::Parts::accept_one() {
    Descriptor accepted(accept4(socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!accepted) {
        poll(nullptr, 0, 100);  // out of descriptors: the connection still waits, so don't spin
        return;
    }
    LineStream stream(std::move(accepted));
    stream.set_receive_time(patience);
    if (!stream.peer_is_owner_or_root())
        return log::write("command.refused", {{"reason", "neither the folder's owner nor root"}});

    forget_finished();
    if (at_hand.size() >= most_at_once) {
        stream.write_line(json::text_of(Said{{}, "Too many commands run at once; try again later", {}}));
        stream.write_line(json::text_of(Said{{}, {}, static_cast<int>(Exit::unavailable)}));
        return;
    }
    at_hand.push_back(std::async(std::launch::async, [this, moved = std::move(stream)]() mutable { serve(std::move(moved)); }));
}

void CommandSocket::Parts::forget_finished() {
    std::erase_if(at_hand, [](auto const& each) { return each.wait_for(Seconds(0)) == std::future_status::ready; });
}

void CommandSocket::Parts::serve(LineStream stream) {
    auto const line = stream.read_line(longest_request);
    if (!line) return;  // whoever it was only looked whether we are here

    Invocation asked;
    auto const exit = run_guarded(output_to(stream), [&] {
        asked = json::from_text<Invocation>(*line);
        return run(asked, output_to(stream));
    });
    stream.write_line(json::text_of(Said{{}, {}, static_cast<int>(exit)}));
    log::write("command.ran", {{"command", asked.words}, {"exit", std::to_string(static_cast<int>(exit))}});
}

// Lines end a command whose client has gone or whose server stops: they are written between transactions.
Output CommandSocket::Parts::output_to(LineStream const& stream) {
    auto const send = [this, &stream](Said const& said) {
        if (!stream.write_line(json::text_of(said)) || stopping) throw Unavailable("The server stops");
    };
    return {[send](std::string_view line) { send({std::string(line), {}, {}}); },
            [send](std::string_view line) { send({{}, std::string(line), {}}); }};
}

std::optional<Exit> ask_server(std::string const& data_dir, Invocation const& asked, Output const& output) {
    auto socket = connect_unix(data_dir, socket_name);
    if (!socket) return std::nullopt;

    LineStream stream(std::move(socket));
    stream.write_line(json::text_of(asked));
    while (auto const line = stream.read_line(longest_request)) {
        auto const said = json::from_text<Said>(*line);
        if (said.out) output.out(*said.out);
        if (said.err) output.err(*said.err);
        if (said.exit) return static_cast<Exit>(*said.exit);
    }
    output.err("The server ended the connection before the command was done");
    return Exit::unavailable;
}

}  // namespace yitai::app
