#include "surface/http/assets.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <iterator>

#include "base/error.hpp"

namespace handlingsrom::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> media_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
}};

std::string_view media_type_of(const std::filesystem::path& path) {
  for (const auto& [extension, type] : media_types) {
    if (path.extension() == extension) return type;
  }
  return {};
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::shared_ptr<const std::string> read_form(std::filesystem::path path, std::string_view extension) {
  path += extension;
  if (!std::filesystem::is_regular_file(path)) return nullptr;
  return std::make_shared<const std::string>(read_whole(path));
}

std::string content_digest(const std::string& bytes) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

}  // namespace

Assets::Assets(const std::filesystem::path& folder) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(folder / "index.html", failure)) {
    throw Error(ErrorCode::bad_input, "pages_missing", {{"folder", folder.string()}});
  }
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    const std::string_view type = media_type_of(file.path());
    if (type.empty()) continue;
    const std::string name = std::filesystem::relative(file.path(), folder).generic_string();
    std::string bytes = read_whole(file.path());
    Asset asset;
    asset.media_type = type;
    asset.etag = "\"" + content_digest(bytes) + "\"";
    asset.lasting = name.starts_with("assets/");
    const bool is_text =
        type.find("text/") == 0 || type.find("json") != std::string_view::npos || type == "image/svg+xml";
    asset.content = is_text ? std::make_shared<const Content>(std::move(bytes), read_form(file.path(), ".gz"),
                                                              read_form(file.path(), ".br"))
                            : std::make_shared<const Content>(std::move(bytes), Content::Effort::none);
    assets_.emplace(name, std::move(asset));
  }
}

Response Assets::respond(const Asset& asset) const {
  Response response;
  response.media_type = asset.media_type;
  response.content = asset.content;
  response.etag = asset.etag;
  response.headers.emplace_back("Cache-Control", asset.lasting ? "public, max-age=31536000, immutable" : "no-cache");
  return response;
}

std::optional<Response> Assets::find(const Target& target) const {
  const bool own_route = target.parts.empty() || target.parts.front() == "nb" || target.parts.front() == "nn" ||
                         target.parts.front() == "en";
  if (own_route) return respond(assets_.at("index.html"));
  std::string name;
  for (const std::string& part : target.parts) name += (name.empty() ? "" : "/") + part;
  const auto found = assets_.find(name);
  if (found == assets_.end()) return std::nullopt;
  return respond(found->second);
}

}  // namespace handlingsrom::http
