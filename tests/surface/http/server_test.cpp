// The server over real sockets: limits, slow senders, idle connections, streams that are left.
#include "surface/http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "surface/http/client.hpp"

namespace handlingsrom::http {
namespace {

using namespace std::chrono_literals;

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
  EXPECT_NE(end.find(" 408 "), std::string::npos) << end;
}

TEST_F(ServerTest, AHeaderOrABodyThatDripsIsAnswered408InTime) {
  for (const char* begun : {"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ",
                            "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nX-Handlingsrom: t\r\nContent-Type: "
                            "application/json\r\nContent-Length: 1000\r\n\r\n{"}) {
    const Client slow(server_->port());
    slow.send(begun);
    std::atomic<bool> ended{false};
    std::thread drips([&] {
      while (!ended.load()) {
        slow.send("a");
        std::this_thread::sleep_for(20ms);
      }
    });
    const std::string end = slow.read("application/problem+json");
    ended.store(true);
    drips.join();
    EXPECT_NE(end.find(" 408 "), std::string::npos) << begun << end;
    EXPECT_NE(end.find("Connection: close"), std::string::npos);
  }
}

/// One request in pieces of text, and what must come: the status line's number, and whether the connection then ends.
struct Framing {
  const char* name;
  const char* lines;  // after the request line and Host
  const char* body;
  int status;
};

TEST_F(ServerTest, WhereARequestEndsIsNeverADoubt) {
  // RFC 9112 sections 2, 5, 6 and 7, RFC 9110 section 7.2. What is refused closes the connection, so that nothing behind it is taken for a request.
  const std::string json = "X-Handlingsrom: t\r\nContent-Type: application/json\r\n";
  const Framing table[] = {
      {"length", "Content-Length: 2\r\n", "{}", 200},
      {"chunked", "Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n", 200},
      {"chunked, another case", "Transfer-Encoding: Chunked\r\n", "2\r\n{}\r\n0\r\n\r\n", 200},
      {"identity coding", "Content-Encoding: identity\r\nContent-Length: 2\r\n", "{}", 200},
      {"unknown coding", "Transfer-Encoding: xchunked\r\n", "", 400},
      {"coding before chunked", "Transfer-Encoding: gzip, chunked\r\n", "2\r\n{}\r\n0\r\n\r\n", 400},
      {"coding after chunked", "Transfer-Encoding: chunked, gzip\r\n", "2\r\n{}\r\n0\r\n\r\n", 400},
      {"chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n", 400},
      {"identity as transfer coding", "Transfer-Encoding: identity\r\nContent-Length: 2\r\n", "{}", 400},
      {"empty coding", "Transfer-Encoding: \r\n", "", 400},
      {"both", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n", 400},
      {"both, turned round", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "2\r\n{}\r\n0\r\n\r\n", 400},
      {"two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n", "{}", 400},
      {"the same length twice", "Content-Length: 2\r\nContent-Length: 2\r\n", "{}", 400},
      {"a list of lengths", "Content-Length: 2, 2\r\n", "{}", 400},
      {"a negative length", "Content-Length: -2\r\n", "{}", 400},
      {"a signed length", "Content-Length: +2\r\n", "{}", 400},
      {"a length in hexadecimal", "Content-Length: 0x2\r\n", "{}", 400},
      {"a length beyond all", "Content-Length: 99999999999999999999\r\n", "{}", 400},
      {"an empty length", "Content-Length: \r\n", "{}", 400},
      {"space before the colon", "Content-Length : 2\r\n", "{}", 400},
      {"a chunk size that is none", "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n", 400},
      {"a chunk size beyond all", "Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n", 400},
      {"a chunk without its end", "Transfer-Encoding: chunked\r\n", "2\r\n{}x\r\n0\r\n\r\n", 400},
      {"another Host behind the body", "Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nHost: evil\r\n\r\n", 400},
      {"a length behind the body", "Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n", 400},
      {"two Hosts", "Host: localhost\r\nContent-Length: 2\r\n", "{}", 400},
      {"a null byte", "X-A: \x01\r\nContent-Length: 2\r\n", "{}", 400},
      {"a compressed body", "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}", 415},
  };
  const std::string next = get("/api/hello", "Connection: close\r\n");
  for (const Framing& each : table) {
    const std::string text =
        ask("POST /api/echo HTTP/1.1\r\nHost: localhost\r\n" + json + each.lines + "\r\n" + each.body + next);
    EXPECT_TRUE(text.starts_with("HTTP/1.1 " + std::to_string(each.status))) << each.name << '\n'
                                                                             << text.substr(0, 200);
    const bool second = text.find("HTTP/1.1 200", 5) != std::string::npos;
    EXPECT_EQ(second, each.status == 200) << each.name << ": what follows was taken for a request\n" << text;
  }
  EXPECT_TRUE(ask("GET /api/hello HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                  .starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(ask("GET /api/hello HTTP/2.0\r\nHost: localhost\r\n\r\n").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(ask("GET /api/hello HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 400"));
}

TEST_F(ServerTest, EveryAnswerCarriesTheSecurityHeaders) {
  for (const std::string& request : {get("/api/hello", "Connection: close\r\n"), get("/none", "Connection: close\r\n"),
                                     std::string("NONSENSE\r\n\r\n"), get("/api/fault", "Connection: close\r\n")}) {
    const std::string text = ask(request);
    for (const char* header : {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
                               "X-Frame-Options: DENY", "Referrer-Policy: no-referrer",
                               "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin"})
      EXPECT_NE(text.find(header), std::string::npos) << header << " in\n" << text;
    EXPECT_EQ(text.find("Server:"), std::string::npos);
  }
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
