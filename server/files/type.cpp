#include "files/type.h"

#include <magic.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace yitai::files {
namespace {

constexpr std::string_view harmless[] = {
    "application/gzip",
    "application/msword",
    "application/pdf",
    "application/vnd.ms-excel",
    "application/vnd.ms-outlook",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-7z-compressed",
    "application/x-bzip2",
    "application/x-rar",
    "application/x-tar",
    "application/x-xz",
    "application/zip",
    "application/zstd",
    "image/bmp",
    "image/gif",
    "image/heic",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "text/csv",
    "text/plain",
};

constexpr std::string_view pictures[] = {"image/gif", "image/jpeg", "image/png", "image/webp"};

template <std::size_t N>
bool contains(std::string_view const (&list)[N], std::string_view type) {
    return std::find(std::begin(list), std::end(list), type) != std::end(list);
}

struct CloseMagic {
    void operator()(magic_t magic) const { magic_close(magic); }
};
using Magic = std::unique_ptr<std::remove_pointer_t<magic_t>, CloseMagic>;

// A cookie serves one thread; what it knows of types is mapped once for all.
Magic open_magic() {
    Magic magic(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF));
    if (!magic || magic_load(magic.get(), nullptr) != 0) throw std::runtime_error("libmagic can't read what it knows of types");
    std::size_t most = looked_at;
    magic_setparam(magic.get(), MAGIC_PARAM_BYTES_MAX, &most);
    return magic;
}

}  // namespace

std::string type_of(std::string_view beginning) {
    if (beginning.empty()) return std::string(unknown_type);
    thread_local Magic const magic = open_magic();
    beginning = beginning.substr(0, looked_at);
    auto const* type = magic_buffer(magic.get(), beginning.data(), beginning.size());
    return type ? type : std::string(unknown_type);
}

std::string_view served_type(std::string_view type) {
    bool const heard_or_watched = type.starts_with("audio/") || type.starts_with("video/");
    return heard_or_watched || contains(harmless, type) ? type : unknown_type;
}

bool is_picture(std::string_view type) { return contains(pictures, type); }

}  // namespace yitai::files
