#include "app/audience.h"

#include "access/access.h"
#include "incident/incident.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using testing::World;

namespace {

// Whether somebody hears of it live, when that happens to an incident of Wang Fang's.
struct Hearing {
    World world;
    Ticket ticket = world.as(world.wang_fang, [](Tx& tx) {
        return incident::report(tx, {.subject = "打印机卡纸", .service = "it", .category = "other"});
    });

    bool hears(Person const& who, std::string const& type, json::Object const& details) {
        return world.as(world.admin, [&](Tx& tx) {
            timeline::Row const row{.type = type, .object_kind = "ticket", .object_id = ticket.id.value};
            timeline::Happening const happening{
                .type = type, .object_kind = "ticket", .object_id = ticket.id.value, .details = details};
            return app::audience_of(tx, {row, happening}).may_see(access::acting_as(tx, who, Via::api));
        });
    }
};

}  // namespace

TEST_CASE("of an internal file only the desk hears, of another the requester too, and nobody of another's ticket") {
    Hearing hearing;
    auto& world = hearing.world;
    for (bool const internal : {true, false}) {
        json::Object const details{{"attachment", "1"}, {"internal", internal}};
        CHECK(hearing.hears(world.li_lei, "attachment.added", details));
        CHECK(hearing.hears(world.wang_fang, "attachment.added", details) == !internal);
        CHECK_FALSE(hearing.hears(world.zhao_min, "attachment.added", details));
    }
}
