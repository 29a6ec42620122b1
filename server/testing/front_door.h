// A named world whose people sign in for real: the whole boundary with its routes outside transactions, more than one of it
// where a test wants several nodes on one database.
#pragma once

#include "account/account_desk.h"
#include "testing/world.h"

#include <map>

namespace yitai::testing {

class Node {
public:
    explicit Node(World&);
    World::Answer ask(http::Request);

private:
    account::AccountDesk accounts_;
    http::Boundary boundary_;
};

// Keeps its cookies and says where a request comes from, as browsers do.
class Browser {
public:
    explicit Browser(Node& node, std::string peer = "192.0.2.1") : node_(node), peer_(std::move(peer)) {}

    World::Answer ask(http::Method, std::string const& path, std::string const& body = "", World::Headers = {});
    World::Answer sign_in(std::string const& login, std::string const& password);
    std::map<std::string, std::string> cookies;

private:
    void keep_cookies(World::Answer const&);

    Node& node_;
    std::string peer_;
};

// The body, for comparing what two requests were told.
std::string without_request_id(World::Answer const&);

void give_password(World&, Person const&, std::string const& password);

}  // namespace yitai::testing
