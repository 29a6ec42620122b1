// Named parameters: which ones a statement has, and our :name text as PostgreSQL's $n.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::db {

// The parameters of one statement, and which of them were given a value for the coming run.
class Parameters {
public:
    explicit Parameters(std::vector<std::string> names) : names_(std::move(names)), given_(names_.size()) {}

    std::size_t size() const { return names_.size(); }
    int find(std::string_view name) const;  // -1: there is none by that name
    void give(int parameter) { given_[static_cast<std::size_t>(parameter)] = true; }
    void forget() { given_.assign(names_.size(), false); }
    void require_all() const;  // throws std::logic_error naming the first one without a value

private:
    std::vector<std::string> names_;
    std::vector<bool> given_;
    mutable std::size_t next_ = 0;  // a described struct gives its members in the order of the text
};

struct Numbered {
    std::string sql;
    std::vector<std::string> names;  // the name of $1, of $2, …
};
// Quoted text, comments, dollar quotes and casts (::) stay as they are.
Numbered numbered(std::string_view sql);

}  // namespace yitai::db
