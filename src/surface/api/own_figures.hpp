// The façade's way in for a municipality's own figures: read, held against what is published, brought to today.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "standing/facts/own_figures.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Throws what facts::read_own_figures and facts::settle_own_figures throw. What there is to tell stands in the answer's notices.
facts::OwnFigures own_figures(const Service& service, MunicipalityIndex municipality, const std::filesystem::path& file,
                              bool accept);

/// The same from a file's bytes: CSV in any encoding, XLSX or ODS, told by the bytes.
facts::OwnFigures own_figures_of(const Service& service, MunicipalityIndex municipality, std::string_view bytes,
                                 const std::string& name, bool accept);

/// How a file was read, before it is used.
struct OwnPreview {
  struct Line {
    int line = 0;           // of the file
    std::string name;       // "Net spending, school"
    std::string value;      // as it was understood
    std::string published;  // what is published or estimated; empty where nothing is known
    std::string far_off;    // a sentence where the figure is far from that; empty where it is not
  };
  std::string file;
  int year = 0;
  std::vector<Line> lines;
  std::vector<std::string> notices;
};

/// Throws what facts::read_own_figures throws; a figure that is far off is said, not refused.
OwnPreview preview_own_figures(const Service& service, MunicipalityIndex municipality, std::string_view bytes,
                               const std::string& name, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
