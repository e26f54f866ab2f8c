#include "choice/cooperation/study/named.hpp"

#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {

MunicipalityIndex municipality_at(const toml::Value& at, const facts::Facts& facts) {
  const std::string text = at.some_text();
  try {
    return facts.registry->find(text);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::unknown_name) throw;
    at.fail(error.key() + "_at", error.arguments());
  }
}

double number_within(const toml::Value& table, const char* key, double otherwise, double low, double high) {
  const auto found = table.find(key);
  return found ? found->number(low, high) : otherwise;
}

}  // namespace handlingsrom::cooperation
