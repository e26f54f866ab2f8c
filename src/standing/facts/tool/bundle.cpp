#include <chrono>
#include <cstdio>
#include <exception>

#include "standing/facts/build.hpp"
#include "standing/facts/facts.hpp"

// handlingsrom-bundle DATA-FOLDER SPECIFICATION OUT
int main(int count, char** arguments) {
  using namespace handlingsrom::facts;
  if (count != 4) return 2;
  try {
    const BuildResult result = build_bundle(arguments[1], arguments[2]);
    for (const BuildCheck& check : result.checks) std::printf("ok  %s: %s\n", check.name.c_str(), check.found.c_str());
    write_bundle(result.bytes, arguments[3]);
    std::printf("%zu bytes\n", result.bytes.size());
    for (int i = 0; i < 5; ++i) {
      const auto start = std::chrono::steady_clock::now();
      const auto facts = load(arguments[3]);
      std::printf("load %.2f ms, %s\n", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(), facts->digest.c_str());
    }
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
    return 2;
  }
}
