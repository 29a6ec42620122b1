#include "http/pages.h"

#include "base/failure.h"
#include "base/text.h"

#include <sodium.h>

#include <algorithm>

namespace yitai::http {
namespace {

constexpr std::size_t nonce_bytes = 16;

std::string fresh_nonce() {
    std::string bytes(nonce_bytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return to_base64url(bytes);
}

// ---- which bytes ----

bool is_refused(std::string_view parameters) {
    auto const at = parameters.find("q=");
    return at != parameters.npos && parameters.substr(at + 2).find_first_not_of("0. ") == std::string_view::npos;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    for (auto const each : split(accept_encoding, ',')) {
        auto const end_of_name = std::min(each.find(';'), each.size());
        if (lower_ascii(trimmed(each.substr(0, end_of_name))) == coding) return !is_refused(each.substr(end_of_name));
    }
    return false;
}

struct Coded {
    std::string_view coding, bytes;  // no coding: as they are
};

Coded best_for(WebFile const& file, std::string_view accept_encoding) {
    for (auto const& coded : {Coded{"br", file.br}, Coded{"gzip", file.gzip}})
        if (!coded.bytes.empty() && accepts(accept_encoding, coded.coding)) return coded;
    return {"", file.plain};
}

Response file_answer(WebFile const& file, Request const& request) {
    auto const chosen = best_for(file, request.header("accept-encoding").value_or(""));
    Response response;
    response.content_type = file.content_type;
    response.body = chosen.bytes;
    // Names below /assets/ change with what is in them.
    bool const lasts = file.path.starts_with("/assets/");
    response.set("Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache");
    response.set("Vary", "Accept-Encoding");
    auto const suffix = chosen.coding.empty() ? std::string() : '-' + std::string(chosen.coding);
    response.set("ETag", '"' + std::string(file.tag) + suffix + '"');
    if (!chosen.coding.empty()) response.set("Content-Encoding", std::string(chosen.coding));
    return response;
}

// ---- the page ----

std::string policy(std::string const& nonce) {
    return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce +
           "'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; "
           "frame-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
           "object-src 'none'; frame-ancestors 'none'";
}

struct Filling {
    std::string_view placeholder, text;
};

std::string filled(std::string_view text, std::initializer_list<Filling> fillings) {
    std::string out;
    out.reserve(text.size() + 200);
    while (!text.empty()) {
        auto const brace = std::min(text.find("{{"), text.size());
        out += text.substr(0, brace);
        text.remove_prefix(brace);
        auto const* const filling = std::find_if(fillings.begin(), fillings.end(),
                                                 [&](Filling const& each) { return text.starts_with(each.placeholder); });
        if (filling == fillings.end()) {
            out += text.substr(0, 2);
            text.remove_prefix(std::min<std::size_t>(2, text.size()));
        } else {
            out += filling->text;
            text.remove_prefix(filling->placeholder.size());
        }
    }
    return out;
}

std::string not_built() {
    static Message const sentence = "The web pages were not built into this program; the API is at /api/v1/docs";
    std::string page = "<!doctype html><meta charset=\"utf-8\"><title>Yitai 一台</title>";
    for (auto const language : {Language::zh, Language::en}) page += "<p>" + escaped_html(say(sentence, language)) + "</p>";
    return page;
}

// Logins have dots too (/admin/persons/li.lei), so below the first level only known endings make a file.
bool looks_like_a_file(std::string_view path) {
    static constexpr std::string_view endings[] = {".js",  ".css", ".map", ".json", ".html",  ".svg", ".png",
                                                   ".ico", ".txt", ".xml", ".php",  ".woff2", ".br",  ".gz"};
    auto const segments = split(path.substr(1), '/');
    auto const last = segments.back();
    if (last.starts_with('.') || (segments.size() == 1 && last.find('.') != last.npos)) return true;
    return std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return last.ends_with(ending); });
}

bool is_a_page(std::string_view path) {
    return path.starts_with('/') && path != "/metrics" && !path.starts_with("/assets/") && !looks_like_a_file(path);
}

}  // namespace

Pages::Pages(std::span<WebFile const> files) : files_(files), index_(find("/index.html")) {}

WebFile const* Pages::find(std::string_view path) const {
    auto const at = std::lower_bound(files_.begin(), files_.end(), path,
                                     [](WebFile const& file, std::string_view wanted) { return file.path < wanted; });
    return at != files_.end() && at->path == path ? &*at : nullptr;
}

Response Pages::answer(Request const& request) const {
    auto const* file = find(request.path);
    if (file && file != index_) return file_answer(*file, request);
    if (!is_a_page(request.path)) throw NotFound();
    return page(request.language);
}

Response Pages::page(Language language) const {
    auto const nonce = fresh_nonce();
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.set("Content-Security-Policy", policy(nonce));
    response.set("Cache-Control", "no-store");
    if (index_) {
        response.body =
            filled(index_->plain, {{"{{nonce}}", nonce}, {"{{language}}", language == Language::zh ? "zh-CN" : "en"}});
    } else {
        response.status = 404;
        response.body = not_built();
    }
    return response;
}

DirectRoute Pages::route() const {
    return {.method = GET, .path = std::string(any_other_path), .right = Right::anyone, .answer = [this](Request const& request) {
                return answer(request);
            }};
}

}  // namespace yitai::http
