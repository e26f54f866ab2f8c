// `handlingsrom key …`: keys for programs that ask a server where people sign in. For whoever has the machine and its store.
#include <memory>
#include <ostream>

#include "base/access/keys.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/grants.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

using access::Actor;
using access::Keys;

struct KeyChoices {
  std::string name;
  std::vector<std::string> roles;
  int per_minute = 600;
  int days = 365;
};

void add_one(const Context& context, const Keys& keys, const KeyChoices& choices) {
  const access::NewKey made = keys.add(choices.name, grants_in(context, choices.roles), choices.per_minute,
                                       choices.days, Actor::owner_of_the_machine());
  context.out() << made.secret << std::endl;
  context.message(context.text("cli.key.added", {{"name", made.key.name},
                                                 {"roles", words_of(made.key.grants)},
                                                 {"rate", std::to_string(made.key.per_minute)},
                                                 {"ends", made.key.ends.substr(0, 10)}}));
}

void list_keys(const Context& context, const Keys& keys, const KeyChoices&) {
  Table table{"keys", {{"key_name"}, {"roles"}, {"per_minute"}, {"created"}, {"key_ends"}, {"key_seen"}}, {}};
  for (const access::Key& key : keys.list())
    table.rows.push_back(
        {key.name, words_of(key.grants), std::int64_t{key.per_minute}, key.created, key.ends, key.seen});
  context.show(table);
}

void revoke(const Context& context, const Keys& keys, const KeyChoices& choices) {
  const access::Key gone = keys.revoke(choices.name, Actor::owner_of_the_machine());
  context.message(context.text("cli.key.revoked", {{"name", gone.name}}));
}

}  // namespace

void add_key(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "key");
  const auto choices = std::make_shared<KeyChoices>();
  using Run = void (*)(const Context&, const Keys&, const KeyChoices&);
  const auto verb = [&](const char* name, Run run) -> CLI::App& {
    return add_verb(noun, context, name, [&context, choices, run] {
      const store::Store store = api::open_store(context.store());
      run(context, Keys(store), *choices);
    });
  };
  CLI::App& adds = verb("add", add_one);
  add_argument(adds, context, "name", choices->name).required();
  add_argument(adds, context, "--role", choices->roles).required().option_text("reader@all").delimiter(',');
  add_argument(adds, context, "--rate", choices->per_minute)
      .between(access::fewest_per_minute, access::most_per_minute)
      .capture_default_str();
  add_argument(adds, context, "--days", choices->days).between(1, access::most_key_days).capture_default_str();
  verb("list", list_keys);
  add_argument(verb("revoke", revoke), context, "name", choices->name).required();
}

}  // namespace handlingsrom::cli
