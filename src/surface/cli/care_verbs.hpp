// What the verbs of `handlingsrom care` share: their options and how a request is made of them.
#pragma once

#include <string>
#include <vector>

#include "surface/api/care.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

struct CareOptions {
  std::vector<std::string> municipalities;
  bool all = false;
  bool exact = false;
  int paths = 1000;
  int to = rooms::last_projected_year.value;
  std::string ladder;
  std::string scenario;
  std::string chunks;
  std::vector<std::string> settings;
  std::string step = "nursing_home";
  double risk = 0.1;
  double places = facts::missing;  // today's
  std::uint32_t person = 0;
  std::uint32_t run = 0;
  std::string picture;
};

/// Throws Error(usage) for a setting that is none or where no municipality is named.
api::CareRequest request_of(const Context& context, const CareOptions& options);
std::string figure_text(const Context& context, double value, int decimals);
/// Says which scenario's measures are in a table, if any.
void note_scenario(const Context& context, const CareOptions& options, Table& table);

void capacity(const Context& context, const CareOptions& options);
void pool(const Context& context, const CareOptions& options);

}  // namespace handlingsrom::cli
