// How the file of an export comes into being, part by part, and goes out again.
#pragma once

#include "db/database.h"
#include "exporting/export.h"

namespace yitai::exporting {

void begin(Tx&, Export&);         // the line of column names
void write_later(Tx&, Export const&);
http::Response download(Export const&);  // reads its parts as they are sent

void set_database(db::Database*);  // from which parts are read; once, at start

}  // namespace yitai::exporting
