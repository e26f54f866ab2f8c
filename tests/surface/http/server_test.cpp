// The server over real sockets: limits, slow senders, idle connections, streams that are left.
#include "base/error.hpp"
#include "surface/http/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace handlingsrom::http {
namespace {

using namespace std::chrono_literals;

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      ADD_FAILURE() << "cannot connect";
    const timeval limit{5, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view text) const { (void)::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
  /// What comes until `until` is among it, the server closes, or five seconds have passed.
  std::string read(std::string_view until = "\xff") const {
    std::string all;
    char piece[4096];
    while (all.find(until) == std::string::npos) {
      const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
      if (got <= 0) break;
      all.append(piece, static_cast<std::size_t>(got));
    }
    return all;
  }

 private:
  int socket_;
};

class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Application::Parts parts;
    for (std::size_t i = 0; i < parts.catalogues.size(); ++i) {
      parts.catalogues[i] = std::make_shared<const messages::Catalogue>("data/messages", messages::languages[i]);
    }
    parts.version = "test";
    parts.router.add(Method::get, "/api/hello",
                     [](const Request&) { return answer(200, "application/json", R"({"hello":1})"); });
    parts.router.add(Method::post, "/api/echo",
                     [](const Request& request) { return answer(200, "application/json", request.body); });
    parts.router.add(Method::get, "/api/fault",
                     [](const Request&) -> Response { throw std::runtime_error("secret /path"); });
    parts.router.add(Method::post, "/api/run", [this](const Request&) {
      Response response;
      response.run = [this](Stream& stream) {
        while (stream.write("tick\n")) std::this_thread::sleep_for(5ms);
        left_.store(true);
      };
      return response;
    });
    parts.router.add(Method::get, "/api/slow", [this](const Request&) {
      Response response;
      response.slowly = [this](const std::function<bool()>& unwanted) {
        ++begun_;
        for (int i = 0; i < 20; ++i) {
          if (unwanted()) {
            left_.store(true);
            throw Error(ErrorCode::interrupted, "interrupted");
          }
          std::this_thread::sleep_for(5ms);
        }
        Response made = answer(200, "application/json", R"({"slow":1})");
        made.may_be_stored = true;
        return made;
      };
      return response;
    });
    ServerOptions options;
    options.port = 0;
    options.computing_threads = 2;
    options.header_bytes = 4096;
    options.body_bytes = 10'000;
    options.reading = 300ms;
    options.idle = 3s;
    server_ = std::make_unique<Server>(options, std::make_shared<Application>(std::move(parts)));
    server_->start();
  }
  void TearDown() override { server_->stop(); }
  std::string ask(const std::string& text, std::string_view until = "\xff") const {
    const Client client(server_->port());
    client.send(text);
    return client.read(until);
  }
  static std::string get(const std::string& path, const std::string& more = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
  }
  std::unique_ptr<Server> server_;
  std::atomic<bool> left_{false};
  std::atomic<int> begun_{0};
};

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
  const Client client(server_->port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/api/hello"));
    const std::string text = client.read("}");
    EXPECT_NE(text.find("200 OK"), std::string::npos);
    EXPECT_NE(text.find("Content-Security-Policy: default-src 'none'; script-src 'self'"), std::string::npos);
    EXPECT_EQ(text.find("unsafe"), std::string::npos);
  }
  client.send(get("/api/hello") + get("/api/hello"));  // pipelined
  std::string both = client.read("}");
  if (both.find('}') == both.rfind('}')) both += client.read("}");
  EXPECT_NE(both.find('}'), both.rfind('}'));
}

TEST_F(ServerTest, ErrorsRevealNothing) {
  const std::string text = ask(get("/api/fault", "Connection: close\r\n"));
  EXPECT_NE(text.find(" 500 "), std::string::npos);
  EXPECT_NE(text.find("application/problem+json"), std::string::npos);
  EXPECT_EQ(text.find("secret"), std::string::npos);
}

TEST_F(ServerTest, RefusesWhatIsTooLargeOrMalformedOrForeign) {
  EXPECT_NE(ask(get("/api/hello", "X-Long: " + std::string(8000, 'x') + "\r\n")).find(" 431 "), std::string::npos);
  EXPECT_NE(ask("POST /api/echo HTTP/1.1\r\nHost: localhost\r\nX-Handlingsrom: t\r\nContent-Length: 20000\r\n\r\n")
                .find(" 413 "),
            std::string::npos);
  EXPECT_NE(ask("NONSENSE\r\n\r\n").find(" 400 "), std::string::npos);
  EXPECT_NE(ask("GET /api/hello HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").find(" 421 "),
            std::string::npos);
  EXPECT_NE(ask(get("/../etc/passwd", "Connection: close\r\n")).find(" 400 "), std::string::npos);
  EXPECT_NE(ask(get("/etc/passwd", "Connection: close\r\n")).find(" 404 "), std::string::npos);
  EXPECT_NE(ask("DELETE /api/hello HTTP/1.1\r\nHost: localhost\r\nX-Handlingsrom: t\r\nConnection: close\r\n\r\n")
                .find(" 405 "),
            std::string::npos);
  EXPECT_NE(
      ask("POST /api/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").find(" 403 "),
      std::string::npos);
}

TEST_F(ServerTest, HeadHasTheLengthButNoBody) {
  const std::string text = ask("HEAD /api/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_NE(text.find("Content-Length: 11"), std::string::npos);
  EXPECT_EQ(text.find("hello"), std::string::npos);
}

TEST_F(ServerTest, SlowSendersAreCutOffAndStopNobody) {
  const Client slow(server_->port());
  slow.send("GET /api/he");
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 300; ++i) idle.push_back(std::make_unique<Client>(server_->port()));
  EXPECT_NE(ask(get("/api/hello"), "}").find("200 OK"), std::string::npos);
  const std::string end = slow.read();
  EXPECT_TRUE(end.empty() || end.find(" 408 ") != std::string::npos);
}

TEST_F(ServerTest, ASlowAnswerComesIsKeptAndLetsOthersPass) {
  const Client client(server_->port());
  client.send(get("/api/slow") + get("/api/hello"));  // pipelined: what waits is not taken for leaving
  EXPECT_NE(client.read("slow").find("200 OK"), std::string::npos);
  client.send(get("/api/slow"));
  EXPECT_NE(client.read("slow").find("ETag: \"test-nb\""), std::string::npos);
  EXPECT_EQ(begun_.load(), 1);
  EXPECT_FALSE(left_.load());
}

TEST_F(ServerTest, ASlowAnswerEndsWhenTheClientLeaves) {
  {
    const Client client(server_->port());
    client.send(get("/api/slow"));
    while (begun_.load() == 0) std::this_thread::sleep_for(1ms);
  }
  for (int i = 0; i < 400 && !left_.load(); ++i) std::this_thread::sleep_for(5ms);
  EXPECT_TRUE(left_.load());
  EXPECT_NE(ask(get("/api/hello"), "}").find("hello"), std::string::npos);
}

TEST_F(ServerTest, ALongRunEndsWhenTheClientLeaves) {
  {
    const Client client(server_->port());
    client.send("POST /api/run HTTP/1.1\r\nHost: localhost\r\nX-Handlingsrom: t\r\nContent-Length: 0\r\n\r\n");
    const std::string text = client.read("tick");
    EXPECT_NE(text.find("Transfer-Encoding: chunked"), std::string::npos);
  }
  for (int i = 0; i < 500 && !left_.load(); ++i) std::this_thread::sleep_for(10ms);
  EXPECT_TRUE(left_.load());
}

}  // namespace
}  // namespace handlingsrom::http
