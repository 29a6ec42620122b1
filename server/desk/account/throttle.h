// Throttles: what may be guessed at is counted before it is looked at, in the database, so that all nodes count together and
// any number of guesses at once are as few as one after the other. Whether there is such an account makes no difference.
#pragma once

#include "db/transaction.h"
#include "http/request.h"

#include <vector>

namespace yitai::account {

struct Bucket {
    db::Blob key;
    int most = 0;  // within the window; 0: no limit
    Milliseconds window{0};
    // At the limit: nothing more until the window ends, or one more after a delay that doubles up to the window. The latter
    // is whole again after a window's rest and lets `most` + 4 through in one.
    enum class Then { nothing, wait } then = Then::nothing;
};

using Buckets = std::vector<Bucket>;
Buckets sign_in_buckets(std::string_view account, http::Request const&);
Buckets device_buckets(PersonId, db::Blob const& device);  // a known browser is held up by nobody else's guesses
Buckets reset_buckets(std::string_view account, http::Request const&);
Buckets link_buckets(http::Request const&);

void reserve(Tx&, Buckets const&);    // one try; throws a Refusal (429), the same for everybody, and counts nothing then
void give_back(Tx&, Buckets const&);  // it was no guess
void forget_old_throttles(Tx&);

}  // namespace yitai::account
