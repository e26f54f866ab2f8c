// Figures as the text of JSON, without a tree between: for what a slider asks many times a second.
#pragma once

#include <array>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "surface/api/figures_out.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::routes {

/// What figure() (json.hpp) gives, as text, each number by its shortest digits. Names are looked up once for each figure, language and mark. Safe from many threads.
class FigureTexts {
 public:
  /// Appends the figure to `out`.
  void write(const rooms::Figure& figure, const messages::Catalogue& catalogue, std::string& out) const;

 private:
  using Heads = std::unordered_map<std::string, std::string>;
  const std::string& head(const rooms::Figure& figure, const messages::Catalogue& catalogue) const;

  mutable std::shared_mutex mutex_;
  mutable std::array<Heads, messages::languages.size()>
      heads_;  // what stands before the values; a text stays where it is
};

}  // namespace handlingsrom::routes
