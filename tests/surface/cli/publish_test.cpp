// `publish` from the command line: a folder that stands anywhere, and what cannot be put out.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include <gtest/gtest.h>

#include "surface/cli/run.hpp"

namespace handlingsrom::cli {
namespace {

namespace fs = std::filesystem;

class Publish : public ::testing::Test {
 protected:
  Publish() : folder_(fs::temp_directory_path() / ("publish-command-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "engine");
    fs::create_directories(folder_ / "pages" / "assets");
    for (const char* name : {"engine.js", "engine.wasm", "ask.js", "worker.js", "open.js"})
      write(folder_ / "engine" / name, name);
    write(folder_ / "engine" / "offline.js", "const kept = 'VERSION';");
    write(
        folder_ / "pages" / "index.html",
        "<head>\n<meta charset=\"utf-8\" />\n<link href=\"/api/v1/drawings.css\" /><title>Handlingsrom</title>\n</head><script src=\"/assets/a.js\"></script>");
    write(folder_ / "pages" / "assets" / "a.js", "1");
    write(folder_ / "pages" / "assets" / "a.js.gz", "packed");
  }
  ~Publish() override { fs::remove_all(folder_); }

  static void write(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }
  std::string read(const fs::path& name) const {
    std::ifstream file(folder_ / "out" / name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  int publish(std::vector<std::string> more) {
    std::vector<std::string> arguments = {"publish",  "skaun",
                                          "--lang",   "en",
                                          "--pages",  (folder_ / "pages").string(),
                                          "--engine", (folder_ / "engine").string(),
                                          "--out",    (folder_ / "out").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::ostringstream out, err;
    const int code = run(arguments, out, err);
    out_ = out.str();
    err_ = err.str();
    return code;
  }
  std::string scenario(const std::string& more, const std::string& place = "Skaun") {
    write(folder_ / "s.toml", "name = \"A <b>\"\nmunicipality = \"" + place + "\"\n" + more);
    return (folder_ / "s.toml").string();
  }

  fs::path folder_;
  std::string out_, err_;
};

constexpr const char* turned =
    "[[lever]]\nlever = \"sick_leave\"\nto = 0.07\nfrom = 2027\nfull = 2031\nreason = \"r\"\n";

TEST_F(Publish, EveryAddressIsRelativeToWhereThePageStands) {
  ASSERT_EQ(publish({"--alternative", scenario(turned), "--consultation", "https://a.example/?x=1&y=\xC3\xA5"}), 0)
      << err_;
  const std::string top = read("index.html");
  EXPECT_NE(top.find("src=\"./assets/a.js\""), std::string::npos) << top;
  const std::string deep = read("nn/5029/choice/index.html");
  for (const char* part :
       {"src=\"../../../assets/a.js\"", "href=\"../../../drawings.css\"", "content=\"5029\"",
        "sick_leave:0.07:2027:2031", "A &lt;b>", "https://a.example/?x=1&amp;y=\xC3\xA5", "<title>Skaun"})
    EXPECT_NE(deep.find(part), std::string::npos) << part << "\n" << deep;
  EXPECT_EQ(deep.find("=\"/"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_ / "out" / "assets" / "a.js.gz"));
  EXPECT_EQ(read("offline.js").find("VERSION"), std::string::npos);
  EXPECT_GT(fs::file_size(folder_ / "out" / "published" / "figures.gz"), 1'000'000U);
}

TEST_F(Publish, WhatAnAddressCannotHoldIsRefused) {
  EXPECT_EQ(publish({"--alternative", scenario(std::string("population = \"LLML\"\n") + turned)}), 2);
  EXPECT_NE(err_.find("s.toml"), std::string::npos) << err_;
  EXPECT_NE(err_.find("another population"), std::string::npos) << err_;
  EXPECT_FALSE(fs::exists(folder_ / "out" / "index.html"));
}

TEST_F(Publish, NoOtherMunicipalitysAlternativeIsPutForward) {
  EXPECT_EQ(publish({"--alternative", scenario(turned, "Høylandet")}), 2);
  EXPECT_NE(err_.find("another municipality"), std::string::npos) << err_;
  EXPECT_FALSE(fs::exists(folder_ / "out" / "index.html"));
  EXPECT_EQ(publish({"--alternative", scenario(turned, "5029")}), 0) << err_;
}

TEST_F(Publish, OnlyWebAddressesArePointedTo) {
  for (const char* address : {"javascript:alert(1)", "https://a.example/\"><script>", "a.example", "https://a b"}) {
    EXPECT_EQ(publish({"--consultation", address}), 2) << address;
    EXPECT_NE(err_.find("https://"), std::string::npos) << err_;
  }
}

TEST_F(Publish, SaysWhatIsMissing) {
  fs::remove(folder_ / "engine" / "engine.wasm");
  EXPECT_EQ(publish({}), 2);
  EXPECT_NE(err_.find("scripts/build-published"), std::string::npos) << err_;
  fs::remove(folder_ / "pages" / "index.html");
  EXPECT_EQ(publish({}), 2);
  std::ostringstream out, err;
  EXPECT_EQ(run({"publish", "skaun", "--lang", "en"}, out, err), 2);
  EXPECT_NE(err.str().find("--out"), std::string::npos) << err.str();
  EXPECT_EQ(run({"publish", "nowhere", "--out", folder_.string(), "--lang", "en"}, out, err), 2);
}

}  // namespace
}  // namespace handlingsrom::cli
