#include "organisation/organisation_api.h"

#include "organisation/directory.h"

namespace yitai::organisation {
namespace {

template <class View>
http::Created<View> created(View view, std::string_view collection) {
    auto location = "/api/v1/" + std::string(collection) + '/' + to_string(view.id);
    return {std::move(view), std::move(location)};
}

http::Created<OrganisationView> add_organisation(Tx& tx, OrganisationFields const& given) {
    return created(add_new<Organisation>(tx, given), "organisations");
}
http::Created<DepartmentView> add_department(Tx& tx, DepartmentFields const& given) {
    return created(add_new<Department>(tx, given), "departments");
}
http::Created<SiteView> add_site(Tx& tx, SiteFields const& given) { return created(add_new<Site>(tx, given), "sites"); }

using http::answer, http::GET, http::POST, http::PATCH, http::DELETE;
constexpr auto versioned = http::Versioned::yes;

constexpr http::Route rows[] = {
    {GET, "/organisations", Right::signed_in, answer<list<Organisation>>, "The company and its customers"},
    {POST, "/organisations", Right::person_manage, answer<add_organisation>, "Add an organisation"},
    {GET, "/organisations/:organisation", Right::signed_in, answer<show<Organisation>>, "An organisation"},
    {PATCH, "/organisations/:organisation", Right::person_manage, answer<edit<Organisation>, OrganisationFields>,
     "Change an organisation", versioned},
    {DELETE, "/organisations/:organisation", Right::person_manage, answer<retire<Organisation>>, "Retire an organisation",
     versioned},
    {GET, "/departments", Right::signed_in, answer<list<Department>>, "Departments"},
    {POST, "/departments", Right::person_manage, answer<add_department>, "Add a department"},
    {GET, "/departments/:department", Right::signed_in, answer<show<Department>>, "A department"},
    {PATCH, "/departments/:department", Right::person_manage, answer<edit<Department>, DepartmentFields>, "Change a department",
     versioned},
    {DELETE, "/departments/:department", Right::person_manage, answer<retire<Department>>, "Retire a department", versioned},
    {GET, "/sites", Right::signed_in, answer<list<Site>>, "Sites"},
    {POST, "/sites", Right::person_manage, answer<add_site>, "Add a site"},
    {GET, "/sites/:site", Right::signed_in, answer<show<Site>>, "A site"},
    {PATCH, "/sites/:site", Right::person_manage, answer<edit<Site>, SiteFields>, "Change a site", versioned},
    {DELETE, "/sites/:site", Right::person_manage, answer<retire<Site>>, "Retire a site", versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::organisation
