#include "surface/routes/figure_texts.hpp"

#include <algorithm>
#include <mutex>
#include <span>

#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

void write_values(std::string_view name, std::span<const double> values, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":[";
  bool first = true;
  for (const double value : values) {
    if (!first) out += ',';
    first = false;
    report::write_number(value, out);
  }
  out += ']';
}

}  // namespace

const std::string& FigureTexts::head(const rooms::Figure& figure, const messages::Catalogue& catalogue) const {
  const auto language = std::find(messages::languages.begin(), messages::languages.end(), catalogue.language());
  Heads& heads = heads_.at(static_cast<std::size_t>(language - messages::languages.begin()));
  std::string key(key_of(figure.provenance));
  key += ' ';
  key += figure.id;
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = heads.find(key); known != heads.end()) return known->second;
  }
  std::string text = figure_head(figure, catalogue).dump();
  text.pop_back();  // its closing brace
  const std::lock_guard lock(mutex_);
  return heads.try_emplace(std::move(key), std::move(text)).first->second;
}

void FigureTexts::write(const rooms::Figure& figure, const messages::Catalogue& catalogue, std::string& out) const {
  out += head(figure, catalogue);
  write_values("middle", figure.middle, out);
  if (figure.has_range()) {
    write_values("p10", figure.p10, out);
    write_values("p25", figure.p25, out);
    write_values("p75", figure.p75, out);
    write_values("p90", figure.p90, out);
  }
  out += '}';
}

}  // namespace handlingsrom::routes
