// Answers name people by login and things by code. With include=names they also say what those are called, so that a list of
// tickets costs its reader no further requests:
//
//     {"data": […], "names": {"persons": {"li_lei": "李雷"}, "groups": {"service-desk": {"zh": "服务台", "en": "Service desk"}},
//     …}}
#pragma once

#include "base/bilingual.h"
#include "http/route.h"

namespace yitai::ticket {

struct Called {
    std::map<std::string, std::string> persons;
    std::map<std::string, Bilingual> groups, services, categories, sites, organisations;
};
YITAI_DESCRIBE(Called, persons, groups, services, categories, sites, organisations)

// What the members of a row, or of each of a page's, refer to. What people wrote themselves is not looked at.
Called called_in(Tx&, json::Value const& answer);

namespace detail {

http::Response with_names(Tx&, http::Request const&, http::Answer const&);
void describe_names(openapi::Operation&);
http::Request without_include(http::Request);

template <auto rule>
struct Named {
    static http::Response run(Tx& tx, http::Request const& request) { return with_names(tx, request, http::answer<rule>); }
    static void describe(openapi::Operation& operation) {
        http::answer<rule>.describe(operation);
        describe_names(operation);
        if (operation.read_query) operation.read_query = read_query;
    }
    static void read_query(http::Request const& request) {
        openapi::Operation of_the_rule;
        http::answer<rule>.describe(of_the_rule);
        of_the_rule.read_query(without_include(request));
    }
};

}  // namespace detail

// As http::answer, with include=names.
template <auto rule>
inline constexpr http::Answer answer_with_names{&detail::Named<rule>::run, &detail::Named<rule>::describe};

}  // namespace yitai::ticket
