// A server that is killed in the middle of mixed writing by twenty clients: what was answered is there, what was not is whole or not there, and what is sent
// again is not made twice. HANDLINGSROM_KILLS says how often; 20 when it does not (scripts/test-kills does 200).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "base/store/connection.hpp"
#include "base/store/databases.hpp"
#include "base/store/record.hpp"
#include "surface/http/client.hpp"
#include "surface/http/scenario_store.hpp"
#include "surface/http/server.hpp"

namespace handlingsrom::http {
namespace {

constexpr int client_count = 20;

std::string text_of(const SavedScenario& saved) { return saved.id + " " + std::to_string(saved.revision) + "."; }

/// Serves the store until it is killed; writes its port to `told`.
[[noreturn]] void serve(const store::Address& address, int told) {
  const auto store = std::make_shared<ScenarioStore>(std::make_shared<const store::Store>(address));
  Application::Parts parts;
  for (std::size_t i = 0; i < parts.catalogues.size(); ++i)
    parts.catalogues[i] = std::make_shared<const messages::Catalogue>("data/messages", messages::languages[i]);
  parts.router.add(Method::post, "/api/make/{}", [store](const Request& request) {
    const std::string& key = request.captures.at(0);
    return answer(201, "text/plain", text_of(store->create("5029", key, "[]", key)));
  });
  parts.router.add(Method::put, "/api/change/{}/{}", [store](const Request& request) {
    return answer(200, "text/plain",
                  text_of(store->change(request.captures.at(0), std::stoi(request.captures.at(1)), "changed", "[1]")));
  });
  parts.router.add(Method::remove, "/api/remove/{}", [store](const Request& request) {
    store->remove(request.captures.at(0));
    return answer(200, "text/plain", "removed.");
  });
  ServerOptions options;
  options.port = 0;
  Server server(options, std::make_shared<Application>(std::move(parts)));
  server.start();
  const std::uint16_t port = server.port();
  if (write(told, &port, sizeof port) != static_cast<ssize_t>(sizeof port)) _exit(1);
  for (;;) pause();
}

/// What one client knows of one scenario: the last that was answered, and what it asked for since.
struct Known {
  std::string id;  // empty: not answered yet
  int revision = 0;
  bool removed = false;
  bool changing = false, removing = false;  // asked, not answered
};

/// Makes, changes and removes until the connection breaks. Scenarios by the key that they were asked for with.
void write_mixed(std::uint16_t port, const std::string& prefix, std::map<std::string, Known>& known,
                 std::atomic<int>& answered) {
  const Client client(port);
  const auto ask = [&](const std::string& what) -> std::string {
    client.send(what + " HTTP/1.1\r\nHost: localhost\r\nX-Handlingsrom: t\r\nContent-Length: 0\r\n\r\n");
    const std::string text = client.read("\r\n\r\n");
    const std::size_t head = text.find("\r\n\r\n");
    if (head == std::string::npos) return "";
    std::string body = text.substr(head + 4);
    if (body.find('.') == std::string::npos) body += client.read(".");
    if (body.find('.') == std::string::npos) return "";
    ++answered;
    return body;
  };
  for (int i = 0;; ++i) {
    const std::string key = prefix + std::to_string(i);
    Known& one = known[key];
    std::string body = ask("POST /api/make/" + key);
    if (body.empty()) return;
    one.id = body.substr(0, 32);
    one.revision = 1;
    if (i % 3 == 1) {
      one.changing = true;
      body = ask("PUT /api/change/" + one.id + "/1");
      if (body.empty()) return;
      one.changing = false;
      one.revision = 2;
    }
    if (i % 3 == 2) {
      one.removing = true;
      if (ask("DELETE /api/remove/" + one.id).empty()) return;
      one.removing = false;
      one.removed = true;
    }
  }
}

void check(ScenarioStore& store, const std::string& key, const Known& known) {
  if (known.id.empty()) {  // never answered: asked again it is there once, with whichever id
    const std::string id = store.create("5029", key, "[]", key).id;
    EXPECT_EQ(store.create("5029", key, "[]", key).id, id);
    store.remove(id);
    return;
  }
  const auto found = store.find(known.id);
  if (known.removed) {
    EXPECT_FALSE(found) << "removed, and back";
  } else if (!known.removing) {
    ASSERT_TRUE(found) << "answered as saved, and lost";
  }
  if (!found) return;
  EXPECT_TRUE(found->revision == known.revision || (known.changing && found->revision == known.revision + 1));
  EXPECT_EQ(found->name, found->revision == 1 ? key : "changed");
  EXPECT_EQ(found->changes, found->revision == 1 ? "[]" : "[1]");
}

class Kill : public store::OnBoth {};
HANDLINGSROM_ON_BOTH(Kill);

TEST_P(Kill, NothingAnsweredIsLost) {
  { const store::Store made = open(); }
  const char* asked = std::getenv("HANDLINGSROM_KILLS");
  const int kills = asked == nullptr ? 20 : std::atoi(asked);
  int sum = 0;
  for (int round = 0; round < kills; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) serve(address(), ends[1]);
    std::uint16_t port = 0;
    ASSERT_EQ(read(ends[0], &port, sizeof port), static_cast<ssize_t>(sizeof port));
    std::atomic<int> answered{0};
    std::vector<std::map<std::string, Known>> known(client_count);
    std::vector<std::thread> clients;
    for (std::size_t c = 0; c < known.size(); ++c) {
      clients.emplace_back([&, c] {
        write_mixed(port, "k" + std::to_string(round) + "." + std::to_string(c) + ".", known[c], answered);
      });
    }
    while (answered.load() < 5 + round * 37 % 101) std::this_thread::sleep_for(std::chrono::microseconds(200));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    for (std::thread& client : clients) client.join();
    close(ends[0]);
    close(ends[1]);
    sum += answered.load();
    {  // A database of its own process may still be at the killed one's last commit.
      store::Connection waits(address(), std::chrono::milliseconds(5000));
      const store::Writing writing(waits);
    }
    const auto opened = std::make_shared<const store::Store>(address());
    ScenarioStore store(opened);
    EXPECT_FALSE(store::first_break(store::record(*opened)));
    for (const auto& of_client : known) {
      for (const auto& [key, each] : of_client) check(store, key, each);
    }
    // Kept from growing: the next round looks only at its own.
    for (const auto& of_client : known) {
      for (const auto& [key, each] : of_client) store.remove(each.id);
    }
    if (HasFatalFailure()) break;
  }
  RecordProperty("kills", kills);
  RecordProperty("answered", sum);
  std::printf("%d kills, %d answered writes looked for\n", kills, sum);
}

}  // namespace
}  // namespace handlingsrom::http
