// The two databases that every test of the store runs on: a SQLite file and a PostgreSQL of the tests' own (scripts/test-postgresql).
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "base/error.hpp"
#include "base/store/store.hpp"

namespace handlingsrom::store {

inline std::string key_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.key();
  }
  return "";
}

/// The folder of the tests' PostgreSQL: ctest has started one (FIXTURES_SETUP), else one is started here and ends with the process.
inline std::string postgresql_folder() {
  struct Server {
    std::string told;
    bool own = false;
    Server() {
      const char* given = std::getenv("HANDLINGSROM_TEST_POSTGRESQL");
      own = given == nullptr;
      told =
          own ? (std::filesystem::temp_directory_path() / ("postgresql-" + std::to_string(getpid()))).string() : given;
      if (own && std::system(("scripts/test-postgresql start " + told).c_str()) != 0) told.clear();
    }
    ~Server() {
      if (own && !told.empty()) (void)!std::system(("scripts/test-postgresql stop " + told).c_str());
    }
  };
  static const Server server;
  std::string folder;
  std::ifstream(server.told) >> folder;
  return folder;
}

/// One test's store on either database; gone with the test.
class OnBoth : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string("sqlite")) {
      std::string pattern = (std::filesystem::temp_directory_path() / "store-XXXXXX").string();
      ASSERT_NE(mkdtemp(pattern.data()), nullptr);
      folder_ = pattern;
      address_ = (folder_ / "deeper" / "store.sqlite").string();
      return;
    }
    if (std::getenv("HANDLINGSROM_WITHOUT_POSTGRESQL") != nullptr)
      GTEST_SKIP() << "NOT TESTED on PostgreSQL: HANDLINGSROM_WITHOUT_POSTGRESQL is set";
    server_ = postgresql_folder();
    ASSERT_FALSE(server_.empty()) << "no PostgreSQL to test on: scripts/install-packages scripts/packages-test.txt "
                                     "(or set HANDLINGSROM_WITHOUT_POSTGRESQL, and it is not tested)";
    static std::atomic<int> count{0};
    name_ = "t" + std::to_string(getpid()) + "_" + std::to_string(++count);
    soci::session(soci::postgresql, server_address("postgres")) << "CREATE DATABASE " << name_;
    address_ = server_address(name_);
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
    if (!name_.empty())
      soci::session(soci::postgresql, server_address("postgres")) << "DROP DATABASE " << name_ << " WITH (FORCE)";
  }
  std::string server_address(const std::string& database) const {
    return "postgresql:///" + database + "?user=tests&host=" + server_;
  }
  bool is_sqlite() const { return !folder_.empty(); }
  Address address() const { return Address(address_); }
  Store open(const Options& options = {}) const { return Store(address(), options); }

  std::filesystem::path folder_;
  std::string address_, server_, name_;
};

#define HANDLINGSROM_ON_BOTH(suite)                         \
  INSTANTIATE_TEST_SUITE_P(                                 \
      On, suite, ::testing::Values("sqlite", "postgresql"), \
      [](const ::testing::TestParamInfo<const char*>& information) { return std::string(information.param); })

}  // namespace handlingsrom::store
