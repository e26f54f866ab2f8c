// A municipality beside its group, through the façade: figures, what explains the difference, and both in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standing/comparison/accounts.hpp"
#include "standing/comparison/decomposition.hpp"
#include "standing/comparison/distribution.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// With whom: a kind of group ("neighbours", "county", "centrality", "kostra", "similar", "country"), or municipalities by number or name
/// with commas between.
struct ComparisonRequest {
  std::string with = "similar";
  comparison::SimilarOptions options;
};

struct ComparedFigure {
  const comparison::Measure* measure = nullptr;
  double own = facts::missing;
  double country = facts::missing;
  comparison::Summary group;
};

struct Compared {
  MunicipalityIndex municipality;
  comparison::Group group;
  comparison::Group country;
  std::vector<comparison::Near> near;  // where the group is the similar ones
  std::vector<ComparedFigure> figures;
  std::vector<comparison::Decomposition> against_group;
  std::vector<comparison::Decomposition> against_country;
};

/// The accounts of all the years there are beside the group's; throws as compare() does.
struct ComparedAccounts {
  MunicipalityIndex municipality;
  comparison::Group group;
  std::vector<comparison::AccountsTrend> trends;
};
ComparedAccounts compare_accounts(const Service& service, MunicipalityIndex municipality,
                                  const ComparisonRequest& request);

/// Throws Error(bad_input, "comparison_list") for a list with nothing between two commas, what Registry::find throws for a name in
/// it, and what comparison::check throws.
Compared compare(const Service& service, MunicipalityIndex municipality, const ComparisonRequest& request);

/// The year that a measure's figures are from.
Year year_of(const Service& service, const comparison::Measure& measure);

/// "the 30 most similar municipalities"; the name of a group of one is its member's.
std::string group_name(const Service& service, const messages::Catalogue& catalogue, MunicipalityIndex municipality,
                       const comparison::Group& group);

/// A decomposition in words.
struct DecompositionWords {
  std::string name;   // "Users of home care"
  std::string title;  // the difference in one sentence
  std::string why;    // what explains it, in one sentence; empty where it cannot be taken apart
  std::string shown;  // what the figures are
  std::vector<std::string> notes;
};
DecompositionWords words_of(const Service& service, const messages::Catalogue& catalogue, const Compared& compared,
                            const comparison::Group& group, const comparison::Decomposition& decomposition);

/// What the levels of a part are, where its name does not say so: "the share aged 80 and over"; else empty.
std::string level_name(const messages::Catalogue& catalogue, const comparison::Part& part);
std::string part_name(const messages::Catalogue& catalogue, const comparison::Part& part);

}  // namespace handlingsrom::api
