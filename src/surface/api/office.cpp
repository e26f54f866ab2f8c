#include "surface/api/office.hpp"

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/atomic_file.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {
namespace {

constexpr auto longest_run = std::chrono::seconds(90);
constexpr auto look_every = std::chrono::milliseconds(100);

/// What the other program gets: nothing to read, nothing to say, and none of our files and sockets.
class Surroundings {
 public:
  Surroundings() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, 3);
    posix_spawnattr_init(&attributes_);
    // A group of its own, so that its helpers can be ended with it.
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes_, 0);
  }
  ~Surroundings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// Without a shell, so that no name is ever a command. True when the program was there and ended well.
bool run(std::vector<std::string> words, const GiveUp& give_up) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const Surroundings surroundings;
  pid_t child = 0;
  if (posix_spawnp(&child, arguments.front(), surroundings.actions(), surroundings.attributes(), arguments.data(),
                   environ) != 0)
    return false;
  const auto end = std::chrono::steady_clock::now() + longest_run;
  int status = 0;
  for (;;) {
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (done < 0) return false;
    if (std::chrono::steady_clock::now() > end || (give_up && give_up())) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(look_every);
  }
}

bool is_file(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && std::filesystem::file_size(path, ignored) > 0;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  std::stringstream bytes;
  bytes << input.rdbuf();
  return input ? bytes.str() : std::string();
}

}  // namespace

std::string Pictures::paint(const std::string& svg) {
  if (!can_paint_) return {};
  AtomicFile drawing(beside_.string() + ".svg");  // neither is committed: gone when this is done
  AtomicFile picture(beside_.string() + ".png");
  drawing.write(svg);
  // Twice as large as on the page, so that print is sharp.
  can_paint_ =
      run({"rsvg-convert", "--zoom=2", "--output=" + picture.temporary().string(), drawing.temporary().string()},
          give_up_) &&
      is_file(picture.temporary());
  return can_paint_ ? bytes_of(picture.temporary()) : std::string();
}

bool write_word(const report::Report& report, const report::Words& words, const std::filesystem::path& docx,
                const GiveUp& give_up) {
  Pictures pictures(docx, give_up);
  write_file(docx, report::word(report, words, [&](const std::string& svg) { return pictures.paint(svg); }));
  return pictures.all_painted();
}

bool to_pdf(const std::filesystem::path& html, const std::filesystem::path& pdf, const std::filesystem::path& work,
            const GiveUp& give_up) {
  AtomicFile file(pdf);
  const std::string out = file.temporary().string();
  bool made = run({"weasyprint", html.string(), out}, give_up) && is_file(file.temporary());
  for (const char* browser : {"chromium", "chromium-browser", "google-chrome"}) {
    if (made || (give_up && give_up())) break;
    std::vector<std::string> words{browser,
                                   "--headless",
                                   "--disable-gpu",
                                   "--no-first-run",
                                   "--disable-background-networking",
                                   "--disable-component-update",
                                   "--disable-sync",
                                   "--user-data-dir=" + (work / "browser").string(),
                                   "--no-pdf-header-footer",
                                   "--print-to-pdf=" + out,
                                   "file://" + std::filesystem::absolute(html).string()};
    // Chromium's sandbox refuses the superuser; the page is our own and holds no script.
    if (geteuid() == 0) words.insert(words.begin() + 1, "--no-sandbox");
    made = run(std::move(words), give_up) && is_file(file.temporary());
  }
  if (made) file.commit();
  return made;
}

}  // namespace handlingsrom::api
