#include "testing/database.h"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace yitai::testing {
namespace {

namespace files = std::filesystem;

db::Settings small(db::Settings settings) {
    settings.readers = 2;
    settings.pool = 3;
    return settings;
}

// Migrating takes longer than copying a file that was migrated once.
files::path const& migrated_file() {
    static Folder const folder;
    static files::path const file = [] {
        db::open(small({.folder = folder.path}));
        return folder.path / "yitai.db";
    }();
    return file;
}

// A database together with the place it lives in, which it leaves before that is removed.
class Fresh final : public db::Database {
public:
    explicit Fresh(std::function<void(db::Settings&)> const& adjust) {
        auto settings = place_.settings();
        if (adjust) adjust(settings);
        held_ = db::open(std::move(settings));
    }

    db::Engine engine() const override { return held_->engine(); }
    void write_later(db::Context context, db::Work work, db::Done done) override {
        held_->write_later(std::move(context), std::move(work), std::move(done));
    }
    bool has_room(db::Lane lane) const override { return held_->has_room(lane); }
    void read_later(db::Context context, db::Work work, db::Done done) override {
        held_->read_later(std::move(context), std::move(work), std::move(done));
    }
    db::Figures figures() const override { return held_->figures(); }
    std::optional<std::string> trouble() override { return held_->trouble(); }

private:
    Place place_;
    std::unique_ptr<db::Database> held_;
};

}  // namespace

Folder::Folder() {
    files::path const memory = "/dev/shm";
    bool const has_memory = files::is_directory(memory) && access(memory.c_str(), W_OK) == 0;
    auto pattern = ((has_memory ? memory : files::temp_directory_path()) / "yitai_test_XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("there is no room for a temporary folder");
    path = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    files::remove_all(path, ignored);
}

std::unique_ptr<Folder> folder() { return std::make_unique<Folder>(); }

bool runs_on_postgres() { return !postgres_url().empty(); }

Place::Place(Content content) {
    bool const migrated = content == Content::migrated;
    if (runs_on_postgres()) schema_ = std::make_unique<Schema>(migrated);
    else if (migrated) files::copy_file(migrated_file(), folder_.path / "yitai.db");
}

db::Settings Place::settings() const { return small({.url = schema_ ? schema_->url() : "", .folder = folder_.path}); }

std::unique_ptr<db::Database> fresh_database(std::function<void(db::Settings&)> const& adjust) {
    return std::make_unique<Fresh>(adjust);
}

}  // namespace yitai::testing
