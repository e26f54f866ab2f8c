#include "base/store/lines.hpp"

#include <algorithm>
#include <map>

#include "base/digest.hpp"
#include "base/store/inside.hpp"
#include "base/text.hpp"

namespace handlingsrom::store {
namespace {

constexpr std::size_t longest_key = 400;

void check_lines(const Delivery& draft, const std::vector<Line>& lines) {
  const auto good = [](const std::string& text) {
    return !text.empty() && text.size() <= longest_key && is_plain_text(text);
  };
  const auto refuse = [](const std::string& found) {
    return Error(ErrorCode::bad_input, "line_text", {{"found", visible(found.substr(0, longest_key))}});
  };
  if (!good(draft.source)) throw refuse(draft.source);
  for (const std::string* text : {&draft.what, &draft.vintage, &draft.author, &draft.note})
    if (!is_plain_text(*text)) throw refuse(*text);
  for (const Line& line : lines) {
    if (!good(line.place)) throw refuse(line.place);
    if (!good(line.series)) throw refuse(line.series);
    if (!is_plain_text(line.body)) throw refuse(line.body);
  }
}

/// What holds of one source, by statements that are prepared once for the many lines of a delivery.
class LineWriter {
 public:
  LineWriter(Connection& connection, std::int64_t number, const std::string& source)
      : source_(source),
        number_(number),
        find_((connection.sql().prepare << "SELECT body, added FROM line WHERE place = :place AND series = :series AND "
                                           "source = :source AND ended = 0",
               soci::use(place_), soci::use(series_), soci::use(source_), soci::into(held_), soci::into(added_))),
        end_((
            connection.sql().prepare << "UPDATE line SET ended = :number WHERE place = :place AND series = :series AND "
                                        "source = :source AND added = :added",
            soci::use(number_), soci::use(place_), soci::use(series_), soci::use(source_), soci::use(added_))),
        insert_((connection.sql().prepare << "INSERT INTO line (place, series, source, added, ended, body) VALUES "
                                             "(:place, :series, :source, :number, 0, :body)",
                 soci::use(place_), soci::use(series_), soci::use(source_), soci::use(number_), soci::use(body_))) {}

  void write(const Line& line, Delivered& delivered) {
    place_ = line.place;
    series_ = line.series;
    const bool known = find_.execute(true);
    if (known && added_ == number_) throw Error(ErrorCode::bad_input, "line_text", {{"found", line.series}});
    body_ = known ? joined(held_, line.body) : line.body;
    if (known && body_ == held_) {
      ++delivered.unchanged;
      return;
    }
    if (known) {
      delivered.changes.push_back({line.place, line.series, held_, body_});
      end_.execute(true);
    } else {
      ++delivered.fresh;
    }
    insert_.execute(true);
  }

 private:
  std::string place_, series_, source_, body_, held_;
  long long number_ = 0, added_ = 0;
  soci::statement find_, end_, insert_;
};

/// The names that differ from those that hold.
void name_anew(Connection& connection, std::int64_t number, const std::vector<SeriesName>& names) {
  const long long added = number;
  std::string series, title, unit, held_title, held_unit;
  soci::statement find =
      (connection.sql().prepare << "SELECT title, unit FROM series_name WHERE series = :series ORDER BY "
                                   "added DESC LIMIT 1",
       soci::use(series), soci::into(held_title), soci::into(held_unit));
  soci::statement insert =
      (connection.sql().prepare
           << "INSERT INTO series_name (series, added, title, unit) VALUES (:series, :added, :title, :unit)",
       soci::use(series), soci::use(added), soci::use(title), soci::use(unit));
  for (const SeriesName& name : names) {
    series = name.series;
    title = name.title;
    unit = name.unit;
    if (find.execute(true) && held_title == title && held_unit == unit) continue;
    insert.execute(true);
  }
}

std::int64_t next_number(Connection& connection) {
  long long number = 0;
  connection.sql() << "SELECT coalesce(max(number), 0) + 1 FROM entry", soci::into(number);
  return number;
}

std::string digest_of(const std::vector<Line>& lines) {
  std::string all;
  for (const Line& line : lines) all += digest({line.place, line.series, line.body});
  return digest({all});
}

void add_delivery(Connection& connection, const Delivery& delivery) {
  const long long number = delivery.number;
  connection.sql()
      << "INSERT INTO delivery (number, time, source, what, vintage, author, note) VALUES (:number, :time, "
         ":source, :what, :vintage, :author, :note)",
      soci::use(number), soci::use(delivery.time), soci::use(delivery.source), soci::use(delivery.what),
      soci::use(delivery.vintage), soci::use(delivery.author), soci::use(delivery.note);
}

const std::string line_columns = "place, series, source, added, ended, body";

/// Hands over the rows of a statement on lines; parameters are texts, in their order.
void each_line(Connection& connection, const std::string& sql, const std::vector<std::string>& texts,
               const std::function<void(const Line&)>& take) {
  Line line;
  long long added = 0, ended = 0;
  soci::statement select(connection.sql());
  for (const std::string& text : texts) select.exchange(soci::use(text));
  for (std::string* column : {&line.place, &line.series, &line.source}) select.exchange(soci::into(*column));
  select.exchange(soci::into(added));
  select.exchange(soci::into(ended));
  select.exchange(soci::into(line.body));
  select.alloc();
  select.prepare(sql);
  select.define_and_bind();
  select.execute();
  while (select.fetch()) {
    line.added = added;
    line.ended = ended;
    take(line);
  }
}

std::string holding_at(const AsOf& at) {
  if (at.delivery == AsOf{}.delivery) return "ended = 0";
  const std::string number = std::to_string(at.delivery);
  return "added <= " + number + " AND (ended = 0 OR ended > " + number + ")";
}

}  // namespace

Delivered Lines::deliver(const Delivery& draft, const std::vector<Line>& lines,
                         const std::vector<SeriesName>& names) const {
  check_lines(draft, lines);
  Inside& inside = store_.inside();
  return inside.write([&](Connection& connection) {
    Delivered delivered;
    Delivery delivery = draft;
    delivery.number = next_number(connection);
    delivery.time = time_of_change(connection, inside.options());
    // First, so that lines and names have a delivery to belong to; taken back where nothing is new.
    connection.sql() << "SAVEPOINT delivery";
    add_delivery(connection, delivery);
    LineWriter writer(connection, delivery.number, delivery.source);
    for (const Line& line : lines) writer.write(line, delivered);
    if (delivered.fresh == 0 && delivered.changes.empty()) {
      connection.sql() << "ROLLBACK TO SAVEPOINT delivery";
      return delivered;
    }
    name_anew(connection, delivery.number, names);
    append_entry(connection, delivery.time, "delivered", delivery.source + " " + delivery.what, "", digest_of(lines),
                 delivery.author);
    delivered.number = delivery.number;
    return delivered;
  });
}

std::vector<Line> Lines::of_place(const std::string& place, const std::string& series, const AsOf& at) const {
  std::string sql = "SELECT " + line_columns + " FROM line WHERE place = :place AND " + holding_at(at);
  std::vector<std::string> texts{place};
  if (series.ends_with('/')) {
    std::string beyond = series;  // the first text that no longer begins with it
    ++beyond.back();
    sql += " AND series >= :series AND series < :beyond";
    texts.insert(texts.end(), {series, beyond});
  } else if (!series.empty()) {
    sql += " AND series = :series";
    texts.push_back(series);
  }
  sql += " ORDER BY place, series, source, added";
  return store_.inside().read([&](Connection& connection) {
    std::vector<Line> found;
    each_line(connection, sql, texts, [&](const Line& line) { found.push_back(line); });
    return found;
  });
}

std::vector<Line> Lines::of_series(const std::string& place, const std::vector<std::string>& series,
                                   const AsOf& at) const {
  if (series.empty()) return {};
  std::vector<std::string> texts{place};
  std::string names;
  for (std::size_t i = 0; i < series.size(); ++i) {
    names += (i == 0 ? ":s" : ", :s") + std::to_string(i);
    texts.push_back(series[i]);
  }
  const std::string sql = "SELECT " + line_columns + " FROM line WHERE place = :place AND " + holding_at(at) +
                          " AND series IN (" + names + ") ORDER BY place, series, source, added";
  return store_.inside().read([&](Connection& connection) {
    std::vector<Line> found;
    each_line(connection, sql, texts, [&](const Line& line) { found.push_back(line); });
    return found;
  });
}

std::vector<Change> Lines::changed_since(std::int64_t at) const {
  const std::string number = std::to_string(at);
  const std::string sql =
      "SELECT b.place, b.series, b.body, n.body FROM line b JOIN line n ON n.place = b.place AND n.series = b.series AND "
      "n.source = b.source AND n.ended = 0 WHERE b.added <= " +
      number + " AND b.ended > " + number + " ORDER BY b.place, b.series";
  return store_.inside().read([&](Connection& connection) {
    std::vector<Change> changes;
    Change next;
    soci::statement select = (connection.sql().prepare << sql, soci::into(next.place), soci::into(next.series),
                              soci::into(next.before), soci::into(next.after));
    select.execute();
    while (select.fetch())
      if (next.before != next.after) changes.push_back(next);
    return changes;
  });
}

std::vector<std::string> Lines::places_below(const std::string& series) const {
  // From place to place by the primary key.
  const std::string sql =
      "WITH RECURSIVE step(place) AS (SELECT min(place) FROM line UNION ALL SELECT (SELECT min(l.place) FROM line l "
      "WHERE l.place > step.place) FROM step WHERE step.place IS NOT NULL) SELECT place FROM step WHERE place IS NOT "
      "NULL AND EXISTS (SELECT 1 FROM line l WHERE l.place = step.place AND l.series >= :series AND l.series < :beyond)";
  std::string beyond = series;
  ++beyond.back();
  return store_.inside().read([&](Connection& connection) {
    std::vector<std::string> places;
    std::string place;
    soci::statement select =
        (connection.sql().prepare << sql, soci::use(series, "series"), soci::use(beyond, "beyond"), soci::into(place));
    select.execute();
    while (select.fetch()) places.push_back(place);
    return places;
  });
}

std::vector<Line> Lines::history(const std::string& place, const std::string& series, const AsOf& at) const {
  return store_.inside().read([&](Connection& connection) {
    std::vector<Line> found;
    each_line(connection,
              "SELECT " + line_columns + " FROM line WHERE place = :place AND series = :series ORDER BY source, added",
              {place, series}, [&](Line line) {
                if (line.added > at.delivery) return;
                if (line.ended > at.delivery) line.ended = 0;
                found.push_back(std::move(line));
              });
    return found;
  });
}

void Lines::each(const std::function<void(const Line&)>& take) const {
  store_.inside().read([&](Connection& connection) {
    each_line(connection, "SELECT " + line_columns + " FROM line ORDER BY place, series, source, added", {}, take);
    return true;
  });
}

void Lines::each(const std::function<void(const Line&)>& take, const AsOf& at) const {
  store_.inside().read([&](Connection& connection) {
    each_line(
        connection,
        "SELECT " + line_columns + " FROM line WHERE " + holding_at(at) + " ORDER BY place, series, source, added", {},
        take);
    return true;
  });
}

std::vector<Delivery> Lines::deliveries() const {
  return store_.inside().read([&](Connection& connection) {
    std::vector<Delivery> found;
    Delivery next;
    long long number = 0;
    soci::statement select =
        (connection.sql().prepare
             << "SELECT number, time, source, what, vintage, author, note FROM delivery ORDER BY number",
         soci::into(number), soci::into(next.time), soci::into(next.source), soci::into(next.what),
         soci::into(next.vintage), soci::into(next.author), soci::into(next.note));
    select.execute();
    while (select.fetch()) {
      next.number = number;
      found.push_back(next);
    }
    return found;
  });
}

std::int64_t Lines::delivery_at(const std::string& time) const {
  const std::string then = moment(time);
  return store_.inside().read([&](Connection& connection) {
    long long number = 0;
    connection.sql() << "SELECT coalesce(max(number), 0) FROM delivery WHERE time <= :time", soci::use(then),
        soci::into(number);
    return std::int64_t{number};
  });
}

AsOf Lines::as_of(const std::string& time) const { return time.empty() ? AsOf{} : AsOf{delivery_at(time), time}; }

AsOf Lines::as_of_delivery(std::int64_t number) const {
  AsOf at{number, "0001"};
  for (const Delivery& delivery : deliveries())
    if (delivery.number <= number) at.time = delivery.time;
  return at;
}

std::vector<SeriesName> Lines::names(const std::string& word, const AsOf& at) const {
  const auto folded = [](std::string text) {
    for (char& letter : text)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
  };
  const std::string wanted = folded(word);
  return store_.inside().read([&](Connection& connection) {
    const long long latest_delivery = at.delivery;
    std::map<std::string, SeriesName> latest;
    SeriesName next;
    soci::statement select =
        (connection.sql().prepare
             << "SELECT series, title, unit FROM series_name WHERE added <= :at ORDER BY series, added",
         soci::use(latest_delivery), soci::into(next.series), soci::into(next.title), soci::into(next.unit));
    select.execute();
    while (select.fetch()) latest[next.series] = next;
    std::vector<SeriesName> found;
    for (const auto& [series, name] : latest) {
      if (folded(series).find(wanted) != std::string::npos || folded(name.title).find(wanted) != std::string::npos)
        found.push_back(name);
    }
    return found;
  });
}

}  // namespace handlingsrom::store
