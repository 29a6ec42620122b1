// A rule by which reports of one fault are folded: so many alike, within so many minutes, about this service or place.
#pragma once

#include "catalog/category.h"
#include "duplicate/folding.h"

namespace yitai {

struct FoldRule {
    Id<FoldRule> id;
    std::string code;
    Bilingual name;
    bool active = true;
    std::vector<Kind> kinds;  // none: incidents
    ServiceId service_id;     // names none: any; so the site and the category, which stand for all that lies within them
    SiteId site_id;
    CategoryId category_id;
    int least = 3;
    int within_minutes = 60;
    double similarity = 0.5;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(FoldRule, id, code, name, active, kinds, service_id, site_id, category_id, least, within_minutes, similarity,
               version, created_at, updated_at)

namespace duplicate {

struct FoldRuleFields {
    Code code;
    Names name;
    Preset<bool> active = true;
    std::vector<Kind> kinds;
    std::optional<std::string> service, site, category;
    Preset<Within<2, 1'000>> least = Within<2, 1'000>{3};
    Preset<Within<1, 10'080>> within_minutes = Within<1, 10'080>{60};
    Preset<double> similarity = 0.5;  // 0–1
};
YITAI_DESCRIBE(FoldRuleFields, code, name, active, kinds, service, site, category, least, within_minutes, similarity)

struct FoldRuleView {
    Id<FoldRule> id;
    std::string code;
    Bilingual name;
    bool active = true;
    std::vector<Kind> kinds;
    std::optional<std::string> service, site, category;
    int least = 0, within_minutes = 0;
    double similarity = 0;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(FoldRuleView, id, code, name, active, kinds, service, site, category, least, within_minutes, similarity, version,
               created_at, updated_at)

http::Page<FoldRuleView> fold_rules(Tx&, http::ListQuery const&);
FoldRuleView fold_rule(Tx&, http::PathName const&);
FoldRuleView add_fold_rule(Tx&, FoldRuleFields const&);
FoldRuleView change_fold_rule(Tx&, http::PathName const&, json::Value const& patch);
void remove_fold_rule(Tx&, http::PathName const&);

// What the rules that hold for this report say: the first that folds anything decides.
std::optional<Fold> fold_for(Tx&, TicketId newcomer);

}  // namespace duplicate
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::FoldRule> = "fold_rule";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::FoldRule> = "fold_rule";
