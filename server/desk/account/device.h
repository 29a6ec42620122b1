// A device is a browser that somebody has signed in with. It bears a cookie of its own for a year, so that its owner is not
// held up by what others guess from elsewhere; it opens nothing.
#pragma once

#include "http/cookie.h"
#include "people/person.h"

namespace yitai::account {

// The hash of the device's cookie, when this person has signed in with it.
std::optional<db::Blob> known_device(Tx&, PersonId, http::Request const&);

// Remembers the browser for this person; answers the cookie's value.
std::string remember_device(Tx&, PersonId, http::Request const&);
void set_device_cookie(http::Response&, http::Request const&, std::string_view value);

void forget_devices(Tx&, PersonId);
void forget_old_devices(Tx&);

}  // namespace yitai::account
