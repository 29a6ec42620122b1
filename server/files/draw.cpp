// The process that draws previews. libvips is found when it runs: without it there are none.
#include "files/preview.h"
#include "files/sandbox.h"

#include <dlfcn.h>
#include <malloc.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace yitai::files {
namespace {

constexpr std::size_t largest_picture = 64 * 1024 * 1024;
constexpr int only_smaller = 2;  // VIPS_SIZE_DOWN

struct VipsImage;

// What of libvips is used, as its manual declares it.
struct Vips {
    void* library = ::dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
    int (*init)(char const*) = find<int(char const*)>("vips_init");
    void (*block_untrusted)(int) = find<void(int)>("vips_block_untrusted_set");
    void (*concurrency)(int) = find<void(int)>("vips_concurrency_set");
    void (*cache)(int) = find<void(int)>("vips_cache_set_max");
    int (*thumbnail)(void*, std::size_t, VipsImage**, int,
                     ...) = find<int(void*, std::size_t, VipsImage**, int, ...)>("vips_thumbnail_buffer");
    int (*has_alpha)(VipsImage*) = find<int(VipsImage*)>("vips_image_hasalpha");
    int (*save_png)(VipsImage*, void**, std::size_t*,
                    ...) = find<int(VipsImage*, void**, std::size_t*, ...)>("vips_pngsave_buffer");
    int (*save_jpeg)(VipsImage*, void**, std::size_t*,
                     ...) = find<int(VipsImage*, void**, std::size_t*, ...)>("vips_jpegsave_buffer");

    bool is_whole() const {
        return init && block_untrusted && concurrency && cache && thumbnail && has_alpha && save_png && save_jpeg;
    }

private:
    template <class Function>
    Function* find(char const* name) const {
        return library ? reinterpret_cast<Function*>(::dlsym(library, name)) : nullptr;
    }
};

bool read_all(std::string& into) {
    char buffer[64 * 1024];
    for (;;) {
        auto const got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got == 0;
        into.append(buffer, static_cast<std::size_t>(got));
        if (into.size() > largest_picture) return false;
    }
}

bool write_all(void const* bytes, std::size_t size) {
    auto const* next = static_cast<char const*>(bytes);
    while (size > 0) {
        auto const written = ::write(STDOUT_FILENO, next, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        next += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

// The loaders of other formats are never reached.
bool is_known_format(std::string_view bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1a\n") || bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("GIF8") ||
           (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP"));
}

bool draw(Vips const& vips, std::string& picture) {
    constexpr char const* end = nullptr;
    VipsImage* small = nullptr;
    if (vips.thumbnail(picture.data(), picture.size(), &small, preview_edge, "height", preview_edge, "size", only_smaller, end))
        return false;
    void* bytes = nullptr;
    std::size_t size = 0;
    bool const saved = vips.has_alpha(small) ? vips.save_png(small, &bytes, &size, "strip", 1, end) == 0
                                             : vips.save_jpeg(small, &bytes, &size, "Q", 80, "strip", 1, end) == 0;
    return saved && write_all(bytes, size);
}

}  // namespace

int draw_preview() {
    ::mallopt(M_ARENA_MAX, 1);  // each arena reserves address space, of which there is little
    if (!limit_means({})) return EXIT_FAILURE;
    Vips const vips;
    if (!vips.is_whole() || vips.init("yitai") != 0) return EXIT_FAILURE;
    vips.block_untrusted(1);
    vips.concurrency(1);
    vips.cache(0);
    if (!shut_in()) return EXIT_FAILURE;

    std::string picture;
    bool const drawn = read_all(picture) && is_known_format(picture) && draw(vips, picture);
    ::_exit(drawn ? EXIT_SUCCESS : EXIT_FAILURE);  // nothing is to be tidied up any more
}

}  // namespace yitai::files
