#include "surface/api/kept_programmes.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::api {
namespace {

constexpr const char* kind = "programme";
constexpr std::size_t longest_name = 180;  // bytes; a number may follow

[[noreturn]] void refuse_id(const std::string& id) {
  throw Error(ErrorCode::unknown_name, "programme_not_kept", {{"found", visible(id.substr(0, longest_name))}});
}

store::Name kept_name(const std::string& id) {
  const std::size_t dot = id.find('.');
  if (dot == std::string::npos || dot + 1 == id.size()) refuse_id(id);
  return {kind, id.substr(0, dot), id.substr(dot + 1)};
}

std::string id_of(const store::Name& name) { return name.municipality + "." + name.name; }

std::string version_text(const store::Document& document) {
  return document.beside == 0 ? std::to_string(document.version)
                              : fmt::format("{}.{}", document.version, document.beside);
}

struct VersionPlace {
  int version = 0, beside = 0;
};
VersionPlace place_of(const std::string& text, const std::string& id) {
  VersionPlace place;
  const char *from = text.data(), *end = text.data() + text.size();
  auto read = std::from_chars(from, end, place.version);
  if (read.ec == std::errc{} && read.ptr != end && *read.ptr == '.')
    read = std::from_chars(read.ptr + 1, end, place.beside);
  if (read.ec != std::errc{} || read.ptr != end || place.version < 1) refuse_id(id + " " + text);
  return place;
}

KeptProgramme kept_of(store::Document document, std::string newest) {
  return {id_of(document.name), document.name.name,       version_text(document),
          std::move(newest),    std::move(document.time), std::move(document.body)};
}

/// A name for an address: no slashes, not too long, cut between characters.
std::string name_from(std::string title) {
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '/' || c == '\\'; }, '-');
  if (title.size() > longest_name) {
    std::size_t end = longest_name;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
    title.resize(end);
  }
  return title;
}

}  // namespace

std::vector<KeptProgramme> KeptProgrammes::list(const std::string& municipality) const {
  std::vector<KeptProgramme> all;
  for (store::Document& document : documents_.list(kind, municipality)) {
    std::string version = version_text(document);
    all.push_back(kept_of(std::move(document), std::move(version)));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.saved > b.saved; });
  return all;
}

KeptProgramme KeptProgrammes::keep(const std::string& municipality, const std::string& title, const std::string& text,
                                   const std::string& author) const {
  const std::string name = name_from(title);
  for (int number = 1;; ++number) {
    const store::Name wanted{kind, municipality, number == 1 ? name : fmt::format("{} ({})", name, number)};
    // Removed ones have a history of their own, which a new programme does not continue.
    if (!documents_.history(wanted).empty()) continue;
    store::Put put = documents_.put({wanted, 0, text, author, {}, 0});
    if (put.other) continue;  // somebody took the name just now
    std::string version = version_text(put.stored);
    KeptProgramme kept = kept_of(std::move(put.stored), std::move(version));
    kept.text = text;
    return kept;
  }
}

KeptProgramme KeptProgrammes::open(const std::string& id, const std::string& version) const {
  const store::Name name = kept_name(id);
  auto newest = documents_.find(name);
  if (!newest) refuse_id(id);
  std::string newest_text = version_text(*newest);
  if (version.empty() || version == newest_text) return kept_of(std::move(*newest), std::move(newest_text));
  const VersionPlace place = place_of(version, id);
  auto wanted = documents_.version(name, place.version, place.beside);
  if (!wanted || wanted->removed || wanted->erased) refuse_id(id + " " + version);
  return kept_of(std::move(*wanted), std::move(newest_text));
}

KeptProgramme KeptProgrammes::change(const std::string& id, const std::string& seen, const std::string& text,
                                     const std::string& settles, const std::string& author) const {
  const store::Name name = kept_name(id);
  if (!documents_.find(name)) refuse_id(id);
  const VersionPlace place = place_of(seen, id);
  const int taken_in = settles.empty() ? 0 : place_of(settles, id).beside;
  store::Put put = documents_.put({name, place.version, text, author, {}, taken_in});
  if (put.other)
    throw Error(ErrorCode::no_solution, "programme_changed_meanwhile",
                {{"newest", version_text(*put.other)}, {"kept", version_text(put.stored)}});
  std::string version = version_text(put.stored);
  KeptProgramme kept = kept_of(std::move(put.stored), std::move(version));
  kept.text = text;
  return kept;
}

KeptProgramme KeptProgrammes::forget(const std::string& id, const std::string& seen, const std::string& text,
                                     const std::function<bool(const std::string&)>& has_it) const {
  KeptProgramme kept = change(id, seen, text);
  const store::Name name = kept_name(id);
  for (const store::Document& each : documents_.history(name)) {
    if (each.erased || each.removed || version_text(each) == kept.version) continue;
    const auto whole = documents_.version(name, each.version, each.beside);
    if (whole && has_it(whole->body))
      documents_.erase(name, each.version, each.beside, {}, "what was said is deleted when its time is over");
  }
  return kept;
}

std::vector<KeptVersion> KeptProgrammes::versions(const std::string& id) const {
  std::vector<KeptVersion> all;
  for (const store::Document& document : documents_.history(kept_name(id))) {
    if (!document.erased && !document.removed)
      all.push_back({version_text(document), document.time, document.beside != 0});
  }
  if (all.empty()) refuse_id(id);
  std::reverse(all.begin(), all.end());
  return all;
}

}  // namespace handlingsrom::api
