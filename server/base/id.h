// An id names one row of one noun: a number in the database, a string in JSON, and never mistaken for another noun's.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace yitai {

template <class Noun>
struct Id {
    std::int64_t value = 0;  // 0: names nothing

    explicit operator bool() const { return value != 0; }
    auto operator<=>(Id const&) const = default;
};

template <class Noun>
std::string to_string(Id<Noun> id) {
    return std::to_string(id.value);
}

template <class T>
struct IsId : std::false_type {};
template <class Noun>
struct IsId<Id<Noun>> : std::true_type {};

// The nouns that nearly every room refers to; the rooms that own them describe them.
struct Person;
struct Group;
struct Organisation;
struct Site;
struct Department;
struct Ticket;
using PersonId = Id<Person>;
using GroupId = Id<Group>;
using OrganisationId = Id<Organisation>;
using SiteId = Id<Site>;
using DepartmentId = Id<Department>;
using TicketId = Id<Ticket>;

}  // namespace yitai

template <class Noun>
struct std::hash<yitai::Id<Noun>> {
    std::size_t operator()(yitai::Id<Noun> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
