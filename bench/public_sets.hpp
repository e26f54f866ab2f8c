// Files of public problem sets, as the benchmarks of several engines read them.
#pragma once

#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace handlingsrom::bench {

/// Whole, packed by gzip or plain.
inline std::string unpacked(const std::filesystem::path& file) {
  std::string text, piece(1 << 16, '\0');
  gzFile input = gzopen(file.c_str(), "rb");
  if (input == nullptr) throw std::runtime_error("cannot read " + file.string());
  for (int read = 0; (read = gzread(input, piece.data(), static_cast<unsigned>(piece.size()))) > 0;)
    text.append(piece, 0, static_cast<std::size_t>(read));
  gzclose(input);
  return text;
}

/// The values of best_known.csv by the instance's name; empty where the folder has none.
inline std::map<std::string, double> best_known(const std::filesystem::path& folder) {
  std::map<std::string, double> best;
  std::ifstream input(folder / "best_known.csv");
  std::string line;
  std::getline(input, line);  // its heads
  while (std::getline(input, line)) {
    std::stringstream fields(line);
    std::string name, value;
    if (std::getline(fields, name, ',') && std::getline(fields, value, ',')) best[name] = std::atof(value.c_str());
  }
  return best;
}

}  // namespace handlingsrom::bench
