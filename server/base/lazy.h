// A value that stays the JSON text it is stored as until somebody looks at it: most rows are read to be shown, as they stand.
#pragma once

#include "base/json.h"

namespace yitai::json {

// What we wrote ourselves may be larger than what anybody may send.
inline constexpr Limits stored_limits{64, 1'000'000};

// Written by `text_of` alone, so that equal values have equal texts. Parsed anew at each look: it holds no parsed form that
// threads could share.
template <class T>
class Lazy {
public:
    using Value = T;

    Lazy() = default;
    Lazy(T const& value) { hold(text_of(value)); }
    static Lazy stored(std::string_view text) {
        Lazy lazy;
        lazy.hold(text);
        return lazy;
    }

    T get() const { return empty() ? T{} : from<T>(parse(text_, stored_limits)); }
    std::string_view text() const { return empty() ? std::string_view(text_of_nothing()) : text_; }
    bool empty() const { return text_.empty(); }
    bool operator==(Lazy const&) const = default;

private:
    static std::string const& text_of_nothing() {
        static std::string const text = text_of(T{});
        return text;
    }
    void hold(std::string_view text) {
        if (text != text_of_nothing()) text_ = text;
    }

    std::string text_;
};

template <class T>
void write(std::string& out, Lazy<T> const& value) {
    out += value.text();
}
template <class T>
void read(json::Value const& value, Lazy<T>& into, Problems& problems, std::string const& pointer) {
    T whole{};
    read(value, whole, problems, pointer);
    into = whole;
}
template <class T>
constexpr bool may_be_absent<Lazy<T>> = may_be_absent<T>;

template <class T>
struct IsLazy : std::false_type {};
template <class T>
struct IsLazy<Lazy<T>> : std::true_type {};

}  // namespace yitai::json
