// Writes one SVG picture: shapes in, text out; every number finite, every text escaped.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::svg {

struct Point {
  double x = 0;
  double y = 0;
};

enum class Anchor { start, middle, end };

/// Escapes &, <, >, " for text and attributes of HTML and SVG; control characters are left out.
std::string escape(std::string_view text);

/// At most one decimal, never "-0". Charts leave out what is not finite; should one slip through it becomes "0".
std::string coordinate(double value);

/// Path data through the points, which must be finite: "M…L…".
std::string polyline(std::span<const Point> points);
/// Closed outline: along `upper`, back along `lower`.
std::string ribbon(std::span<const Point> upper, std::span<const Point> lower);

/// A picture in the making, in user units = CSS pixels at full width. Looks come from the classes in stylesheet().
class Drawing {
 public:
  /// `id` is unique in the page; the ids of title, description and patterns start with it.
  Drawing(std::string id, double width, double height);

  double width() const { return width_; }
  double height() const { return height_; }
  const std::string& id() const { return id_; }

  void line(Point from, Point to, std::string_view style);
  void path(const std::string& data, std::string_view style, std::string_view extra = {});
  void rectangle(double x, double y, double width, double height, std::string_view style, std::string_view extra = {});
  void circle(Point centre, double radius, std::string_view style);
  void text(Point at, std::string_view text, std::string_view style, Anchor anchor = Anchor::start);
  /// What a pointer over the open group is told.
  void title(std::string_view text);
  /// A pattern or clip path for later shapes.
  void define(const std::string& element);
  void open_group(std::string_view attributes);
  void close_group();
  /// The light hatch that marks what is missing; returns the paint to use as fill.
  std::string hatch();

  /// The whole element. `title` and `description` are what a screen reader says.
  std::string finish(std::string_view title, std::string_view description) const;

 private:
  std::string id_;
  double width_;
  double height_;
  std::string definitions_;
  std::string body_;
  bool hatched_ = false;
};

/// Rules for the classes that the charts use; once per page, or within a picture that stands alone.
std::string stylesheet();

}  // namespace handlingsrom::svg
