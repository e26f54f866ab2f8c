// `handlingsrom account …`: who may sign in to a server, and what as. For whoever has the machine and its store.
#include <memory>
#include <ostream>

#include "base/access/accounts.hpp"
#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/grants.hpp"
#include "surface/cli/secret_line.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct AccountChoices {
  std::string name;
  std::vector<std::string> roles;
  int days = 7;
  std::string address;
  bool second_factor = false;
  std::string space, title;
  std::vector<std::string> municipalities;
  bool gone = false;
};

using access::Accounts;
using access::Actor;

/// By name, or by number for those who sign in elsewhere.
access::Account account_named(const Accounts& accounts, const std::string& name) {
  auto account = accounts.find_named(name);
  if (!account) account = accounts.find(name);
  if (!account) throw access::Refused(access::Refused::unknown, "account_unknown", {{"found", name}});
  return *account;
}

void add_one(const Context& context, const Accounts& accounts, const AccountChoices& choices) {
  const std::vector<access::Grant> grants = grants_in(context, choices.roles);
  const access::Account made =
      accounts.add(choices.name, read_secret(context, "cli.account.password"), grants, Actor::owner_of_the_machine());
  context.message(context.text("cli.account.added", {{"name", made.name}, {"roles", words_of(made.grants)}}));
}

void list(const Context& context, const Accounts& accounts, const AccountChoices&) {
  Table table{"accounts",
              {{"account_id"}, {"account_name"}, {"roles"}, {"provider"}, {"second_factor"}, {"created"}, {"seen"}},
              {}};
  for (const access::Account& account : accounts.list()) {
    table.rows.push_back({account.id, account.name, words_of(account.grants), account.provider,
                          context.text(account.code_key.empty() ? "cli.account.no" : "cli.account.yes"),
                          account.created, account.seen});
  }
  context.show(table);
}

void remove(const Context& context, const Accounts& accounts, const AccountChoices& choices) {
  const access::Account account = account_named(accounts, choices.name);
  accounts.remove(account.id, Actor::owner_of_the_machine());
  context.message(context.text("cli.account.removed", {{"name", account.name}}));
}

void set_roles(const Context& context, const Accounts& accounts, const AccountChoices& choices) {
  const access::Account account = account_named(accounts, choices.name);
  const access::Account after =
      accounts.set_grants(account.id, grants_in(context, choices.roles), Actor::owner_of_the_machine());
  context.message(context.text("cli.account.added", {{"name", after.name}, {"roles", words_of(after.grants)}}));
}

void show_link(const Context& context, const AccountChoices& choices, const access::NewLink& made) {
  std::string address = choices.address.empty() ? "http://localhost:8350" : choices.address;
  if (address.ends_with('/')) address.pop_back();
  const std::string language = std::string(messages::code_of(context.language()));
  context.out() << address << "/" << language << "/sign-in#link=" << made.token << std::endl;
  context.message(context.text("cli.account.link", {{"ends", made.link.ends.substr(0, 16)}}));
}

void invite(const Context& context, const Accounts& accounts, const AccountChoices& choices) {
  show_link(context, choices,
            accounts.invite(grants_in(context, choices.roles), choices.days, Actor::owner_of_the_machine()));
}

void reset(const Context& context, const Accounts& accounts, const AccountChoices& choices) {
  const access::Account account = account_named(accounts, choices.name);
  show_link(context, choices, accounts.reset(account.id, choices.second_factor, Actor::owner_of_the_machine()));
}

void space(const Context& context, const Accounts& accounts, const AccountChoices& choices) {
  if (choices.gone) {
    accounts.remove_space(choices.space, Actor::owner_of_the_machine());
    context.message(context.text("cli.account.space_removed", {{"space", choices.space}}));
    return;
  }
  access::Space kept{choices.space, choices.title.empty() ? choices.space : choices.title, {}};
  const api::Service& service = context.service();
  for (const std::string& member : choices.municipalities)
    kept.municipalities.insert(to_string(service.municipality(service.find_number_or_name(member)).number));
  accounts.keep_space(kept, Actor::owner_of_the_machine());
  context.message(context.text("cli.account.space_kept",
                               {{"space", kept.id}, {"count", std::to_string(kept.municipalities.size())}}));
}

}  // namespace

void add_account(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "account");
  const auto choices = std::make_shared<AccountChoices>();
  using Run = void (*)(const Context&, const Accounts&, const AccountChoices&);
  const auto verb = [&](const char* name, Run run) -> CLI::App& {
    return add_verb(noun, context, name, [&context, choices, run] {
      const store::Store store = api::open_store(context.store());
      run(context, Accounts(store), *choices);
    });
  };
  const auto roles = [&](CLI::App& command) {
    add_argument(command, context, "--role", choices->roles).option_text("analyst@5029").delimiter(',');
  };
  CLI::App& adds = verb("add", add_one);
  add_argument(adds, context, "name", choices->name).required();
  roles(adds);
  verb("list", list);
  add_argument(verb("remove", remove), context, "name", choices->name).required();
  CLI::App& sets = verb("role", set_roles);
  add_argument(sets, context, "name", choices->name).required();
  roles(sets);
  CLI::App& invites = verb("invite", invite);
  roles(invites);
  add_argument(invites, context, "--days", choices->days).between(1, 30).capture_default_str();
  add_argument(invites, context, "--address", choices->address).option_text("https://handlingsrom.example.no");
  CLI::App& resets = verb("reset", reset);
  add_argument(resets, context, "name", choices->name).required();
  add_switch(resets, context, "--second-factor", choices->second_factor);
  add_argument(resets, context, "--address", choices->address).option_text("https://handlingsrom.example.no");
  CLI::App& spaces = verb("space", space);
  add_argument(spaces, context, "space", choices->space).required();
  add_argument(spaces, context, "--title", choices->title);
  add_argument(spaces, context, "--municipality", choices->municipalities).delimiter(',');
  add_switch(spaces, context, "--remove", choices->gone);
}

}  // namespace handlingsrom::cli
