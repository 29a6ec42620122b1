// The recorder stands before a database session and notes every statement with its values, so that the bare engine can be
// given the very same work.
#pragma once

#include "db/transaction.h"

#include <map>
#include <memory>
#include <optional>

namespace yitai::bench {

struct Recorded {
    std::string sql;
    std::vector<db::Value> values;       // by the place of the parameter in the text
    std::optional<std::int64_t> answer;  // the first number of its first row
};

inline db::Value kept(db::Value const& value) {  // texts that belong to the caller are copied
    if (auto const* text = std::get_if<std::string_view>(&value)) return std::string(*text);
    return value;
}

class RecordingStatement final : public db::Statement {
public:
    RecordingStatement(db::Statement& inner, std::string_view sql, std::vector<Recorded>& into)
        : inner_(inner), sql_(sql), into_(into) {}

    int parameter(std::string_view name) const override { return inner_.parameter(name); }
    void bind(int parameter, db::Value const& value) override {
        auto const place = static_cast<std::size_t>(parameter);
        if (values_.size() <= place) values_.resize(place + 1);
        values_[place] = kept(value);
        inner_.bind(parameter, value);
    }
    bool step() override {
        if (!std::exchange(running_, true)) {
            place_ = into_.size();
            into_.push_back({sql_, values_, {}});
        }
        return inner_.step();
    }
    void reset() override {
        running_ = false;
        inner_.reset();
    }
    std::int64_t changed_rows() const override { return inner_.changed_rows(); }
    int column_count() const override { return inner_.column_count(); }
    std::string_view column_name(int column) const override { return inner_.column_name(column); }
    bool is_null(int column) const override { return inner_.is_null(column); }
    std::int64_t integer(int column) const override {
        auto const value = inner_.integer(column);
        if (column == 0 && !into_[place_].answer) into_[place_].answer = value;
        return value;
    }
    double real(int column) const override { return inner_.real(column); }
    bool boolean(int column) const override { return inner_.boolean(column); }
    std::string_view text(int column) const override { return inner_.text(column); }
    std::string blob(int column) const override { return inner_.blob(column); }

private:
    db::Statement& inner_;
    std::string sql_;
    std::vector<Recorded>& into_;
    std::vector<db::Value> values_;
    std::size_t place_ = 0;
    bool running_ = false;
};

class Recorder final : public db::Connection {
public:
    Recorder(db::Connection& inner, int lane) : inner_(inner), lane_(lane) {}

    db::Engine engine() const override { return inner_.engine(); }
    db::Statement& prepare(std::string_view sql) override {
        auto& held = statements_[std::string(sql)];
        if (!held) held = std::make_unique<RecordingStatement>(inner_.prepare(sql), sql, recorded_);
        return *held;
    }
    void execute(std::string_view script) override { inner_.execute(script); }
    std::int64_t total_changes() const override { return inner_.total_changes(); }
    int lane() const override { return lane_; }

    // What was asked since the last time, from one transaction that is committed.
    template <class Work>
    std::vector<Recorded> record(db::Context const& context, Work work) {
        recorded_.clear();
        execute("begin");
        db::Tx tx(*this, context);
        work(tx);
        execute("commit");
        return std::exchange(recorded_, {});
    }

private:
    db::Connection& inner_;
    int lane_;
    std::vector<Recorded> recorded_;
    std::map<std::string, std::unique_ptr<RecordingStatement>> statements_;
};

}  // namespace yitai::bench
