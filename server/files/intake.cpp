#include "files/intake.h"

#include "base/failure.h"
#include "base/text.h"
#include "files/name.h"
#include "files/type.h"
#include "http/query.h"
#include "http/refusal.h"

namespace yitai::files {
namespace {

constexpr std::string_view field = "file";
constexpr std::size_t longest_declared_type = 200;

bool is_form(http::Request const& request) {
    return lower_ascii(trimmed(request.header("content-type").value_or(""))).starts_with("multipart/");
}

std::string name_in_query(http::Request const& request) {
    auto const pointer = http::query_pointer("name");
    auto const name = http::single_parameter(request, "name");
    if (!name || is_blank(*name)) throw Invalid(pointer, "Name the file, or send a form with a part \"file\"");
    return kept_name(*name, pointer);
}

std::string declared(std::string_view type) {
    bool const kept = type.size() <= longest_declared_type && is_utf8(type);
    return kept ? std::string(type) : "";
}

}  // namespace

Intake::Intake(std::shared_ptr<Store> store, http::Request const& request, std::int64_t most_bytes_of_a_file)
    : store_(std::move(store)), most_bytes_(most_bytes_of_a_file) {
    auto const type = request.header("content-type").value_or("");
    if (is_form(request)) expect_form(type);
    else begin(name_in_query(request), type);
}

void Intake::expect_form(std::string_view type) {
    form_.emplace(type, http::PartListener{[this](http::PartHead head) {
                                               if (head.name != field) throw Invalid("/" + head.name, "There is no such field");
                                               begin(kept_name(head.filename.value_or(""), "/file"), head.content_type);
                                           },
                                           [this](std::string_view bytes) { add(bytes); }, [this] { end(); }});
}

void Intake::begin(std::string const& name, std::string_view declared_type) {
    arrived_.push_back({.name = name, .declared_type = declared(declared_type)});
    incoming_ = store_->begin();
    beginning_.clear();
}

void Intake::take(std::string_view piece) {
    if (form_) form_->take(piece);
    else add(piece);
}

void Intake::add(std::string_view bytes) {
    if (incoming_->size() + static_cast<std::int64_t>(bytes.size()) > most_bytes_)
        throw http::Refusal(413, "body-too-large",
                            {"A file may have at most {{limit}} bytes", {{"limit", std::to_string(most_bytes_)}}});
    incoming_->take(bytes);
    if (beginning_.size() < looked_at) beginning_ += bytes.substr(0, looked_at - beginning_.size());
}

void Intake::end() {
    auto& file = arrived_.back();
    file.type = type_of(beginning_);
    file.kept = incoming_->keep();
    incoming_.reset();
}

void Intake::finish() {
    if (!form_) return end();
    form_->finish();
    if (arrived_.empty()) throw Invalid("/file", "The form has no part \"file\"");
}

std::string Intake::digest() const {
    std::string all;
    for (auto const& file : arrived_) all += file.kept.hash + ' ' + file.name + '\n';
    return all;
}

}  // namespace yitai::files
