// Everything in the store in forms that other programs read.
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "base/csv_text.hpp"
#include "base/store/documents.hpp"
#include "base/store/record.hpp"
#include "surface/api/stored_facts.hpp"

namespace handlingsrom::api {
namespace {

class Rows {
 public:
  Rows(const std::filesystem::path& file, const std::vector<std::string>& heads) : file_(file) { row(heads); }
  void row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text_ += (i > 0 ? "," : "") + csv::quoted(csv::no_formula(cells[i]));
    text_ += "\n";
    constexpr std::size_t enough = 1U << 16U;
    if (text_.size() > enough) flush();
  }
  void commit() {
    flush();
    file_.commit();
  }

 private:
  void flush() {
    file_.write(text_);
    text_.clear();
  }
  AtomicFile file_;
  std::string text_;
};

void export_documents(const store::Store& store, const std::filesystem::path& file) {
  const store::Documents documents(store);
  auto all = nlohmann::ordered_json::array();
  for (const store::Name& name : documents.names()) {
    for (const store::Document& version : documents.history(name)) {
      const auto whole = documents.version(name, version.version, version.beside);
      all.push_back({{"kind", name.kind},
                     {"municipality", name.municipality},
                     {"name", name.name},
                     {"version", version.version},
                     {"beside", version.beside},
                     {"time", version.time},
                     {"author", version.author},
                     {"note", version.note},
                     {"settles", version.settles},
                     {"removed", version.removed},
                     {"erased", version.erased},
                     {"body", whole ? whole->body : ""}});
    }
  }
  write_file(file, all.dump(1) + "\n");
}

void export_figures(const store::Lines& lines, const std::filesystem::path& file, const std::string& time) {
  std::map<std::int64_t, store::Delivery> deliveries;
  for (store::Delivery& delivery : lines.deliveries()) deliveries.emplace(delivery.number, std::move(delivery));
  std::map<std::string, store::SeriesName> names;
  for (store::SeriesName& name : lines.names()) names.emplace(name.series, std::move(name));
  Rows rows(file, {"place", "series", "title", "unit", "period", "value", "mark", "source", "what", "vintage", "since",
                   "until"});
  const auto take = [&](const store::Line& line) {
    const store::SeriesName& name = names[line.series];
    const store::Delivery& brought = deliveries[line.added];
    const std::string until = line.ended == 0 ? "" : deliveries[line.ended].time;
    for (const store::Cell& cell : store::cells_of(line.body)) {
      rows.row({line.place, line.series, name.title, name.unit, cell.period,
                std::isnan(cell.value) ? "" : fmt::format("{}", cell.value), cell.mark, line.source, brought.what,
                brought.vintage, brought.time, until});
    }
  };
  if (time.empty())
    lines.each(take);
  else
    lines.each(take, lines.as_of(time));
  rows.commit();
}

}  // namespace

void export_store(const store::Store& store, const std::filesystem::path& folder, const std::string& time) {
  const store::Lines lines(store);
  export_figures(lines, folder / "figures.csv", time);
  export_documents(store, folder / "documents.json");
  Rows deliveries(folder / "deliveries.csv", {"number", "time", "source", "what", "vintage", "author", "note"});
  for (const store::Delivery& one : lines.deliveries())
    deliveries.row({std::to_string(one.number), one.time, one.source, one.what, one.vintage, one.author, one.note});
  deliveries.commit();
  Rows record(folder / "record.csv",
              {"number", "time", "action", "subject", "municipality", "content", "author", "hash"});
  for (const store::Entry& entry : store::record(store))
    record.row({std::to_string(entry.number), entry.time, entry.action, entry.subject, entry.municipality,
                entry.content, entry.author, entry.hash});
  record.commit();
}

}  // namespace handlingsrom::api
