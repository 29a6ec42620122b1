// Lines over a Unix stream socket: bounded, with time limits, and to be had only by who may.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace yitai::app {

// Owns a descriptor.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&&) noexcept;
    ~Descriptor();
    int get() const { return number_; }
    int release();
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

class LineStream {
public:
    explicit LineStream(Descriptor socket) : socket_(std::move(socket)) {}
    // The next line without its end; nothing at the end of the stream, after the receive time, or when it is too long.
    std::optional<std::string> read_line(std::size_t longest);
    bool write_line(std::string_view) const;  // false: the peer is gone
    void set_receive_time(std::chrono::seconds) const;
    bool peer_is_owner_or_root() const;

private:
    Descriptor socket_;
    std::string waiting_;
};

// The socket file `name` in a folder; nothing when nobody listens there (connect) or with errno set (listen).
Descriptor connect_unix(std::string const& folder, std::string_view name);
Descriptor listen_unix(std::string const& folder, std::string_view name);

}  // namespace yitai::app
