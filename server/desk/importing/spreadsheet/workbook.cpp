#include "importing/spreadsheet/workbook.h"

#include "base/text.h"
#include "importing/spreadsheet/xml.h"

namespace yitai::importing {
namespace {

constexpr std::size_t most_relations = 2'000, most_texts = 1'000'000;

Invalid no_workbook() { return {"/file", "This is no XLSX file"}; }

Invalid too_many_texts() {
    return {"/file", {"A spreadsheet has at most {{limit}} different texts", {{"limit", std::to_string(most_texts)}}}};
}

// ---- which part refers to which ----

struct Relation {
    std::string id, kind, part;  // the kind is the last word of its type: "worksheet"
};

std::string folder_of(std::string const& part) { return part.substr(0, part.rfind('/') + 1); }

std::string last_word(std::string const& type) { return type.substr(type.rfind('/') + 1); }

// Those to other files are left out: nothing outside is ever read.
std::vector<Relation> relations_of(Archive& archive, std::string const& part) {
    std::vector<Relation> relations;
    auto const folder = folder_of(part), table = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (!archive.has(table)) throw no_workbook();
    read_xml(archive, table, {[&](Element const& element) {
                 if (element.name != "Relationship" || element.text("TargetMode") == "External") return;
                 if (relations.size() == most_relations) throw no_workbook();
                 auto const target = element.text("Target");
                 relations.push_back({element.text("Id"), last_word(element.text("Type")),
                                      target.starts_with('/') ? target.substr(1) : folder + target});
             }});
    return relations;
}

std::string part_of_kind(std::vector<Relation> const& relations, std::string_view kind) {
    for (auto const& relation : relations)
        if (relation.kind == kind) return relation.part;
    return "";
}

std::string first_sheet(Archive& archive, std::string const& workbook, std::vector<Relation> const& relations, DaysFrom& days) {
    std::string id;
    read_xml(archive, workbook, {[&](Element const& element) {
                 auto const since_1904 = element.text("date1904");
                 if (element.name == "workbookPr" && (since_1904 == "1" || since_1904 == "true")) days = DaysFrom::y1904;
                 if (element.name != "sheet" || !id.empty()) return;
                 auto const state = element.text("state");
                 if (state.empty() || state == "visible") id = element.text("id");
             }});
    for (auto const& relation : relations)
        if (relation.id == id && relation.kind == "worksheet") return relation.part;
    throw Invalid("/file", "The first sheet of this file has no cells");
}

// ---- texts and styles ----

// Plain or in runs of different looks; how it is pronounced is left out.
std::vector<std::string> shared_texts(Archive& archive, std::string const& part) {
    std::vector<std::string> texts;
    bool in_text = false, in_pronunciation = false;
    read_xml(archive, part,
             {[&](Element const& element) {
                  if (element.name == "si") {
                      if (texts.size() == most_texts) throw too_many_texts();
                      texts.emplace_back();
                  }
                  if (element.name == "rPh") in_pronunciation = true;
                  in_text = element.name == "t" && !in_pronunciation && !texts.empty();
              },
              [&](std::string_view text) {
                  if (in_text) texts.back() += text;
              },
              [&](std::string_view name) {
                  if (name == "rPh") in_pronunciation = false;
                  if (name == "si" && !texts.empty()) texts.back() = without_escapes(texts.back());
                  in_text = false;
              }});
    return texts;
}

std::vector<Shown> styles_in(Archive& archive, std::string const& part) {
    std::vector<Shown> styles;
    std::map<std::int64_t, Shown> own;
    bool of_cells = false;
    read_xml(archive, part,
             {[&](Element const& element) {
                  auto const id = parse_integer(element.text("numFmtId")).value_or(0);
                  if (element.name == "cellXfs") of_cells = true;
                  if (element.name == "numFmt") own[id] = shown_by_format(std::string_view(element.text("formatCode")));
                  if (element.name != "xf" || !of_cells) return;
                  auto const found = own.find(id);
                  styles.push_back(found != own.end() ? found->second : shown_by_format(static_cast<int>(id)));
              },
              [](std::string_view) {},
              [&](std::string_view name) {
                  if (name == "cellXfs") of_cells = false;
              }});
    return styles;
}

}  // namespace

Workbook read_workbook(Archive& archive) {
    auto const part = part_of_kind(relations_of(archive, ""), "officeDocument");
    if (part.empty() || !archive.has(part)) throw no_workbook();
    auto const relations = relations_of(archive, part);

    Workbook workbook;
    workbook.sheet = first_sheet(archive, part, relations, workbook.days_from);
    if (auto const texts = part_of_kind(relations, "sharedStrings"); archive.has(texts))
        workbook.texts = shared_texts(archive, texts);
    if (auto const styles = part_of_kind(relations, "styles"); archive.has(styles)) workbook.styles = styles_in(archive, styles);
    return workbook;
}

}  // namespace yitai::importing
