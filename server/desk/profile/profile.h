// What the desk is called, and which languages it speaks with its people.
#pragma once

#include "base/bilingual.h"
#include "people/person.h"

namespace yitai {

struct DeskProfile {
    Id<DeskProfile> id;
    Bilingual name;
    std::vector<Language> languages;
    Language language = Language::zh;  // where nobody has said which he wants
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(DeskProfile, id, name, languages, language, version, created_at, updated_at)

namespace profile {

struct ProfileFields {
    Names name;
    std::vector<Language> languages{Language::zh, Language::en};
    Preset<Language> language = Language::zh;
};
YITAI_DESCRIBE(ProfileFields, name, languages, language)

struct ProfileView {
    Bilingual name;
    std::vector<Language> languages;
    Language language = Language::zh;
    std::int64_t version = 1;
    Instant updated_at;
};
YITAI_DESCRIBE(ProfileView, name, languages, language, version, updated_at)

ProfileView show(Tx&);
ProfileView change(Tx&, json::Value const& patch);

}  // namespace profile
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::DeskProfile> = "desk";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::DeskProfile> = "desk";
