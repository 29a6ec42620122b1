// Looks at every row of a file before anything is changed. What it finds wrong is named by row and column; else it knows in
// which order the rows can be imported: those above come before those below.
#pragma once

#include "importing/kind.h"

#include <map>
#include <set>
#include <unordered_map>

namespace yitai::importing {

struct Problem {
    std::int64_t row = 0;
    std::string column, sentence;
    std::map<std::string, std::string> values;  // for its {{placeholders}}
};
YITAI_DESCRIBE(Problem, row, column, sentence, values)

// A row of the file.
struct Draft {
    Record record;
    std::string_view key;  // the field it is known by
    std::string value;     // what stands there
    std::string above;     // the name of the one above it
    std::int64_t id = 0;   // of what it changes; 0: it adds
    bool unchanged = false;
};

class Check {
public:
    Check(Kind, std::string bytes);  // throws Invalid: the file or its header

    KindRow const& kind() const { return kind_; }
    bool has_column(std::string_view field) const { return layout_.has(field); }
    std::size_t size() const { return drafts_.size(); }

    // First the order, then all drafts, a few at a time. Each may be repeated when its transaction is.
    void order(Tx&);
    void look(Tx&, std::size_t from, std::size_t to);

    std::vector<Problem> problems() const;  // by row
    // In the order in which they can be imported.
    Draft const& draft(std::size_t place) const { return drafts_[order_[place]]; }
    json::Object given_in(Draft const&, json::Problems&) const;  // as it stands in the file
    json::Object fields(Draft const&, json::Problems&) const;    // as it is kept
    void refuse(Draft const&, std::vector<FieldError> const&);

private:
    // What matters to those that belong to it.
    struct Standing {
        std::int64_t organisation = 0;
        SiteKind kind = SiteKind::region;
    };
    struct Above {
        std::size_t draft;
        int rungs;
    };

    void read(Record const&);
    void name_twice(Draft const&, json::Object const&, json::Problems&);
    Draft const* in_file(std::string const& name) const;
    std::optional<Above> above(Tx&, std::size_t draft);
    std::string name_above(Tx&, std::string const& name);
    void place_chain(std::vector<std::size_t> const&, std::size_t circle, std::vector<int>& rungs, Tx&);

    void look_at(Tx&, Draft&);
    void check_references(Tx&, json::Object const& given, json::Problems&);
    void check_support(Tx&, json::Value const&, json::Problems&);
    void check_container(Tx&, Draft const&, json::Object const& whole, json::Problems&);
    void check_number(Tx&, Draft const&, json::Object const& whole, std::int64_t organisation, json::Problems&);
    std::int64_t id_of(Tx&, Reference const&, std::string const& name);
    Standing standing_of(Tx&, std::string const& name);

    KindRow const& kind_;
    CsvFile const file_;
    Layout const layout_;
    std::vector<Draft> drafts_;
    std::vector<std::size_t> order_;
    std::unordered_map<std::string, std::size_t> places_;    // of drafts, by key and value
    std::map<std::int64_t, std::vector<Problem>> problems_;  // by row
    // Looked up once.
    std::unordered_map<std::string, std::string> names_above_;
    std::map<std::pair<std::string_view, std::string>, std::int64_t> ids_;
    std::unordered_map<std::string, Standing> standings_;
};

}  // namespace yitai::importing
