#include "base/access/roles.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

constexpr std::size_t longest_space = 60;

/// As part of an address: lower-case letters of ASCII, digits, hyphens.
bool is_space_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_space && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

std::string_view name_of(Role role) noexcept {
  switch (role) {
    case Role::reader: return "reader";
    case Role::analyst: return "analyst";
    case Role::programme: return "programme";
    case Role::administrator: return "administrator";
    case Role::auditor: return "auditor";
  }
  return "";
}

std::optional<Role> role_of(std::string_view name) noexcept {
  for (const Role role : roles)
    if (name_of(role) == name) return role;
  return std::nullopt;
}

bool brings(Role role, Right right) noexcept {
  switch (right) {
    case Right::nothing:
    case Right::sign_in:
    case Right::look: return true;
    case Right::analyse: return role == Role::analyst || role == Role::programme;
    case Right::plan:
    case Right::decide: return role == Role::programme;
    case Right::administer: return role == Role::administrator;
    case Right::audit: return role == Role::auditor;
  }
  return false;
}

bool is_municipality(std::string_view space) noexcept {
  constexpr std::size_t digits = 4;
  return space.size() == digits && std::all_of(space.begin(), space.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Grant grant_of(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::optional<Role> role = at == std::string_view::npos ? std::nullopt : role_of(text.substr(0, at));
  if (!role || !is_space_id(text.substr(at + 1)))
    throw Error(ErrorCode::bad_input, "grant_form", {{"found", visible(text.substr(0, 2 * longest_space))}});
  return {*role, std::string(text.substr(at + 1))};
}

std::string text_of(const Grant& grant) { return std::string(name_of(grant.role)) + "@" + grant.space; }

bool Identity::may(Right right) const noexcept {
  if (right == Right::nothing || right == Right::sign_in) return true;
  return std::any_of(held_.begin(), held_.end(), [&](const Held& one) { return brings(one.grant.role, right); });
}

bool Identity::may(Right right, const std::string& municipality) const noexcept {
  return std::any_of(held_.begin(), held_.end(), [&](const Held& one) {
    return brings(one.grant.role, right) && (one.grant.space == everywhere || one.grant.space == municipality ||
                                             one.municipalities.contains(municipality));
  });
}

bool Identity::may_in_space(Right right, const std::string& space) const noexcept {
  if (is_municipality(space)) return may(right, space);
  return std::any_of(held_.begin(), held_.end(), [&](const Held& one) {
    return brings(one.grant.role, right) && (one.grant.space == everywhere || one.grant.space == space);
  });
}

}  // namespace handlingsrom::access
