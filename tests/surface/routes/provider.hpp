// A place that answers for people, on this machine: as small as may be, and able to answer wrongly in every way that a test asks for.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <nlohmann/json.hpp>

#include "base/access/secrets.hpp"

namespace handlingsrom::routes {

class Provider {
 public:
  using Json = nlohmann::json;

  Provider() : key_(EVP_RSA_gen(2048), &EVP_PKEY_free), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    listen(listener_, 16);
    socklen_t length = sizeof address;
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    issuer = "http://127.0.0.1:" + std::to_string(port_);
    thread_ = std::thread([this] { serve(); });
  }
  ~Provider() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  Provider(const Provider&) = delete;
  Provider& operator=(const Provider&) = delete;

  std::string issuer;
  std::string told_issuer;  // in its description of itself; empty: the right one
  Json claims;              // of the next statement
  std::string method = "RS256";
  bool breaks_signature = false;
  std::string token_fault;           // instead of a statement (RFC 6749, section 5.2)
  std::string last_form, last_head;  // what was sent for the last statement

  Json right_claims(const std::string& nonce) const {
    const auto now = static_cast<std::int64_t>(std::time(nullptr));
    return {{"iss", issuer},
            {"aud", "handlingsrom"},
            {"sub", "person-1"},
            {"nonce", nonce},
            {"iat", now},
            {"exp", now + 300},
            {"preferred_username", "kari@example.no"},
            {"roles", {"analytiker", "annet"}}};
  }

 private:
  static std::string encoded(const Json& json) { return access::base64url(json.dump()); }

  std::string token() const {
    std::string text = encoded({{"alg", method}, {"kid", "one"}}) + "." + encoded(claims);
    std::string signature(512, '\0');
    std::size_t length = signature.size();
    if (method == "none") {
      length = 0;
    } else if (method == "HS256") {  // "signed" with what everybody can read: the public key
      unsigned made = 0;
      const std::string secret = keys().dump();
      HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(),
           reinterpret_cast<unsigned char*>(signature.data()), &made);
      length = made;
    } else {
      const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                     reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    signature.resize(length);
    if (breaks_signature) signature[0] = static_cast<char>(signature[0] ^ 1);
    return text + "." + access::base64url(signature);
  }

  std::string number(const char* name) const {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &value);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return access::base64url(bytes);
  }
  Json keys() const {
    return {{"keys",
             {{{"kty", "RSA"},
               {"kid", "one"},
               {"use", "sig"},
               {"n", number(OSSL_PKEY_PARAM_RSA_N)},
               {"e", number(OSSL_PKEY_PARAM_RSA_E)}}}}};
  }

  std::string answer(const std::string& request) {
    Json body;
    if (request.starts_with("GET /.well-known/openid-configuration")) {
      body = {{"issuer", told_issuer.empty() ? issuer : told_issuer},
              {"authorization_endpoint", issuer + "/authorize"},
              {"token_endpoint", issuer + "/token"},
              {"jwks_uri", issuer + "/keys"}};
    } else if (request.starts_with("GET /keys")) {
      body = keys();
    } else if (request.starts_with("POST /token")) {
      last_form = request.substr(request.find("\r\n\r\n") + 4);
      last_head = request.substr(0, request.find("\r\n\r\n"));
      if (!token_fault.empty()) return answered("400 Bad Request", {{"error", token_fault}});
      body = {{"token_type", "Bearer"}, {"access_token", "x"}, {"id_token", token()}};
    } else {
      return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }
    return answered("200 OK", body);
  }

  static std::string answered(const std::string& status, const Json& body) {
    const std::string text = body.dump();
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + std::to_string(text.size()) +
           "\r\n\r\n" + text;
  }

  void serve() {
    for (;;) {
      const int client = accept(listener_, nullptr, nullptr);
      if (client < 0) return;
      std::string request;
      std::array<char, 4096> piece{};
      for (;;) {
        const ssize_t got = recv(client, piece.data(), piece.size(), 0);
        if (got <= 0) break;
        request.append(piece.data(), static_cast<std::size_t>(got));
        const std::size_t head = request.find("\r\n\r\n");
        if (head == std::string::npos) continue;
        const std::size_t at = request.find("Content-Length: ");
        const std::size_t length = at == std::string::npos || at > head ? 0 : std::stoul(request.substr(at + 16));
        if (request.size() >= head + 4 + length) break;
      }
      const std::string text = answer(request);
      (void)send(client, text.data(), text.size(), MSG_NOSIGNAL);
      close(client);
    }
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  int listener_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace handlingsrom::routes
