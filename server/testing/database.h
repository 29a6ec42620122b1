// A fresh, migrated database for each test: SQLite in a folder of its own, or a schema of its own when
// YITAI_TEST_DATABASE is a postgresql:// URL. Both are gone when the test program ends.
#pragma once

#include "db/database.h"
#include "testing/schema.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace yitai::testing {

// A folder that is removed with everything in it.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(Folder const&) = delete;

    std::filesystem::path path;
};
std::unique_ptr<Folder> folder();  // in memory where the machine allows it

bool runs_on_postgres();

// Where a database can live and be opened more than once: for tests of restarts and of second processes.
class Place {
public:
    enum class Content { nothing, migrated };
    explicit Place(Content = Content::migrated);
    Place(Place const&) = delete;

    db::Settings settings() const;

private:
    Folder folder_;
    std::unique_ptr<Schema> schema_;
};

std::unique_ptr<db::Database> fresh_database(std::function<void(db::Settings&)> const& adjust = {});

}  // namespace yitai::testing
