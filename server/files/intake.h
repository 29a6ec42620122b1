// Files as they come over HTTP: one as a body of its own, with ?name=, or several as the parts "file" of a form.
#pragma once

#include "files/store.h"
#include "http/body_stream.h"
#include "http/multipart.h"
#include "http/request.h"

#include <vector>

namespace yitai::files {

struct Arrived {
    std::string name, type, declared_type;
    Kept kept;
};

class Intake : public http::Sink {
public:
    // Throws Invalid: what comes is neither of both.
    Intake(std::shared_ptr<Store>, http::Request const&, std::int64_t most_bytes_of_a_file);

    void take(std::string_view piece) override;
    void finish() override;
    std::string digest() const override;

    std::vector<Arrived> const& arrived() const { return arrived_; }  // when it has finished

private:
    void expect_form(std::string_view type);
    void begin(std::string const& name, std::string_view declared_type);
    void add(std::string_view bytes);
    void end();

    std::shared_ptr<Store> store_;
    std::int64_t const most_bytes_;
    std::optional<http::Multipart> form_;
    std::unique_ptr<Store::Incoming> incoming_;
    std::string beginning_;
    std::vector<Arrived> arrived_;
};

}  // namespace yitai::files
