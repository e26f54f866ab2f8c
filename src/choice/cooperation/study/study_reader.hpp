// Reading of what a secretariat writes, in two files: what the study is (study_file.cpp) and what is known of its members (study_details.cpp).
#pragma once

#include <set>
#include <utility>

#include "base/toml.hpp"
#include "choice/cooperation/study/study.hpp"

namespace handlingsrom::cooperation {

class StudyReader {
 public:
  StudyReader(const toml::Value& root, const std::string& file, const facts::Facts& facts);
  Study read();

 private:
  // study_file.cpp
  void read_service();
  void read_members();
  /// The member that is named; refuses a municipality that is none.
  int member_of(const toml::Value& at) const;
  void read_hosts();
  void read_way();
  void read_limits();
  void read_texts();
  void read_history();
  void read_form();
  void keep_place(const char* field);
  // study_details.cpp
  void read_assumptions();
  void read_details();
  void read_distances();
  void check_costs() const;
  void check_agreed() const;
  void check_use() const;
  /// Refuses a key at `at` whose figures the file lacks.
  void check_key(Sharing sharing, const toml::Value& at) const;
  void check_history() const;

  const toml::Value root_;
  const facts::Facts& facts_;
  Study study_;
  std::set<int> detailed_;                  // members with a table of their own
  std::set<std::pair<int, int>> measured_;  // pairs with a distance
};

}  // namespace handlingsrom::cooperation
