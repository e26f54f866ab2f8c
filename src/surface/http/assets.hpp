// The built web pages, read once at the start and served from memory: no request names a file.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "surface/http/message.hpp"

namespace handlingsrom::http {

class Assets {
 public:
  /// Reads every file of `folder` (with its .gz and .br forms, when they stand beside it). Throws
  /// Error(bad_input, "pages_missing") when there is no index.html.
  explicit Assets(const std::filesystem::path& folder);

  /// The file of that path, or the application's page for a path that the application itself resolves: "/", or one that
  /// begins with a language ("/nb/5029/outlook"). nullopt for anything else.
  std::optional<Response> find(const Target& target) const;

 private:
  struct Asset {
    std::string media_type;
    std::shared_ptr<const Content> content;
    std::string etag;
    bool lasting;  // its name holds a hash of what is in it
  };
  Response respond(const Asset& asset) const;
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace handlingsrom::http
