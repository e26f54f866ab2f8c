#include "surface/report/svg/picture.hpp"

#include <cstdio>
#include <type_traits>

#include <fmt/format.h>

namespace handlingsrom::svg {
namespace {

std::string plain_colours(std::string css) {
  for (std::size_t at = css.find("var("); at != std::string::npos; at = css.find("var(", at)) {
    const std::size_t comma = css.find(',', at), end = css.find(')', at);
    if (comma == std::string::npos || end == std::string::npos || comma > end) break;
    css.replace(at, end + 1 - at, css.substr(comma + 1, end - comma - 1));
  }
  return css;
}

}  // namespace

std::string draw(const Picture& picture) {
  return std::visit(
      [](const auto& one) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::monostate>) {
          return {};
        } else {
          return draw(one);
        }
      },
      picture);
}

std::string title_of(const Picture& picture) {
  return std::visit(
      [](const auto& one) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::monostate>) {
          return {};
        } else {
          return one.title;
        }
      },
      picture);
}

Point size_of(const std::string& element) {
  Point size;
  const std::size_t box = element.find("viewBox=\"0 0 ");
  if (box != std::string::npos) std::sscanf(element.c_str() + box, "viewBox=\"0 0 %lf %lf\"", &size.x, &size.y);
  return size;
}

std::string standalone(std::string element) {
  const Point size = size_of(element);
  const std::size_t end = element.find('>');
  if (end == std::string::npos) return element;
  const bool named = element.substr(0, end).find("xmlns=") != std::string::npos;
  // No halo round letters: programs that do not know paint-order would draw it over them.
  element.insert(end + 1, fmt::format("<style>{}.chart text{{stroke:none}}</style>", stylesheet()));
  element.insert(4, fmt::format("{} width=\"{}\" height=\"{}\"", named ? "" : " xmlns=\"http://www.w3.org/2000/svg\"",
                                coordinate(size.x), coordinate(size.y)));
  return plain_colours(std::move(element));
}

}  // namespace handlingsrom::svg
