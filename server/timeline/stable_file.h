// Files that are on stable storage before a call returns, readable by their owner only. All throw Unavailable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yitai::timeline {

bool exists(std::string const& file);

// The whole file or nothing of it; one that exists is replaced.
void write_new(std::string const& file, std::string_view text);

// A file that only grows, line by line. Whoever has it open keeps other writers waiting.
class LineFile {
public:
    explicit LineFile(std::string file);  // makes it when it is missing
    ~LineFile();
    LineFile(LineFile const&) = delete;

    std::string const& last_line() const { return last_line_; }  // empty: there is none
    void append(std::string line);                                // once; what could be written in part only is taken back

private:
    void find_last_line(std::string const& tail, long long size);

    std::string const file_;
    int descriptor_;
    long long end_ = 0;  // of the last whole line; what follows was cut off by a crash
    std::string last_line_;
};

// The whole lines; none when there is no such file.
std::vector<std::string> lines_of(std::string const& file);

}  // namespace yitai::timeline
