#include "app/routes.h"

#include "access/access_api.h"
#include "app/jobs_api.h"
#include "catalog/catalog_api.h"
#include "conversation/conversation_api.h"
#include "incident/incident_api.h"
#include "people/people_api.h"
#include "ticket/ticket_api.h"

namespace yitai::app {

std::vector<std::span<http::Route const>> routes() {
    return {
        access::routes(),       people::routes(),   catalog::routes(), ticket::routes(),
        conversation::routes(), incident::routes(), jobs::routes(),
    };
}

}  // namespace yitai::app
