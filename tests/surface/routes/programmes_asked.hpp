// Programmes asked about through the routes, with a store of their own.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/store/store.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/programmes.hpp"
#include "surface/routes/routed.hpp"

namespace handlingsrom::routes::programmes_asked {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "programmes-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
};
inline const Folder& folder() {
  static const Folder made;
  return made;
}

inline const http::Router& router() {
  folder();  // outlives the store in it
  static const http::Router made = [] {
    auto context = std::make_shared<Context>(bundled_context());
    context->kept = std::make_shared<const store::Store>(store::Address(folder().path / "store.sqlite"));
    return make_router(context);
  }();
  return made;
}

inline http::Response send(http::Method method, const std::string& path, const Json& body = nullptr) {
  http::Request request;
  request.method = method;
  request.target = http::parse_target(path).value();
  request.body = body.is_null() ? std::string() : body.dump();
  http::Router::Match match = router().match(method, request.target.parts);
  EXPECT_NE(match.handler, nullptr) << path;
  request.captures = std::move(match.captures);
  return (*match.handler)(request);
}
inline Json ask(const std::string& path, const Json& body) {
  return Json::parse(send(http::Method::post, path, body).content->plain());
}

/// "key argument" of the refusal.
inline std::string refused(const std::string& path, const Json& body, const std::string& argument) {
  try {
    ask(path, body);
  } catch (const Error& error) {
    for (const auto& [name, value] : error.arguments()) {
      if (name == argument) return error.key() + " " + value;
    }
    return error.key();
  }
  return "";
}

inline std::string example(const std::string& name) {
  std::ifstream in("examples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace handlingsrom::routes::programmes_asked
