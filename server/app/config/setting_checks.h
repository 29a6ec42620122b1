// What can only be told once all settings are read: files that must be there, zones that must exist, pairs that must fit.
#pragma once

#include "app/config/settings.h"

namespace yitai::app {

std::optional<Message> database_is_a_url(Settings const&);
std::optional<Message> time_zone_exists(Settings const&);
std::optional<Message> base_url_is_one(Settings const&);
std::optional<Message> proxies_are_addresses(Settings const&);
std::optional<Message> scanner_is_an_address(Settings const&);
std::optional<Message> certificate_is_readable(Settings const&);
std::optional<Message> key_fits_certificate(Settings const&);

}  // namespace yitai::app
