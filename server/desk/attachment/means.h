// What the room works with: the store, the database for what happens outside a request, and what the settings say.
#pragma once

#include "db/database.h"
#include "files/store.h"

#include <atomic>

namespace yitai::attachment {

struct Rules {
    std::int64_t file_bytes = 25 * 1024 * 1024;
    std::int64_t ticket_bytes = 500 * 1024 * 1024;
    std::int64_t ticket_files = 200;
    std::string scanner;          // empty: none
    std::string preview_command;  // the program that draws previews, see files/preview.h
};

struct Means {
    db::Database& database;
    std::shared_ptr<files::Store> store;
    Rules rules;
    mutable std::atomic<std::int64_t> damaged{0};  // times that a file was found to hold other bytes than were stored
};

void set_means(std::shared_ptr<Means const>);  // at start, before anything is asked
std::shared_ptr<Means const> means();          // throws Unavailable: none are set

}  // namespace yitai::attachment
