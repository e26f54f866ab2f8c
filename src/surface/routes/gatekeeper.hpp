// Accounts at the server's gate: who a cookie belongs to, and whether the table of rights lets them.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/access/accounts.hpp"
#include "base/access/door.hpp"
#include "base/access/keys.hpp"
#include "base/access/openid.hpp"
#include "base/access/sharing.hpp"
#include "base/store/documents.hpp"
#include "surface/api/service.hpp"
#include "surface/http/gate.hpp"
#include "surface/http/scenario_store.hpp"
#include "surface/routes/rights.hpp"

namespace handlingsrom::routes {

/// Sign-in for a server. Who somebody is and may is asked of the store again after two seconds, so that what another process has changed holds here soon; what
/// is changed here holds at once.
class Gatekeeper : public http::Gate {
 public:
  struct Parts {
    const api::Service* service = nullptr;
    std::shared_ptr<const store::Store> store;
    std::shared_ptr<http::ScenarioStore> scenarios;
    std::shared_ptr<const access::Seal> seal;  // nullptr: with the store's usual file
    std::vector<access::Provider> providers;   // of the file that the server was started with
    std::string address;                       // how browsers reach us, for other places that sign in: "https://…"
    bool behind_proxy = false;                 // then browsers come by HTTPS, and the cookie goes no other way
    bool factor_needed = false;  // others than one's own machine reach it: administrators then show a second factor
    access::DoorLimits limits{};
  };
  explicit Gatekeeper(Parts parts);

  std::optional<http::Visitor> known(const http::Request& request) override;
  http::Visitor look_up(const http::Request& request) override;
  void check(const http::Request& request, std::string_view pattern) override;

  const access::Accounts& accounts() const noexcept { return accounts_; }
  const access::Door& door() const noexcept { return door_; }
  const access::Keys& keys() const noexcept { return keys_; }
  access::OpenId& openid() noexcept { return openid_; }
  const access::Sharing& sharing() const noexcept { return sharing_; }
  const store::Store& store() const noexcept { return *parts_.store; }
  bool is_behind_proxy() const noexcept { return parts_.behind_proxy; }
  /// Whether the one who asks is to show a second factor before administering.
  bool lacks_factor(const http::Visitor& visitor) const noexcept;
  /// When the visitor's session began; empty: there is none.
  std::string begun(const http::Visitor& visitor) const;

  /// The work that an address names. Throws access::Refused(unknown, "work_unknown").
  access::Work work_of(Where where, const std::string& id) const;
  access::Work work(const std::string& kind, const std::string& id, const store::Name& name) const;

  /// Who may see the work of a kind, for lists: asks the store once.
  class Sees {
   public:
    Sees(const Gatekeeper& gate, const access::Identity& who, const std::string& kind)
        : gate_(gate), who_(who), kind_(kind), told_(gate.sharing().all(kind)) {}
    bool operator()(const std::string& id, const std::string& municipality) const;

   private:
    const Gatekeeper& gate_;
    const access::Identity& who_;
    const std::string kind_;
    const std::map<std::string, access::Work> told_;
  };

  /// "Set-Cookie" of a session, of none, and of a sign-in elsewhere that has begun.
  std::string session_cookie(const std::string& token) const;
  std::string no_session_cookie() const;
  std::string begun_cookie(const std::string& token) const;
  std::string_view session_token(const http::Request& request) const;
  std::string_view begun_token(const http::Request& request) const;
  /// Throws access::Refused(not_allowed, "sign_in_insecure") where the proxy says that the browser came without TLS.
  void check_secure(const http::Request& request) const;

  /// Accounts or sessions were changed here.
  void forget() noexcept;

 private:
  using Clock = std::chrono::steady_clock;
  struct Known {
    http::Visitor visitor;
    Clock::time_point until;
  };
  void check_work(const http::Request& request, const RouteRight& needed) const;
  /// What the request shows: the name of a key's secret or of a session's token; empty: neither.
  std::string shown_by(const http::Request& request) const;
  http::Visitor asked_with(std::string_view secret);
  /// Of a program: counts what it asks. Throws access::Refused(too_often, "key_too_often") with the seconds until the next.
  void count(const http::Request& request);

  const Parts parts_;
  const std::shared_ptr<const access::Seal> seal_;
  const access::Accounts accounts_;
  const access::Door door_;
  const access::Keys keys_;
  access::OpenId openid_;
  const access::Sharing sharing_;
  std::mutex mutex_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, access::Allowance> allowances_;  // by the key's id, while the process lives
};

/// The secret in "Authorization: Bearer …" (RFC 6750); empty: none, or the header twice.
std::string_view key_secret(const http::Request& request);

/// The account that asks; empty where there are none.
inline std::string author_of(const http::Request& request) {
  return request.visitor.who ? request.visitor.who->account() : std::string();
}

}  // namespace handlingsrom::routes
