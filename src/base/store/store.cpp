#include "base/store/store.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>

#include "base/store/inside.hpp"
#include "base/store/migrations.hpp"

namespace handlingsrom::store {
namespace {

constexpr std::uintmax_t quickly_checked = 8U << 20U;  // bytes

bool is_worth_checking(const Address& address, Check check) {
  if (address.is_shared()) return false;
  std::error_code failure;
  return check == Check::whole || std::filesystem::file_size(address.file(), failure) <= quickly_checked;
}

}  // namespace

Inside::Inside(const Address& address, const Options& options)
    : options_(options), writer_(address, options.busy), reader_(address, options.busy) {
  if (is_worth_checking(address, options.check)) writer_.check_pages();
  migrate(writer_, latest_migration());
}

std::unique_lock<std::timed_mutex> Inside::hold(std::timed_mutex& mutex) const {
  std::unique_lock lock(mutex, options_.busy);
  if (!lock.owns_lock()) throw Error(ErrorCode::busy, "store_busy");
  return lock;
}

void Inside::check_pages() {
  const auto lock = hold(reading_);
  reader_.check_pages();
}

void Inside::shorten_log() {
  const auto lock = hold(writing_);
  writer_.shorten_log();
}

Store::Store(const Address& address, const Options& options) : inside_(std::make_unique<Inside>(address, options)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

const Address& Store::address() const noexcept { return inside_->address(); }
void Store::check_there() const { inside_->check_there(); }
void Store::shorten_log() const { inside_->shorten_log(); }
void Store::check_pages() const { inside_->check_pages(); }
int Store::version() const {
  return inside_->read([](Connection& connection) { return migration_of(connection); });
}

std::string utc_now() {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, now.time_since_epoch().count() % 1000);
}

std::string moment(const std::string& text) {
  // What is left out is filled from the last moment of the span. No month is asked for its days: texts are compared, and the 31st is beyond all.
  constexpr std::string_view last = "9999-12-31T23:59:59.999Z";
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd.dddZ";
  constexpr std::array<std::size_t, 5> lengths{4, 7, 10, 20, 24};  // "…:59Z" too
  bool good = std::find(lengths.begin(), lengths.end(), text.size()) != lengths.end();
  const bool without_thousandths = text.size() == 20;
  for (std::size_t i = 0; good && i < text.size(); ++i) {
    const char want = without_thousandths && i == 19 ? 'Z' : form[i];
    good = want == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == want;
  }
  if (!good) throw Error(ErrorCode::bad_input, "store_time", {{"found", text}});
  if (without_thousandths) return text.substr(0, 19) + ".999Z";
  return text + std::string(last.substr(text.size()));
}

}  // namespace handlingsrom::store
