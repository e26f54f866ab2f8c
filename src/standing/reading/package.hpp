// The parts of an XLSX or ODS file, unpacked within limits; nothing is ever written to the disk, and no name leads out of the file.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standing/reading/limits.hpp"

struct zip;
struct zip_file;

namespace handlingsrom::reading {

class Package {
 public:
  /// `bytes` must outlive the package. Throws Error(bad_input, "reading_package") where it is damaged, has a name that leads upwards
  /// or lies behind a password, and "reading_limit" beyond the limits.
  Package(std::string_view bytes, const std::string& file, const Limits& limits);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  bool has(const std::string& part) const;
  bool has_folder(std::string_view folder) const;
  /// The whole part. Throws Error(bad_input, "reading_part_missing").
  std::string read(const std::string& part);
  /// The part in pieces, in order.
  void stream(const std::string& part, const std::function<void(std::string_view)>& take);

  /// The part that `target` means, as written in a part of `folder`: "../media/x" and "/xl/x" included. Empty where it leads outside.
  static std::string resolve(std::string_view folder, std::string_view target);

  [[noreturn]] void refuse(std::string_view what, std::string_view found) const;
  const std::string& file() const { return file_; }
  const Limits& limits() const { return limits_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  struct CloseFile {
    void operator()(zip_file* part) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::string file_;
  Limits limits_;
  std::size_t packed_;
  std::size_t unpacked_ = 0;
  std::vector<std::string> names_;
};

}  // namespace handlingsrom::reading
