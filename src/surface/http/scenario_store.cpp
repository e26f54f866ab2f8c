#include "surface/http/scenario_store.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/error.hpp"

namespace handlingsrom::http {
namespace {

using Json = nlohmann::json;
constexpr const char* kind = "scenario";
constexpr std::size_t length_of_id = 32;

std::string random_id() {
  std::array<unsigned char, length_of_id / 2> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, length_of_id + 1> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

/// The id of the scenario that a request makes the first time, or, where that was removed, after it.
std::string id_of_request(std::string_view request, int round) {
  return handlingsrom::digest({"scenario", request, std::to_string(round)}).substr(0, length_of_id);
}

// `changes` goes in as it was sent; what is not JSON is found when it is read.
std::string body_of(std::string_view name, std::string_view changes, const std::string& created,
                    const std::string& updated = {}) {
  std::string body = R"({"name":)" + Json(name).dump() + R"(,"created":)" + Json(created).dump();
  if (!updated.empty()) body += R"(,"updated":)" + Json(updated).dump();
  return body + R"(,"changes":)" + std::string(changes) + "}";
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

SavedScenario scenario_in(const store::Document& document, bool with_changes = true) {
  SavedScenario saved;
  saved.id = document.name.name;
  saved.municipality = document.name.municipality;
  saved.revision = document.version;
  const Json body = Json::parse(document.body, nullptr, false);
  saved.readable = body.is_object() && body.contains("changes");
  if (saved.readable) {
    saved.name = text_in(body, "name");
    saved.created = text_in(body, "created");
    saved.updated = text_in(body, "updated");  // of one that was saved elsewhere
    if (with_changes) saved.changes = body["changes"].dump();
  }
  if (saved.created.empty()) saved.created = document.time;
  if (saved.updated.empty()) saved.updated = document.time;
  return saved;
}

std::filesystem::path reserve_of(const store::Address& address) {
  return address.is_shared() ? std::filesystem::path() : std::filesystem::path(address.file().string() + "-reserve");
}

Error full(const char* key, std::int64_t limit) {
  return {ErrorCode::no_solution, key, {{"limit", std::to_string(limit)}}};
}

Error unknown(std::string_view id) {
  return {ErrorCode::unknown_name, "scenario_unknown", {{"scenario", std::string(id)}}};
}

bool is_full_disk(const Error& fault) { return fault.key() == "store_unwritable"; }

}  // namespace

ScenarioStore::ScenarioStore(std::shared_ptr<const store::Store> store, const StoreLimits& limits)
    : store_(std::move(store)), limits_(limits), shelf_(*store_, kind), reserve_(reserve_of(store_->address())) {
  make_reserve();
}

// Room that is held so that on a full disk the log can still go into the file, and a removal can be written: more than the log and some writes take.
void ScenarioStore::make_reserve() const {
  if (reserve_.empty()) return;
  constexpr off_t bytes = off_t{2} << 20;
  const int made = open(reserve_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (made < 0) return;
  const bool whole = posix_fallocate(made, 0, bytes) == 0;
  close(made);
  if (!whole) unlink(reserve_.c_str());  // the disk is too full already
}

/// `work` with the reserve given up for it.
template <class Work>
auto ScenarioStore::with_reserve(const Work& work) {
  struct Lent {
    const ScenarioStore& store;
    explicit Lent(const ScenarioStore& of) : store(of) {
      unlink(store.reserve_.c_str());
      store.store_->shorten_log();
    }
    ~Lent() {
      try {
        store.store_->shorten_log();
      } catch (const Error&) {  // the next write says what is wrong
      }
      store.make_reserve();
    }
  };
  const Lent lent(*this);
  return work();
}

ScenarioPage ScenarioStore::list(std::string_view municipality, std::string_view after, int most, bool changes) const {
  const std::optional<std::string> place =
      municipality.empty() ? std::nullopt : std::optional<std::string>(municipality);
  const auto shorten = [&](store::Document& document) {
    if (changes) return;
    SavedScenario saved = scenario_in(document);
    document.body = saved.readable ? body_of(saved.name, "[]", saved.created, saved.updated) : "";
  };
  store::Shelf::Page found;
  try {
    found = shelf_.page(place, std::string(after), static_cast<std::size_t>(most), limits_.page_bytes, shorten);
  } catch (const Error& fault) {
    if (fault.key() == "document_page") throw Error(ErrorCode::bad_input, "scenario_page");
    throw;
  }
  ScenarioPage page;
  page.next = found.next;
  for (const store::Document& document : found.documents) page.scenarios.push_back(scenario_in(document, changes));
  return page;
}

std::optional<SavedScenario> ScenarioStore::find(std::string_view id) const {
  const auto document = shelf_.find(std::string(id));
  if (!document) return std::nullopt;
  return scenario_in(*document);
}

void ScenarioStore::check_room(const std::string& municipality, std::size_t bytes) {
  if (shelf_.count() >= limits_.most) throw full("scenarios_full", limits_.most);
  if (shelf_.count(municipality) >= limits_.most_each) throw full("scenarios_full_here", limits_.most_each);
  make_room(bytes);
}

void ScenarioStore::make_room(std::size_t bytes) {
  const auto more = static_cast<std::int64_t>(bytes);
  if (!bytes_) bytes_ = shelf_.bytes();
  if (*bytes_ + more <= limits_.most_bytes) return;
  shelf_.erase_removed(*bytes_ + more - limits_.most_bytes, "room");
  bytes_ = shelf_.bytes();
  if (*bytes_ + more > limits_.most_bytes) throw full("scenarios_full_bytes", limits_.most_bytes >> 20);
}

SavedScenario ScenarioStore::create_now(const std::string& id, const std::string& municipality,
                                        const std::string& body) {
  store::Draft draft{{kind, municipality, id}, 0, body, "", "", 0, true};
  store::Document stored = store::Documents(*store_).put(draft).stored;
  if (bytes_) *bytes_ += static_cast<std::int64_t>(body.size());
  stored.body = body;
  return scenario_in(stored);
}

SavedScenario ScenarioStore::create(std::string_view municipality, std::string_view name, std::string_view changes,
                                    std::string_view request) {
  const std::lock_guard lock(writing_);
  const std::string place(municipality);
  std::string id = random_id();
  for (int round = 0; !request.empty(); ++round) {
    id = id_of_request(request, round);
    if (!shelf_.has_been(id)) break;
    if (const auto made = find(id)) {
      if (made->municipality != municipality) throw Error(ErrorCode::no_solution, "request_reused");
      return *made;
    }
  }
  const std::string body = body_of(name, changes, store::utc_now());
  check_room(place, body.size());
  try {
    return create_now(id, place, body);
  } catch (const Error& fault) {
    if (fault.key() == "document_changed_meanwhile") {  // the same request by another process
      if (const auto made = find(id)) return *made;
    }
    if (!is_full_disk(fault) || reserve_.empty()) throw;
  }
  // On a full disk the texts of what was removed make room in the file; the reserve lends what the log takes.
  constexpr std::int64_t times = 4;  // what a write takes in the file and its indexes, at most
  const std::int64_t needed = times * static_cast<std::int64_t>(body.size());
  return with_reserve([&] {
    const std::int64_t freed = shelf_.erase_removed(needed, "room");
    if (freed < needed)
      throw Error(ErrorCode::cannot_write, "store_unwritable", {{"reason", "database or disk is full"}});
    store_->shorten_log();
    return create_now(id, place, body);
  });
}

SavedScenario ScenarioStore::change(std::string_view id, int revision, std::string_view name,
                                    std::string_view changes) {
  const std::lock_guard lock(writing_);
  const auto before = shelf_.find(std::string(id));
  if (!before) throw unknown(id);
  const SavedScenario stored = scenario_in(*before);
  const std::string body = body_of(name, changes, stored.created);
  const bool made_already = before->version == revision + 1 && before->body == body;
  if (made_already) return stored;
  if (before->version != revision) throw Error(ErrorCode::no_solution, "scenario_changed_meanwhile");
  make_room(body.size());
  try {
    store::Document made = store::Documents(*store_).put({before->name, revision, body, "", "", 0, true}).stored;
    *bytes_ += static_cast<std::int64_t>(body.size());
    made.body = body;
    return scenario_in(made);
  } catch (const Error& fault) {
    if (fault.key() == "document_changed_meanwhile") throw Error(ErrorCode::no_solution, "scenario_changed_meanwhile");
    throw;
  }
}

bool ScenarioStore::remove(std::string_view id) {
  const std::lock_guard lock(writing_);
  // Once more where another changed it between the two.
  const auto remove_now = [&] {
    for (;;) {
      const auto found = shelf_.find(std::string(id));
      if (!found) return false;
      if (!store::Documents(*store_).remove(found->name, found->version, "").other) return true;
    }
  };
  try {
    return remove_now();
  } catch (const Error& fault) {
    if (!is_full_disk(fault) || reserve_.empty()) throw;
  }
  return with_reserve(remove_now);
}

bool ScenarioStore::take_in(const SavedScenario& saved) {
  const std::lock_guard lock(writing_);
  if (shelf_.has_been(saved.id)) return false;
  create_now(saved.id, saved.municipality, body_of(saved.name, saved.changes, saved.created, saved.updated));
  return true;
}

}  // namespace handlingsrom::http
