// A described struct lists its members once; JSON, rows, OpenAPI schemas and old → new lists are all derived from that list.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

// YITAI_DESCRIBE(Ticket, id, number, subject) beside the struct, in its namespace.
#define YITAI_DESCRIBE(Type, ...) BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))
#define YITAI_DESCRIBE_DERIVED(Type, Base, ...) BOOST_DESCRIBE_STRUCT(Type, (Base), (__VA_ARGS__))
// The same for more members than one list of the preprocessor holds (52): in two of them.
#define YITAI_DESCRIBE_LONG(Type, First, Second)                                                                                 \
    BOOST_DESCRIBE_MAYBE_UNUSED BOOST_DESCRIBE_BASES(Type)                                                                       \
    BOOST_DESCRIBE_MAYBE_UNUSED inline auto boost_public_member_descriptor_fn(Type**) { /* NOLINT(bugprone-macro-parentheses) */ \
        return boost::describe::detail::member_descriptor_fn_impl<boost::describe::mod_public>(0 YITAI_DESCRIBE_EACH(            \
            Type BOOST_DESCRIBE_PP_UNPACK First) YITAI_DESCRIBE_EACH(Type BOOST_DESCRIBE_PP_UNPACK Second));                     \
    }                                                                                                                            \
    BOOST_DESCRIBE_MAYBE_UNUSED BOOST_DESCRIBE_PROTECTED_MEMBERS(Type)                                                           \
    BOOST_DESCRIBE_MAYBE_UNUSED BOOST_DESCRIBE_PRIVATE_MEMBERS(Type)
#define YITAI_DESCRIBE_EACH(...) BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_MEMBER_IMPL, __VA_ARGS__)
// An enumerator that would be a keyword carries a trailing underscore in C++ only: State::new_ is the word "new".
#define YITAI_DESCRIBE_ENUM(Type, ...) BOOST_DESCRIBE_ENUM(Type, __VA_ARGS__)

namespace yitai {

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T, class = void>
struct IsDescribed : std::false_type {};
template <class T>
struct IsDescribed<T, std::void_t<boost::describe::describe_members<T, boost::describe::mod_public>>> : std::true_type {};

template <class T>
concept Described = std::is_class_v<T> && IsDescribed<T>::value;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

// Calls f(name, pointer to member) for every member, inherited ones first.
template <Described T, class F>
constexpr void for_each_member(F&& f) {
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) { f(std::string_view(member.name), member.pointer); });
}

template <Described T>
constexpr std::size_t member_count = boost::mp11::mp_size<MembersOf<T>>::value;

constexpr std::string_view without_trailing_underscore(std::string_view name) {
    if (!name.empty() && name.back() == '_') name.remove_suffix(1);
    return name;
}

template <DescribedEnum E, class F>
constexpr void for_each_enumerator(F&& f) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto enumerator) { f(without_trailing_underscore(enumerator.name), enumerator.value); });
}

// The words of an enum beside its values, as a table that is made while compiling.
template <DescribedEnum E>
inline constexpr auto words_of_enum = [] {
    std::array<std::pair<E, std::string_view>, boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value> words{};
    std::size_t place = 0;
    for_each_enumerator<E>([&](std::string_view name, E value) { words[place++] = {value, name}; });
    return words;
}();

template <DescribedEnum E>
constexpr std::string_view name_of(E value) {
    for (auto const& [candidate, word] : words_of_enum<E>)
        if (candidate == value) return word;
    return {};
}

template <DescribedEnum E>
constexpr std::optional<E> enum_from(std::string_view word) {
    for (auto const& [value, candidate] : words_of_enum<E>)
        if (candidate == word) return value;
    return std::nullopt;
}

// Copies every member of `from` to the member of the same name of `into`, where the one can be assigned to the other. Names
// are matched while compiling.
template <Described From, Described Into>
constexpr void copy_members(From const& from, Into& into) {
    boost::mp11::mp_for_each<MembersOf<Into>>([&](auto target) {
        boost::mp11::mp_for_each<MembersOf<From>>([&](auto source) {
            using Target = std::remove_reference_t<decltype(target)>;
            using Source = std::remove_reference_t<decltype(source)>;
            if constexpr (std::string_view(Target::name) == Source::name)
                if constexpr (std::is_assignable_v<decltype(into.*Target::pointer), decltype(from.*Source::pointer)>)
                    into.*Target::pointer = from.*Source::pointer;
        });
    });
}

// A member that may be left out, or taken out by a merge patch, and then has the value it is initialised with.
template <class T>
struct Preset {
    T value{};

    Preset() = default;
    Preset(T given) : value(std::move(given)) {}
    operator T const&() const { return value; }
};
template <class T>
struct IsPreset : std::false_type {};
template <class T>
struct IsPreset<Preset<T>> : std::true_type {
    using Value = T;
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

}  // namespace yitai
