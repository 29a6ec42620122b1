// A client that says exactly the bytes a test gives it, and reads what comes back.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace yitai::testing {

struct RawAnswer {
    int status = 0;  // 0: the server closed without one
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

class RawClient {
public:
    enum class Speaks { plain, tls };

    explicit RawClient(unsigned short port, Speaks = Speaks::plain, std::string const& from = "127.0.0.1");
    // Does something between having its socket and connecting it.
    RawClient(unsigned short port, std::function<void()> const& before_connecting);
    ~RawClient();
    RawClient(RawClient const&) = delete;

    void send(std::string_view);
    void finish();  // sends no more
    RawAnswer answer(bool to_head = false);
    std::string until(std::string_view text);  // what came up to and with that text; throws when it does not come
    bool is_closed();                          // waits for the end; false when something else comes
    bool is_silent(std::chrono::milliseconds);  // nothing comes, and the connection stays open
    bool was_reset() const { return was_reset_; }
    std::string rest();                        // all that comes until the end

private:
    void connect(unsigned short port);
    bool read_more();

    int socket_ = -1;
    ssl_ctx_st* context_ = nullptr;
    ssl_st* tls_ = nullptr;
    std::string read_;
    bool was_reset_ = false;
};

// Asks again and again until it holds; false after five seconds.
bool becomes_true(std::function<bool()> const&);

}  // namespace yitai::testing
