#include "permission/permission_api.h"

#include "permission/explain.h"

namespace yitai::permission {
namespace {

Explanation explained(Tx& tx, Question const& question, http::Request const& request) {
    return explain(tx, question, request.language);
}

constexpr http::Route rows[] = {
    {http::GET, "/permissions/explain", Right::signed_in, http::answer<explained>,
     "Whether somebody may do something with something, and why"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::permission
