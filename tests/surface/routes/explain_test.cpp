// A calculation has tens of thousands of nodes: a part of it is the part that the whole has.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/routed.hpp"

namespace handlingsrom::routes {
namespace {

nlohmann::ordered_json explained(const std::string& part) {
  http::Request request;
  request.target = *http::parse_target("/api/v1/municipalities/5029/explain?figure=money&year=2040" + part);
  const http::Router::Match match = bundled_router().match(http::Method::get, request.target.parts);
  request.captures = match.captures;
  return nlohmann::ordered_json::parse((*match.handler)(request).content->plain());
}

/// What `depth` levels of a whole tree are.
nlohmann::ordered_json cut(nlohmann::ordered_json node, int depth) {
  if (depth == 0 && !node["children"].empty()) {
    node["further"] = node["children"].size();
    node["children"] = nlohmann::ordered_json::array();
  }
  for (auto& child : node["children"]) child = cut(child, depth - 1);
  return node;
}

std::size_t nodes(const nlohmann::ordered_json& node) {
  std::size_t sum = 1;
  for (const auto& child : node["children"]) sum += nodes(child);
  return sum;
}

std::string refusal(const std::string& part) {
  try {
    explained(part);
  } catch (const Error& error) {
    return error.key();
  }
  return "";
}

TEST(ExplainRoute, ABranchIsTheBranchOfTheWhole) {
  const nlohmann::ordered_json root = explained("");
  EXPECT_EQ(nlohmann::json(explained("&depth=2")), nlohmann::json(cut(root, 2)));
  EXPECT_EQ(nlohmann::json(explained("&branch=1.0&depth=1")),
            nlohmann::json(cut(root["children"][1]["children"][0], 1)));
  EXPECT_EQ(nlohmann::json(explained("&branch=1")), nlohmann::json(root["children"][1]));
  EXPECT_GT(nodes(root), 5000U);
  EXPECT_LT(nodes(explained("&depth=4")), 500U) << "what the page asks for at once";
}

TEST(ExplainRoute, WhatIsNoPartIsRefused) {
  for (const char* part : {"&branch=99", "&branch=0.", "&branch=.0", "&branch=0..1", "&branch=-1", "&branch=a",
                           "&branch=99999999999999999999"})
    EXPECT_EQ(refusal(part), "branch_unknown") << part;
  for (const char* part : {"&depth=0", "&depth=-1", "&depth=", "&depth=2x", "&depth=99999999999"})
    EXPECT_EQ(refusal(part), "depth_invalid") << part;
  EXPECT_EQ(refusal("&branch="), "");
}

}  // namespace
}  // namespace handlingsrom::routes
