// Who may do what, and where: five roles, each held in a space. This is the only place that says which role brings which right.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::access {

enum class Role { reader, analyst, programme, administrator, auditor };
inline constexpr std::array roles{Role::reader, Role::analyst, Role::programme, Role::administrator, Role::auditor};

enum class Right {
  nothing,     // everybody who reaches the server, signed in or not
  sign_in,     // whoever is signed in
  look,        // see figures, and what is shared in the space
  analyse,     // save scenarios and share them
  plan,        // keep and change programmes
  decide,      // freeze what has been decided, and publish it
  administer,  // accounts, roles, invitations
  audit        // see the record of who did what
};

/// "reader", …: in files, commands and the API.
std::string_view name_of(Role role) noexcept;
std::optional<Role> role_of(std::string_view name) noexcept;
bool brings(Role role, Right right) noexcept;

/// A role in a space: a municipality by its number, a region by the name of its space, or all.
struct Grant {
  Role role = Role::reader;
  std::string space;
  auto operator<=>(const Grant&) const = default;
};
inline constexpr std::string_view everywhere = "all";

/// "analyst@5029". Throws Error(bad_input, "grant_form") with what was found; whether there is such a space is another's to ask.
Grant grant_of(std::string_view text);
std::string text_of(const Grant& grant);
/// Four digits.
bool is_municipality(std::string_view space) noexcept;

/// A region that works together: its municipalities' numbers.
struct Space {
  std::string id;
  std::string name;
  std::set<std::string> municipalities;
};

/// Who asks, as far as it matters for what they may do. Holds at the moment when it was read.
class Identity {
 public:
  struct Held {
    Grant grant;
    std::set<std::string> municipalities;  // of a region's space
  };
  Identity(std::string account, std::string name, std::vector<Held> held)
      : account_(std::move(account)), name_(std::move(name)), held_(std::move(held)) {}

  /// The account's number: what the record of changes says.
  const std::string& account() const noexcept { return account_; }
  const std::string& name() const noexcept { return name_; }
  const std::vector<Held>& held() const noexcept { return held_; }

  /// In any space.
  bool may(Right right) const noexcept;
  /// In this municipality.
  bool may(Right right, const std::string& municipality) const noexcept;
  /// In the whole of a space: what is needed to give roles in it.
  bool may_in_space(Right right, const std::string& space) const noexcept;
  bool may_everywhere(Right right) const noexcept { return may_in_space(right, std::string(everywhere)); }

 private:
  std::string account_;
  std::string name_;
  std::vector<Held> held_;
};

}  // namespace handlingsrom::access
