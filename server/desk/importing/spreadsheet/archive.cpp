#include "importing/spreadsheet/archive.h"

#include "base/text.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace yitai::importing {
namespace {

constexpr std::size_t longest_name = 255, piece = 64 * 1024, mebibyte = 1 << 20;
constexpr std::uint64_t encrypted = 1;  // a bit of a part's flags

Invalid damaged() { return {"/file", "This file is cut short or damaged"}; }

Invalid refused(Message sentence, std::string const& part) {
    sentence.values.emplace_back("part", is_utf8(part) ? part : "?");
    return {"/file", std::move(sentence)};
}

bool leads_out(std::string const& name) {
    if (name.starts_with('/') || name.find('\\') != name.npos || name.find(':') != name.npos) return true;
    auto const steps = split(name, '/');
    return std::find(steps.begin(), steps.end(), "..") != steps.end();
}

}  // namespace

// What minizip reads, as if it were a file.
struct Archive::Source {
    std::string_view const bytes;
    std::uint64_t at = 0;
    unzFile file = nullptr;

    explicit Source(std::string_view given) : bytes(given) {
        zlib_filefunc64_def functions{open, read, nullptr, tell, seek, close, error, this};
        file = unzOpen2_64("", &functions);
        if (!file) throw damaged();
    }
    ~Source() { unzClose(file); }
    Source(Source const&) = delete;
    Source& operator=(Source const&) = delete;

    static Source& of(voidpf self) { return *static_cast<Source*>(self); }
    static voidpf open(voidpf self, void const*, int) { return self; }
    static uLong read(voidpf self, voidpf, void* into, uLong size) {
        auto& source = of(self);
        auto const taken = std::min<std::uint64_t>(size, source.bytes.size() - source.at);
        std::memcpy(into, source.bytes.data() + source.at, taken);
        source.at += taken;
        return taken;
    }
    static ZPOS64_T tell(voidpf self, voidpf) { return of(self).at; }
    static long seek(voidpf self, voidpf, ZPOS64_T offset, int origin) {
        auto& source = of(self);
        auto const size = source.bytes.size();
        auto const from = origin == ZLIB_FILEFUNC_SEEK_CUR ? source.at : origin == ZLIB_FILEFUNC_SEEK_END ? size : 0;
        if (offset > size - from) return -1;
        source.at = from + offset;
        return 0;
    }
    static int close(voidpf, voidpf) { return 0; }
    static int error(voidpf, voidpf) { return 0; }
};

Archive::Archive(std::string_view bytes, ArchiveLimits const& limits)
    : limits_(limits), source_(std::make_unique<Source>(bytes)) {
    unz_global_info64 info{};
    if (unzGetGlobalInfo64(source_->file, &info) != UNZ_OK) throw damaged();
    if (info.number_entry > limits_.parts)
        throw Invalid("/file", {"A spreadsheet has at most {{limit}} parts", {{"limit", std::to_string(limits_.parts)}}});
    list();
}

Archive::~Archive() = default;

void Archive::list() {
    auto status = unzGoToFirstFile(source_->file);
    for (; status == UNZ_OK; status = unzGoToNextFile(source_->file)) {
        unz_file_info64 info{};
        std::string name(longest_name + 1, '\0');
        if (unzGetCurrentFileInfo64(source_->file, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) != UNZ_OK)
            throw damaged();
        if (info.size_filename > longest_name) throw damaged();
        name.resize(info.size_filename);

        if (leads_out(name)) throw refused("{{part}} in this file leads out of it", name);
        if (info.flag & encrypted) throw Invalid("/file", "This file is protected by a password; save it without one");
        if (!places_.emplace(name, here()).second) throw refused("{{part}} is in this file twice", name);
    }
    if (status != UNZ_END_OF_LIST_OF_FILE) throw damaged();
}

Archive::Place Archive::here() const {
    unz64_file_pos place{};
    if (unzGetFilePos64(source_->file, &place) != UNZ_OK) throw damaged();
    return {place.pos_in_zip_directory, place.num_of_file};
}

void Archive::read(std::string const& part, std::function<void(std::string_view)> const& take) {
    auto const found = places_.find(part);
    if (found == places_.end()) throw refused("{{part}} is missing in this file", part);
    unz64_file_pos const place{found->second.in_directory, found->second.number};
    unz_file_info64 info{};
    if (unzGoToFilePos64(source_->file, &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(source_->file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzOpenCurrentFile(source_->file) != UNZ_OK)
        throw damaged();
    unpack(part, info.compressed_size, take);
    if (unzCloseCurrentFile(source_->file) != UNZ_OK) throw damaged();  // its checksum is wrong
}

// Counted as it comes: the sizes that the archive tells may be made up.
void Archive::unpack(std::string const& part, std::uint64_t packed, std::function<void(std::string_view)> const& take) {
    std::vector<char> buffer(piece);
    std::size_t grown = 0;
    while (true) {
        auto const got = unzReadCurrentFile(source_->file, buffer.data(), piece);
        if (got < 0) throw damaged();
        if (got == 0) return;
        auto const size = static_cast<std::size_t>(got);
        grown += size, unpacked_ += size;
        if (unpacked_ > limits_.mebibytes * mebibyte)
            throw Invalid("/file",
                          {"This file unpacks to more than {{limit}} MiB", {{"limit", std::to_string(limits_.mebibytes)}}});
        if (grown > mebibyte && grown / limits_.times > packed)
            throw Invalid("/file", {"{{part}} in this file unpacks to more than {{limit}} times its size",
                                    {{"part", part}, {"limit", std::to_string(limits_.times)}}});
        take({buffer.data(), size});
    }
}

}  // namespace yitai::importing
