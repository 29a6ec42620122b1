// A multipart/form-data body (RFC 7578) while it arrives: pieces of any size go in, the parts' heads and bytes come out.
// What two readers might read differently is refused: bare line feeds, text around the parts, a name given twice.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yitai::http {

struct PartHead {
    std::string name;                     // of the form's field
    std::optional<std::string> filename;  // without folders; empty: no file was chosen. For people, never for a file system
    std::string content_type = "text/plain";

    bool operator==(PartHead const&) const = default;
};

struct PartListener {
    std::function<void(PartHead)> head;
    std::function<void(std::string_view)> bytes;  // of the part whose head came last
    std::function<void()> end;                    // of that part
};

struct MultipartLimits {
    std::size_t parts = 100, head_bytes = 8192, name_bytes = 255;
};

class Multipart {
public:
    Multipart(std::string_view content_type, PartListener, MultipartLimits = {});  // throws Invalid: no boundary to go by

    void take(std::string_view piece);  // throws Invalid
    void finish() const;                // the body is over; throws Invalid when its last boundary has not come

private:
    enum class Expects { boundary, after_boundary, head, first_bytes, bytes, epilogue };

    bool step();  // false: it takes more bytes
    bool read_boundary();
    bool read_after_boundary();
    bool read_head();
    bool read_first_bytes();
    bool read_bytes();
    bool read_epilogue() const;
    void use(std::size_t count) { waiting_.erase(0, count); }

    std::string delimiter_;  // CR LF, two hyphens, the boundary
    PartListener const listener_;
    MultipartLimits const limits_;
    Expects expects_ = Expects::boundary;
    std::string waiting_ = "\r\n";  // before the first boundary there is no line to end
    std::size_t parts_ = 0;
};

}  // namespace yitai::http
