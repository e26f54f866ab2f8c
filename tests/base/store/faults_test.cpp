// A store whose writer is killed, whose disk is full, whose folder is not to be written into.
#include <grp.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <csignal>
#include <thread>

#include "base/store/connection.hpp"
#include "base/store/databases.hpp"
#include "base/store/documents.hpp"
#include "base/store/lines.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::store {
namespace {

/// What `work` in a process of its own ends with.
int in_a_child(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

class StoreKill : public OnBoth {};
HANDLINGSROM_ON_BOTH(StoreKill);

constexpr int places = 40;

std::vector<Line> lines_of_round(int round) {
  std::vector<Line> lines;
  for (int place = 0; place < places; ++place)
    lines.push_back({std::to_string(5000 + place), "a", "", "2025=" + std::to_string(round), 0, 0});
  return lines;
}

/// Writes until it is killed: a version of a document, then a delivery, and after each tells that it was answered.
[[noreturn]] void write_for_ever(const Address& address, int told) {
  const Store store(address);
  const Documents documents(store);
  const Lines lines(store);
  for (;;) {
    const auto now = documents.find({"programme", "5029", "a"});
    const int version = now ? now->version : 0;
    documents.put({{"programme", "5029", "a"}, version, std::to_string(version + 1), "", "", 0});
    int answered = version + 1;
    (void)!write(told, &answered, sizeof answered);
    lines.deliver({0, "", "ssb", "", "", "", ""}, lines_of_round(version + 1), {});
    answered = -(version + 1);
    (void)!write(told, &answered, sizeof answered);
  }
}

TEST_P(StoreKill, NothingAnsweredIsLostAndNothingIsHalfStored) {
  { const Store made = open(); }
  const char* asked = std::getenv("HANDLINGSROM_KILLS");
  const int kills = asked == nullptr ? 10 : std::atoi(asked);
  int documents_answered = 0;
  int lines_answered = 0;
  for (int round = 0; round < kills; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_for_ever(address(), ends[1]);
    close(ends[1]);
    int answered = 0;
    for (int count = 0; count < 1 + round % 4; ++count) {
      ASSERT_EQ(read(ends[0], &answered, sizeof answered), static_cast<ssize_t>(sizeof answered));
      (answered > 0 ? documents_answered : lines_answered) = std::abs(answered);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(round * 7919 % 9000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (read(ends[0], &answered, sizeof answered) == static_cast<ssize_t>(sizeof answered))
      (answered > 0 ? documents_answered : lines_answered) = std::abs(answered);
    close(ends[0]);

    {  // A database of its own process may still be at the killed one's last commit.
      Connection waits(address(), std::chrono::milliseconds(5000));
      const Writing writing(waits);
    }
    const Store store = open();
    store.check_pages();
    const auto document = Documents(store).find({"programme", "5029", "a"});
    ASSERT_TRUE(document);
    EXPECT_TRUE(document->version == documents_answered || document->version == documents_answered + 1);
    EXPECT_EQ(document->body, std::to_string(document->version));
    documents_answered = document->version;
    std::vector<std::string> bodies;
    Lines(store).each([&](const Line& line) {
      if (line.ended == 0) bodies.push_back(line.body);
    });
    for (const std::string& body : bodies) EXPECT_EQ(body, bodies.front()) << "half a delivery";
    if (lines_answered > 0) {
      ASSERT_EQ(bodies.size(), static_cast<std::size_t>(places));
      const int held = std::stoi(bodies.front().substr(5));
      EXPECT_GE(held, lines_answered);
      EXPECT_LE(held, documents_answered);
    }
    EXPECT_FALSE(first_break(record(store)));
  }
}

// What follows is about a file, which only SQLite has.
class StoreFaults : public OnBoth {};
INSTANTIATE_TEST_SUITE_P(On, StoreFaults, ::testing::Values("sqlite"),
                         [](const auto& information) { return std::string(information.param); });

TEST_P(StoreFaults, AFullDiskStoresNothingAndSaysSo) {
  const Name name{"programme", "5029", "a"};
  const std::string large(300'000, 'a');
  { Documents(open()).put({name, 0, "en", "", "", 0}); }
  const int result = in_a_child([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};  // bytes that a file may have
    setrlimit(RLIMIT_FSIZE, &limit);
    const Store store = open();
    const Documents documents(store);
    std::string reason;
    for (int version = 1; version < 6 && reason.empty(); ++version) {
      try {
        documents.put({name, version, large, "", "", 0});
      } catch (const Error& fault) {
        if (fault.key() == "store_unwritable") reason = fault.arguments().front().second;
      }
    }
    // In the words that the catalogues have, whichever function of the library met it.
    return (reason == "disk I/O error" || reason == "database or disk is full") && documents.find(name) ? 0 : 1;
  });
  EXPECT_EQ(result, 0);
  const Store store = open();
  store.check_pages();
  EXPECT_FALSE(first_break(record(store)));
  const int version = Documents(store).find(name)->version;
  EXPECT_EQ(Documents(store).history(name).size(), static_cast<std::size_t>(version));
  EXPECT_EQ(Documents(store).put({name, version, large, "", "", 0}).stored.version, version + 1);
}

TEST_P(StoreFaults, AFolderThatIsNotToBeWrittenIntoIsTold) {
  const std::filesystem::path folder = folder_ / "closed";
  std::filesystem::create_directories(folder);
  ASSERT_EQ(chmod(folder.c_str(), 0555), 0);
  ASSERT_EQ(chmod(folder_.c_str(), 0755), 0);
  const int result = in_a_child([&] {
    constexpr uid_t nobody = 65534;
    if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0)) return 2;
    return key_of([&] { Store(Address((folder / "store.sqlite").string())); }) == "store_unwritable" ? 0 : 1;
  });
  EXPECT_EQ(result, 0);
}

}  // namespace
}  // namespace handlingsrom::store
