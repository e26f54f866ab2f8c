// The trees that the rooms lend each other when a figure is explained.
#pragma once

#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {

struct ExplainContext {
  const Chain::Prepared& prepared;
  View view;
  const Surroundings& surroundings;
  const Assumptions& assumptions;
  const Request& request;
};

using trace::combine;
trace::Node difference(std::string key, Unit unit, trace::Node first, trace::Node second);

/// Persons of the municipality: a cell in the first year; later a model of the cohort's starting cell and those who come.
trace::Node persons_tree(const ExplainContext& context, int t, int from_age, int to_age);
/// The same with every step between, for a figure that is itself a number of persons.
trace::Node persons_in_full(const ExplainContext& context, int t, int from_age, int to_age);
trace::Node neighbours_tree(const ExplainContext& context, int t, int from_age, int to_age);
trace::Node flow_tree(const ExplainContext& context, const Entry& entry, int t);
trace::Node published_tree(const ExplainContext& context, const Entry& entry, int t);
trace::Node services_tree(const ExplainContext& context, int row, int t);
trace::Node care_users_tree(const ExplainContext& context, std::size_t step, int t);
trace::Node care_fte_tree(const ExplainContext& context, int t);
trace::Node care_cost_tree(const ExplainContext& context, int t);
trace::Node residents_tree(const ExplainContext& context, int t);
/// One of chance_figures.
trace::Node chance_tree(const ExplainContext& context, std::string_view figure, int t);
trace::Node workforce_tree(const ExplainContext& context, int row, int t);
trace::Node economy_tree(const ExplainContext& context, int row, int t);
trace::Node care_places_cell(const ExplainContext& context);
trace::Node own_places_cell(const ExplainContext& context, double value, int line);

}  // namespace handlingsrom::rooms
