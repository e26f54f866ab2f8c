// The trees of the engines' rows, where a sheet's own tree ends.
#pragma once

#include "outlook/rooms/prepared.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::rooms {

struct ExplainContext {
  const Course& course;
  const Calculation& calculation;

  const Chain::Prepared& prepared() const { return course.prepared; }
  const facts::Facts& facts() const { return *course.prepared.facts; }
  MunicipalityIndex municipality() const { return course.request.municipality; }
};

/// Persons of the municipality: a cell in the first year; later a model of the cohort's starting cell and those who come.
trace::Node persons_tree(const ExplainContext& context, int t, int from_age, int to_age);
/// The same with every step between, for a figure that is itself a number of persons.
trace::Node persons_in_full(const ExplainContext& context, int t, int from_age, int to_age);
trace::Node neighbours_tree(const ExplainContext& context, int t, int from_age, int to_age);
/// Users on a step as the care room projects them.
trace::Node care_users_tree(const ExplainContext& context, std::size_t step, int t);
/// Any engine's row.
trace::Node engine_tree(const ExplainContext& context, std::uint32_t engine, int t);
/// A row of the sheet, with its engines' trees.
trace::Node row_tree(const ExplainContext& context, int row, int t);
/// One of chance_figures.
trace::Node chance_tree(const ExplainContext& context, std::string_view figure, int t);
/// A part of a group's flow between 1 January of year t and the next (workforce::flow_parts).
trace::Node flow_tree(const ExplainContext& context, workforce::Group group, std::string_view part, int t);

}  // namespace handlingsrom::rooms
