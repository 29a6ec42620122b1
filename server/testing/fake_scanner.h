// A virus scanner that speaks as clamd does and knows one virus: the sample of EICAR, put together here so that no real
// scanner minds this file.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

namespace yitai::testing {

inline std::string infected_sample() {
    return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}") + "$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!" + "$H+H*";
}

class FakeScanner {
public:
    explicit FakeScanner(std::filesystem::path const& folder) : path_(folder / "clamd") {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
        listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        bool const bound = ::bind(listener_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
        if (!bound || ::listen(listener_, 8) != 0) throw std::runtime_error("the scanner can't listen");
        thread_ = std::thread([this] { serve(); });
    }
    ~FakeScanner() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
        std::filesystem::remove(path_);
    }

    std::string address() const { return "unix:" + path_.string(); }
    // What it says whatever it was given; empty: what is true.
    void always_say(std::string answer) {
        std::lock_guard const lock(mutex_);
        fixed_answer_ = std::move(answer);
    }
    std::string last_scanned() {
        std::lock_guard const lock(mutex_);
        return last_;
    }

private:
    void serve() {
        for (int client = ::accept(listener_, nullptr, nullptr); client >= 0; client = ::accept(listener_, nullptr, nullptr)) {
            answer(client);
            ::close(client);
        }
    }

    void answer(int client) {
        if (read(client, 10) != std::string("zINSTREAM\0", 10)) return;
        std::string bytes;
        for (;;) {
            auto const length = read(client, 4);
            if (length.size() < 4) return;
            std::uint32_t size = 0;
            for (unsigned char c : length) size = size << 8 | c;
            if (size == 0) break;
            bytes += read(client, size);
        }
        std::lock_guard const lock(mutex_);
        last_ = bytes;
        auto said = fixed_answer_;
        bool const infected = bytes.find(infected_sample()) != bytes.npos;
        if (said.empty()) said = infected ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
        said += '\0';
        (void)!::send(client, said.data(), said.size(), MSG_NOSIGNAL);
    }

    static std::string read(int client, std::size_t size) {
        std::string bytes(size, '\0');
        std::size_t got = 0;
        while (got < size) {
            auto const more = ::recv(client, bytes.data() + got, size - got, 0);
            if (more <= 0) break;
            got += static_cast<std::size_t>(more);
        }
        bytes.resize(got);
        return bytes;
    }

    std::filesystem::path path_;
    int listener_ = -1;
    std::mutex mutex_;
    std::string fixed_answer_, last_;
    std::thread thread_;
};

}  // namespace yitai::testing
