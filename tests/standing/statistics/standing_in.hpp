// A clock that only moves when somebody waits, and a transport that answers what the test says.
#pragma once

#include <deque>
#include <numeric>
#include <vector>

#include "standing/statistics/transport.hpp"

namespace handlingsrom::statistics {

class TestClock : public Clock {
 public:
  void wait(std::chrono::milliseconds time) override {
    waits.push_back(time);
    now_ += time;
  }
  std::chrono::milliseconds now() override { return now_; }
  std::int64_t unix_seconds() override {
    return 784'111'770 + now_.count() / 1000;
  }  // seven seconds before the date of RFC 9110's example
  std::chrono::milliseconds waited() const {
    return std::accumulate(waits.begin(), waits.end(), std::chrono::milliseconds{0});
  }
  std::vector<std::chrono::milliseconds> waits;

 private:
  std::chrono::milliseconds now_{1'000'000};
};

class TestTransport : public Transport {
 public:
  HttpResponse send(const HttpRequest& request) override {
    requests.push_back(request);
    if (answers.size() > 1) {
      HttpResponse response = std::move(answers.front());
      answers.pop_front();
      return response;
    }
    return answers.front();  // the last goes on
  }
  std::deque<HttpResponse> answers;
  std::vector<HttpRequest> requests;
};

inline HttpResponse answer(int status, std::string body = {},
                           std::vector<std::pair<std::string, std::string>> headers = {}) {
  HttpResponse response;
  response.status = status;
  response.body = std::move(body);
  response.headers = std::move(headers);
  return response;
}

inline HttpResponse failed(Failure failure) {
  HttpResponse response;
  response.failure = failure;
  response.reason = "test";
  return response;
}

/// Region × contents × time with the values 0, 1, 2 …
inline std::string recorded(const std::vector<std::string>& regions, const std::vector<std::string>& years,
                            const std::string& updated = "2026-03-16T07:00:00Z", double first = 0) {
  const auto index = [](const std::vector<std::string>& codes) {
    std::string text;
    for (std::size_t i = 0; i < codes.size(); ++i)
      text += (i > 0 ? ",\"" : "\"") + codes[i] + "\":" + std::to_string(i);
    return text;
  };
  std::string values;
  for (std::size_t i = 0; i < regions.size() * years.size(); ++i)
    values += (i > 0 ? "," : "") + std::to_string(static_cast<int>(first) + static_cast<int>(i));
  return "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"12134: test\",\"source\":\"SSB\",\"updated\":\"" +
         updated +
         "\",\"role\":{\"time\":[\"Tid\"],\"geo\":[\"KOKkommuneregion0000\"],\"metric\":[\"ContentsCode\"]},\"id\":[\"KOKkommuneregion0000\",\"ContentsCode\",\"Tid\"],\"size\":[" +
         std::to_string(regions.size()) + ",1," + std::to_string(years.size()) +
         "],\"dimension\":{\"KOKkommuneregion0000\":{\"label\":\"region\",\"category\":{\"index\":{" + index(regions) +
         "}}},\"ContentsCode\":{\"label\":\"innhold\",\"category\":{\"index\":{\"K\":0}}},\"Tid\":{\"label\":\"år\",\"category\":{\"index\":{" +
         index(years) + "}}}},\"value\":[" + values + "]}";
}

}  // namespace handlingsrom::statistics
