#include "testing/pictures.h"

#include <array>
#include <cstdint>
#include <filesystem>

namespace yitai::testing {
namespace {

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
    return bytes;
}

std::uint32_t crc_of(std::string const& bytes) {
    std::uint32_t crc = 0xffffffff;
    for (unsigned char byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return ~crc;
}

std::string chunk(std::string const& kind, std::string const& data) {
    return big_endian(static_cast<std::uint32_t>(data.size())) + kind + data + big_endian(crc_of(kind + data));
}

// Deflate by hand: fixed Huffman codes, one zero byte and then copies of 258 of it, which is as small as it gets.
class Zeros {
public:
    explicit Zeros(std::uint64_t count) {
        bytes_ = "\x78\x9c";
        put(1, 1), put(1, 2);
        put_code(0x30, 8);  // the literal 0
        std::uint64_t left = count - 1;
        for (; left >= 258; left -= 258) put_code(0xc5, 8), put_code(0, 5);  // length 258, distance 1
        for (; left > 0; --left) put_code(0x30, 8);
        put_code(0, 7);
        if (used_ > 0) bytes_ += static_cast<char>(pending_);
        auto const b = static_cast<std::uint32_t>(count % 65521);
        bytes_ += big_endian(b << 16 | 1);  // Adler-32 of zeros
    }
    std::string take() { return std::move(bytes_); }

private:
    void put(unsigned bits, int count) {
        for (int i = 0; i < count; ++i) {
            pending_ |= (bits >> i & 1u) << used_;
            if (++used_ == 8) bytes_ += static_cast<char>(pending_), pending_ = 0, used_ = 0;
        }
    }
    void put_code(unsigned code, int length) {
        for (int i = length - 1; i >= 0; --i) put(code >> i & 1u, 1);
    }

    std::string bytes_;
    unsigned pending_ = 0;
    int used_ = 0;
};

std::string little_endian(unsigned number) { return {static_cast<char>(number & 0xff), static_cast<char>(number >> 8 & 0xff)}; }

}  // namespace

std::string png(unsigned width, unsigned height) {
    // One bit a pixel, grey.
    auto const line = (width + 7) / 8 + 1;
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", big_endian(width) + big_endian(height) + std::string("\x01\0\0\0\0", 5)) +
           chunk("IDAT", Zeros(static_cast<std::uint64_t>(line) * height).take()) + chunk("IEND", "");
}

std::string gif(unsigned width, unsigned height, unsigned frames) {
    auto const size = little_endian(width) + little_endian(height);
    std::string bytes = "GIF89a" + size + std::string("\x80\0\0\0\0\0\xff\xff\xff", 9);
    // A pixel, then the end; what is missing of a frame is read as its background.
    std::string const frame = "," + std::string(4, '\0') + size + std::string("\0\x02\x02\x44\x01\0", 6);
    for (unsigned i = 0; i < frames; ++i) bytes += frame;
    return bytes + ';';
}

std::string yitai_command() { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "yitai"; }

}  // namespace yitai::testing
