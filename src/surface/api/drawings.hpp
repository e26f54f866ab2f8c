// Drawings that a page asks for by their values: the same pictures as the report's, as wide as the page has room for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct DrawnLine {
  std::string name;                        // at the line's end; may be empty
  std::vector<double> values;              // by year from the request's first year, NaN for a gap
  std::vector<double> p10, p25, p75, p90;  // all as long as `values`, or all empty
  bool quiet = false;                      // beside the others, for comparison
};

struct DrawnStep {
  std::string name;
  double now = 0, later = 0;  // people on it
};

/// A cause in a waterfall: `value` is its change. A thing in a tornado: what the figure changes by at both ends.
struct DrawnPart {
  std::string name;
  double value = 0;
  double at_low = 0, at_high = 0;
};

struct DrawnWhole {
  std::string name;
  double value = 0;
};

struct DrawingRequest {
  enum class Kind {
    room,       // the first line is the room, others are beside it
    lines,      // lines by year
    ladder,     // the care ladder's steps, lightest first
    waterfall,  // from one whole to another, a bar for each part
    swings,     // how far each part moves a figure
    strip       // every municipality as a dot
  };
  Kind kind = Kind::lines;
  std::string id;  // unique in the page
  std::string title, description;
  Unit unit = Unit::none;
  int first_year = 0, last_year = 0;  // of the ladder: now and later
  double
      width = 0,
      height =
          0;  // pixels; 0: as in the report. Of ladder, waterfall and swings the height follows from what is in them.
  bool from_zero = true;
  std::vector<DrawnLine> lines;
  std::vector<DrawnStep> steps;
  std::vector<std::string> in_year;  // what each year says; empty: the lines' figures
  std::vector<DrawnPart> parts;
  DrawnWhole start;             // of a waterfall; its end follows
  std::string end_name;         // of a waterfall
  std::optional<int> decimals;  // known of a waterfall's figures; nullopt: as much as their size tells
  std::vector<double> values;   // of a strip: one for each municipality, NaN where it has none
  std::vector<int> group;       // of a strip: positions in `values` that are darker
  int ours = -1;                // of a strip: position in `values`
  std::string ours_name;
};

struct Drawn {
  std::string svg;                 // an element for a page that has drawing_style()
  std::string unit;                // of the value axis, in words
  std::vector<std::string> texts;  // of a waterfall: start, each part, end as written; of swings: two for each part
};

Drawn draw(const DrawingRequest& request, const messages::Catalogue& catalogue);

/// The style sheet of every drawing, colours for light and dark included (`data-color-scheme` of the root element, or the system's).
std::string drawing_style();

}  // namespace handlingsrom::api
