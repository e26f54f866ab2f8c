#include "surface/api/publish.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/gzip.hpp"
#include "base/text.hpp"
#include "choice/scenario/scenario.hpp"
#include "standing/facts/bundle.hpp"
#include "standing/facts/small_cells.hpp"
#include "surface/api/drawings.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/messages/language.hpp"

namespace handlingsrom::api {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> page_names = {"", "standing", "outlook", "choice", "sources", "alternatives"};
constexpr std::array<std::string_view, 6> engine_files = {"engine.js", "engine.wasm", "ask.js",
                                                          "worker.js", "open.js",     "offline.js"};
// As the program's own server sends it (surface/http/guard.cpp), and the engine's compiled code.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'";

std::string whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

std::string escaped(std::string text) {
  replace_all(text, "&", "&amp;");
  replace_all(text, "\"", "&quot;");
  replace_all(text, "<", "&lt;");
  return text;
}

/// Counts what is written.
class Site {
 public:
  explicit Site(fs::path folder) : folder_(std::move(folder)) {}
  void write(const fs::path& name, std::string_view bytes) {
    write_file(folder_ / name, bytes);
    ++done_.files;
    done_.bytes += bytes.size();
  }
  Published& done() { return done_; }

 private:
  fs::path folder_;
  Published done_;
};

/// "id:value:from:to;…", as the pages write it in an address.
std::string in_address(const Service& service, MunicipalityIndex municipality, const scenario::Scenario& scenario,
                       const fs::path& file) {
  const auto refuse = [&](const char* what) {
    throw Error(ErrorCode::bad_input, "publish_scenario_own", {{"file", file.string()}, {"reason", what}});
  };
  if (!scenario.municipality.empty() && service.find(scenario.municipality) != municipality)
    refuse("publish_of_another");
  if (!scenario.effects.empty()) refuse("publish_effect");
  if (!scenario.population.empty()) refuse("publish_population");
  std::string text;
  for (const scenario::Turn& turn : scenario.turns) {
    if (turn.held) refuse("publish_held");
    if (!turn.by_year.empty()) refuse("publish_by_year");
    text += fmt::format("{}{}:{}", text.empty() ? "" : ";", levers()[turn.lever]->id, turn.value);
    if (turn.from.value != 0 && turn.full.value != 0) text += fmt::format(":{}:{}", turn.from.value, turn.full.value);
  }
  return text;
}

std::string offered(const Service& service, const PublishRequest& request) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const fs::path& file : request.alternatives) {
    const scenario::Scenario scenario = load_scenario(service, file);
    list.push_back({{"name", scenario.name.empty() ? file.stem().string() : scenario.name},
                    {"c", in_address(service, request.municipality, scenario, file)}});
  }
  return list.empty() ? "" : list.dump();
}

void check_consultation(const std::string& address) {
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  const bool plain = std::none_of(address.begin(), address.end(), [](unsigned char c) {
    return c <= ' ' || c == '"' || c == '<' || c == '>' || c == 127;
  });
  if (!address.empty() && !(web && plain))
    throw Error(ErrorCode::bad_input, "publish_address", {{"found", visible(address)}, {"expected", "https://…"}});
}

/// The page `up` folders below the site's first one.
std::string page(std::string text, int up, const registry::Municipality& place, const std::string& alternatives,
                 const std::string& consultation) {
  std::string back;
  for (int i = 0; i < up; ++i) back += "../";
  if (back.empty()) back = "./";
  replace_all(text, "href=\"/api/v1/drawings.css\"", "href=\"/drawings.css\"");
  replace_all(text, "href=\"/", "href=\"" + back);
  replace_all(text, "src=\"/", "src=\"" + back);
  const auto meta = [](std::string_view name, const std::string& content) {
    return fmt::format("    <meta name=\"handlingsrom-{}\" content=\"{}\" />\n", name, escaped(content));
  };
  std::string head = fmt::format("    <meta http-equiv=\"Content-Security-Policy\" content=\"{}\" />\n", policy) +
                     meta("root", back) + meta("municipality", to_string(place.number));
  if (!alternatives.empty()) head += meta("alternatives", alternatives);
  if (!consultation.empty()) head += meta("consultation", consultation);
  head += fmt::format("    <script src=\"{}published/ask.js\"></script>\n", back);
  const std::size_t charset = text.find("<meta charset");
  const std::size_t after = charset == std::string::npos ? std::string::npos : text.find('\n', charset);
  if (after == std::string::npos) throw Error(ErrorCode::internal, "internal", {{"what", "index.html"}});
  text.insert(after + 1, head);
  replace_all(text, "<title>Handlingsrom</title>", "<title>" + escaped(place.name) + " – Handlingsrom</title>");
  return text;
}

std::string texts(const fs::path& data) {
  nlohmann::ordered_json all = nlohmann::ordered_json::object();
  for (const char* folder : {"messages", "levers"}) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(data / folder)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) all[folder + ("/" + file.filename().string())] = whole(file);
  }
  return all.dump();
}

void copy_pages(const PublishRequest& request, Site& site) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(request.pages)) {
    const std::string extension = entry.path().extension().string();
    const bool left_out = extension == ".gz" || extension == ".br" || entry.path().filename() == "index.html" ||
                          entry.path().filename().string().starts_with('.');
    if (entry.is_regular_file() && !left_out) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) site.write(fs::relative(file, request.pages), whole(file));
}

}  // namespace

Published publish(const Service& service, const PublishRequest& request) {
  std::error_code fault;
  if (!fs::is_regular_file(request.pages / "index.html", fault))
    throw Error(ErrorCode::bad_input, "pages_missing", {{"folder", request.pages.string()}});
  for (const std::string_view name : engine_files) {
    if (!fs::is_regular_file(request.engine / name, fault))
      throw Error(ErrorCode::bad_input, "engine_missing", {{"folder", request.engine.string()}});
  }
  check_consultation(request.consultation);
  const std::string alternatives = offered(service, request);
  const registry::Municipality& place = service.municipality(request.municipality);
  const FolderLock only_one(request.out);
  Site site(request.out);

  constexpr int smallest = 9;
  const facts::Bytes figures = facts::for_publication(*facts::Bundle::open(request.bundle));
  const std::string packed = gzip({reinterpret_cast<const char*>(figures.data()), figures.size()}, smallest);
  const std::string words = gzip(texts(request.data), smallest);
  const std::string wasm = whole(request.engine / "engine.wasm");
  std::string offline = whole(request.engine / "offline.js");
  const std::string index = whole(request.pages / "index.html");
  replace_all(offline, "VERSION", digest({packed, words, wasm, index, alternatives}).substr(0, 16));

  copy_pages(request, site);
  for (const std::string_view name : engine_files) {
    if (name != "offline.js") site.write(fs::path("published") / name, whole(request.engine / name));
  }
  site.write("published/figures.gz", packed);
  site.write("published/texts.gz", words);
  site.write("offline.js", offline);
  site.write("drawings.css", drawing_style());
  site.done().engine = packed.size() + words.size() + gzip(wasm, smallest).size();

  site.write("index.html", page(index, 0, place, alternatives, request.consultation));
  for (const messages::Language language : messages::languages) {
    const fs::path folder = fs::path(std::string(messages::code_of(language))) / to_string(place.number);
    for (const std::string_view name : page_names)
      site.write(folder / name / "index.html",
                 page(index, name.empty() ? 2 : 3, place, alternatives, request.consultation));
  }
  return site.done();
}

}  // namespace handlingsrom::api
