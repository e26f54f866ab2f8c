// Need for kindergarten, school, after-school programme (SFO), child protection, health and social services.
#pragma once

#include <span>

#include "outlook/population/person_rows.hpp"
#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::services {

inline constexpr int kindergarten_ages = 5;  // 1 … 5 on 1 January
inline constexpr int grades = 10;            // grade g: aged g + 5 on 1 January
inline constexpr int sfo_grades = 4;

/// Persons, the stock on 1 January.
struct Rows {
  sheet::Term kindergarten_children, pupils, sfo_children, child_protection_clients, health_users, social_clients;
  // Public schools of the register, those with grades 1–4, and the stages that they teach; numbers.
  sheet::Term schools, primary_schools, school_stages;
};

std::span<const ParameterSpec> parameters();

/// Rows services.kindergarten.*, .pupils.*, .sfo.*, .child_protection.clients, .health.users and .social.clients: persons × coverage, on the
/// municipality's own level where it is published, else the country's or the country's × the need index.
/// Throws Error(internal) when the bundle lacks a national figure that is needed.
Rows declare(facts::ModelSheet& sheet, population::PersonRows& persons);

}  // namespace handlingsrom::services
