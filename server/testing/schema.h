// A PostgreSQL schema for one test. Migrating one takes a tenth of a second and more, so a schema that a test only filled
// is put back to its first state and handed to the next; one whose tables were changed is dropped.
#pragma once

#include <string>

namespace yitai::testing {

std::string postgres_url();  // YITAI_TEST_DATABASE when it is a URL, else empty

class Schema {
public:
    explicit Schema(bool migrated);
    ~Schema();
    Schema(Schema const&) = delete;

    std::string url() const;

private:
    std::string name_;
    bool const migrated_;
};

}  // namespace yitai::testing
