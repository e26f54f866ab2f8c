#include <iostream>

#include "surface/cli/run.hpp"

int main(int count, char** values) {
  std::ios::sync_with_stdio(false);
  return handlingsrom::cli::run(std::vector<std::string>(values + 1, values + count), std::cout, std::cerr);
}
