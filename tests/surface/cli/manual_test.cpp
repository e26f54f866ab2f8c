// What a package installs is made from the command tree: every command that --help knows is in it.
#include "surface/cli/run.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace handlingsrom::cli {
namespace {

std::string output_of(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  EXPECT_EQ(run(arguments, out, err), 0) << err.str();
  return out.str();
}

TEST(Manual, PageHasEveryCommandWithItsHelpInEachLanguage) {
  for (const std::string language : {"nb", "nn", "en"}) {
    const std::string page = output_of({"manual", "page", "--lang", language});
    EXPECT_TRUE(page.starts_with(".\\\"")) << page.substr(0, 40);
    for (const char* command :
         {"report", "scenario run", "structure schools", "care simulate", "facts sources", "manual completion"}) {
      EXPECT_NE(page.find(".SS \"\\fB" + std::string(command) + "\\fR"), std::string::npos) << command;
    }
    EXPECT_EQ(page.find("cli."), std::string::npos) << "a text is missing";
  }
  EXPECT_NE(output_of({"manual", "page", "--lang", "nn"}).find("KOMMANDOAR"), std::string::npos);
}

// No line of text may begin with a dot, which roff takes for a request; each request is one that we write.
TEST(Manual, PageHasNoRequestThatIsNotItsOwn) {
  std::istringstream lines(output_of({"manual", "page", "--lang", "nb"}));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('.') && !line.starts_with('\'')) continue;
    EXPECT_TRUE(line.starts_with(".TH ") || line.starts_with(".SH ") || line.starts_with(".SS ") || line == ".TP" ||
                line.starts_with(".\\\""))
        << line;
  }
}

/// What bash offers for the words of a command line, the last one begun.
std::string offered(const std::string& words) {
  const std::filesystem::path script =
      std::filesystem::temp_directory_path() / ("handlingsrom-completion-" + std::to_string(::getpid()));
  std::ofstream(script) << output_of({"manual", "completion"})
                        << "COMP_WORDS=(" + words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n" +
                               "_handlingsrom\nprintf '%s ' \"${COMPREPLY[@]}\"\n";
  std::FILE* pipe = ::popen(("bash --norc --noprofile '" + script.string() + "' 2>&1").c_str(), "r");
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  EXPECT_EQ(::pclose(pipe), 0) << text;
  std::filesystem::remove(script);
  return text;
}

TEST(Manual, CompletionKnowsThePlaceInTheTree) {
  EXPECT_EQ(offered("handlingsrom str"), "structure ");
  EXPECT_EQ(offered("handlingsrom --lang nn facts so"), "sources ");
  EXPECT_EQ(offered("handlingsrom facts --lang=nn so"), "sources ");
  EXPECT_EQ(offered("handlingsrom report --lang n"), "nb nn ");
  EXPECT_EQ(offered("handlingsrom manual pa"), "page ");
  const std::string options = offered("handlingsrom report --");
  EXPECT_NE(options.find("--own "), std::string::npos) << options;
  EXPECT_NE(options.find("--seed "), std::string::npos) << options;
  EXPECT_EQ(offered("handlingsrom facts nonsense-that-is-no-file"), " ");
}

}  // namespace
}  // namespace handlingsrom::cli
