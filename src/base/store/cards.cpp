#include "base/store/cards.hpp"

#include "base/digest.hpp"
#include "base/store/inside.hpp"

namespace handlingsrom::store {
namespace {

const std::string columns = "kind, key, owner, ends, body";
const std::string still_there = "(ends = '' OR ends > :now)";

std::vector<Card> selected_cards(Connection& connection, const std::string& condition,
                                 const std::vector<std::string>& texts) {
  Card row;
  soci::statement statement(connection.sql());
  for (const std::string& text : texts) statement.exchange(soci::use(text));
  statement.exchange(soci::into(row.kind));
  statement.exchange(soci::into(row.key));
  statement.exchange(soci::into(row.owner));
  statement.exchange(soci::into(row.ends));
  statement.exchange(soci::into(row.body));
  statement.alloc();
  statement.prepare("SELECT " + columns + " FROM card WHERE " + condition + " ORDER BY key");
  statement.define_and_bind();
  statement.execute();
  std::vector<Card> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

std::optional<Card> one(Connection& connection, const std::string& kind, const std::string& key,
                        const std::string& now) {
  std::vector<Card> found =
      selected_cards(connection, "kind = :kind AND key = :key AND " + still_there, {kind, key, now});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Card> several(Connection& connection, const std::string& kind, const std::optional<std::string>& owner,
                          const std::string& now) {
  if (!owner) return selected_cards(connection, "kind = :kind AND " + still_there, {kind, now});
  return selected_cards(connection, "kind = :kind AND owner = :owner AND " + still_there, {kind, *owner, now});
}

std::string time_now(const Options& options) { return options.clock ? options.clock() : utc_now(); }

}  // namespace

std::optional<Card> Desk::find(const std::string& kind, const std::string& key) const {
  return one(connection_, kind, key, now_);
}

std::vector<Card> Desk::list(const std::string& kind, const std::optional<std::string>& owner) const {
  return several(connection_, kind, owner, now_);
}

void Desk::put(const Card& card) const {
  connection_.sql() << "INSERT INTO card (kind, key, owner, ends, body) VALUES (:kind, :key, :owner, :ends, :body) "
                       "ON CONFLICT (kind, key) DO UPDATE SET owner = excluded.owner, ends = excluded.ends, "
                       "body = excluded.body",
      soci::use(card.kind), soci::use(card.key), soci::use(card.owner), soci::use(card.ends), soci::use(card.body);
}

bool Desk::remove(const std::string& kind, const std::string& key) const {
  const bool there = find(kind, key).has_value();
  connection_.sql() << "DELETE FROM card WHERE kind = :kind AND key = :key", soci::use(kind), soci::use(key);
  return there;
}

void Desk::remove_all_of(const std::string& kind, const std::string& owner) const {
  connection_.sql() << "DELETE FROM card WHERE kind = :kind AND owner = :owner", soci::use(kind), soci::use(owner);
}

void Desk::sweep() const { connection_.sql() << "DELETE FROM card WHERE ends <> '' AND ends <= :now", soci::use(now_); }

void Desk::tell(const std::string& action, const std::string& subject, const std::string& municipality,
                const std::string& content, const std::string& author) const {
  append_entry(connection_, now_, action, subject, municipality, digest({content}), author);
}

std::string Cards::now() const { return time_now(store_.inside().options()); }

std::optional<Card> Cards::find(const std::string& kind, const std::string& key) const {
  Inside& inside = store_.inside();
  return inside.read([&](Connection& connection) { return one(connection, kind, key, time_now(inside.options())); });
}

std::vector<Card> Cards::list(const std::string& kind, const std::optional<std::string>& owner) const {
  Inside& inside = store_.inside();
  return inside.read(
      [&](Connection& connection) { return several(connection, kind, owner, time_now(inside.options())); });
}

void Cards::change(const std::function<void(const Desk&)>& work) const {
  Inside& inside = store_.inside();
  inside.write([&](Connection& connection) {
    work(Desk(connection, time_of_change(connection, inside.options())));
    return true;
  });
}

}  // namespace handlingsrom::store
