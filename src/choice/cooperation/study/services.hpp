// Services that can be had together: which account shows what they cost, who they are for, what need weighs, where their outlook stands.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::cooperation {

struct SharedService {
  std::string_view id;
  std::string_view account;               // series of the bundle; empty: no account of its own
  int from_age = 0, to_age = oldest_age;  // whom it is for
  std::vector<facts::Sector> need;        // sectors of the income system that weigh its need; empty: inhabitants
  std::string_view outlook;               // figure of the chain whose growth is the service's; empty: inhabitants
  std::string_view posts;                 // service of the room of small staffs; empty: own figures only
  bool decides_cases = false;             // decides single persons' cases, which not every legal form may
  // A service without an account of its own is part of this wider one, whose economies of scale are taken where the file says none. Its costs are the members' own.
  std::string_view wider{};
  std::array<double, 3>
      joint_share{};  // of the cost that would be had together: value, low, high; zeros: `cooperation.joint_share`
  bool care_places = false;       // gives the places that the third room counts
  bool by_response_time = false;  // stands where the law says how soon it must be there, however few it serves
};

/// With an account: child_protection, social (NAV), administration, fire, health_and_care, school, kindergarten, culture, planning. Without, so that each member's cost must be given:
/// emergency, it, ppt, agriculture, other.
std::span<const SharedService> shared_services();
/// nullptr for an id that is not there.
const SharedService* find_service(std::string_view id);

/// The service whose accounts say what size does: itself, or the wider one that it is part of; nullptr where there is none.
const SharedService* scaled_by(const SharedService& service);

/// What a municipality's accounts and people say of a service.
struct Basis {
  double cost = 0;  // kr in the accounts' latest year; NaN: hidden, lacking or not above zero
  Year year{};      // of the accounts
  double spread =
      0;  // standard deviation of log cost around its own trend and the country's years; NaN with fewer than four years
  double size =
      0;  // need-weighted inhabitants: inhabitants times the need index of the service, which is what the ministry holds the need to be
  double people = 0;  // persons of the age group
  double inhabitants = 0;
};
Basis basis_of(const facts::Facts& facts, MunicipalityIndex municipality, const SharedService& service);

std::span<const ParameterSpec> parameters();
Assumptions default_assumptions();

}  // namespace handlingsrom::cooperation
