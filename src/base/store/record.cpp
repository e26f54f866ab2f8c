#include "base/store/record.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/store/inside.hpp"

namespace handlingsrom::store {
namespace {

std::string hash_of(const Entry& entry, const std::string& before) {
  const std::string number = std::to_string(entry.number);
  if (entry.author.empty())
    return digest({before, number, entry.time, entry.action, entry.subject, entry.municipality, entry.content});
  return digest(
      {before, number, entry.time, entry.action, entry.subject, entry.municipality, entry.content, entry.author});
}

}  // namespace

std::string time_of_change(Connection& connection, const Options& options) {
  std::string last;
  connection.sql() << "SELECT time FROM entry ORDER BY number DESC LIMIT 1", soci::into(last);
  return std::max(last, options.clock ? options.clock() : utc_now());
}

void append_entry(Connection& connection, const std::string& time, const std::string& action,
                  const std::string& subject, const std::string& municipality, const std::string& content,
                  const std::string& author) {
  Entry next{1, time, action, subject, municipality, content, author, {}};
  std::string before;
  long long last = 0;
  connection.sql() << "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1", soci::into(last),
      soci::into(before);
  next.number = last + 1;
  next.hash = hash_of(next, before);
  const long long number = next.number;
  connection.sql() << "INSERT INTO entry (number, time, action, subject, municipality, content, author, hash) "
                      "VALUES (:number, :time, :action, :subject, :municipality, :content, :author, :hash)",
      soci::use(number), soci::use(next.time), soci::use(next.action), soci::use(next.subject),
      soci::use(next.municipality), soci::use(next.content), soci::use(next.author), soci::use(next.hash);
}

std::vector<Entry> record(const Store& store, std::int64_t after) {
  return store.inside().read([&](Connection& connection) {
    std::vector<Entry> entries;
    Entry next;
    long long number = 0;
    const long long start = after;
    soci::statement select =
        (connection.sql().prepare << "SELECT number, time, action, subject, municipality, content, author, hash "
                                     "FROM entry WHERE number > :start ORDER BY number",
         soci::use(start), soci::into(number), soci::into(next.time), soci::into(next.action), soci::into(next.subject),
         soci::into(next.municipality), soci::into(next.content), soci::into(next.author), soci::into(next.hash));
    select.execute();
    while (select.fetch()) {
      next.number = number;
      entries.push_back(next);
    }
    return entries;
  });
}

std::int64_t last_number(const Store& store) {
  return store.inside().read([](Connection& connection) {
    long long last = 0;
    connection.sql() << "SELECT number FROM entry ORDER BY number DESC LIMIT 1", soci::into(last);
    return std::int64_t{last};
  });
}

std::optional<std::int64_t> first_break(const std::vector<Entry>& entries) {
  std::string before;
  std::int64_t number = 0;
  for (const Entry& entry : entries) {
    ++number;
    if (entry.number != number || entry.hash != hash_of(entry, before)) return number;
    before = entry.hash;
  }
  return std::nullopt;
}

}  // namespace handlingsrom::store
