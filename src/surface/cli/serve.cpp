// `handlingsrom serve`: the web pages and the API on this machine.
#include <ctime>
#include <fstream>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>

#include <fmt/chrono.h>

#include "base/error.hpp"
#include "base/access/fetch.hpp"
#include "base/store/store.hpp"
#include "surface/api/importing.hpp"
#include "surface/api/version.hpp"
#include "surface/cli/figure_watch.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/pages.hpp"
#include "surface/http/old_scenarios.hpp"
#include "surface/http/problem.hpp"
#include "surface/http/server.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gatekeeper.hpp"

namespace handlingsrom::cli {
namespace {

struct ServeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8350;
  std::vector<std::string> names;
  std::filesystem::path pages;
  std::filesystem::path scenarios;
  std::filesystem::path log;
  std::string store;
  std::filesystem::path providers;
  std::filesystem::path secrets;
  std::string address;
  bool sign_in = false;
  bool behind_proxy = false;
  bool with_own = false;
};

/// One JSON object a line for each answered request: no addresses, no names, no contents. Opened anew when asked (SIGHUP), for whoever puts logs away.
class RequestLog {
 public:
  explicit RequestLog(std::filesystem::path file) : file_(std::move(file)) { open_anew(); }
  void open_anew() {
    const std::lock_guard lock(mutex_);
    out_.close();
    out_.clear();
    out_.open(file_, std::ios::app);
    if (!out_)
      throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file_.string()}, {"reason", "Permission denied"}});
  }
  void write(const http::Handled& handled) {
    const std::time_t now = std::time(nullptr);
    const std::lock_guard lock(mutex_);
    out_
        << fmt::format(
               R"({{"time":"{:%Y-%m-%dT%H:%M:%SZ}","method":"{}","route":"{}","status":{},"bytes":{},"seconds":{:.6f}}})",
               fmt::gmtime(now), handled.method, handled.route, handled.status, handled.bytes, handled.seconds)
        << std::endl;
  }

 private:
  const std::filesystem::path file_;
  std::mutex mutex_;
  std::ofstream out_;
};

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

http::Catalogues read_catalogues(const Context& context) {
  http::Catalogues catalogues;
  for (std::size_t i = 0; i < catalogues.size(); ++i) {
    catalogues[i] =
        std::make_shared<const messages::Catalogue>(context.data_folder() / "messages", messages::languages[i]);
  }
  return catalogues;
}

/// One store for all that is kept. What an earlier version saved in a file of its own is taken in first.
void open_the_store(const Context& context, const ServeOptions& options, routes::Context& shared) {
  store::Options whole;
  whole.check = store::Check::whole;
  const store::Address address(context.store());
  shared.kept = std::make_shared<const store::Store>(address, whole);
  shared.scenarios = std::make_shared<http::ScenarioStore>(shared.kept);
  std::filesystem::path earlier = options.scenarios;
  if (earlier.empty() && !address.is_shared()) earlier = address.file().parent_path() / "scenarios.sqlite";
  if (earlier.empty()) return;
  if (const auto taken = http::old_scenarios::take_over(*shared.scenarios, earlier)) {
    context.message(
        context.text("cli.serve.taken_over", {{"count", std::to_string(*taken)}, {"file", earlier.string()}}));
  }
}

/// Accounts in the store, or --sign-in, close the server to whoever has not signed in. A store that has had accounts stays closed.
std::shared_ptr<routes::Gatekeeper> gatekeeper(const Context& context, const ServeOptions& options,
                                               const routes::Context& shared) {
  const bool needed = access::Accounts(*shared.kept).are_needed();
  if (!needed && !options.sign_in && options.providers.empty()) return nullptr;
  routes::Gatekeeper::Parts parts;
  parts.service = &context.service();
  parts.store = shared.kept;
  parts.scenarios = shared.scenarios;
  if (!options.providers.empty()) {
    parts.providers = access::read_providers(options.providers);
    if (options.address.empty()) throw Error(ErrorCode::usage, "address_missing");
  }
  // Where nobody could sign in, nobody could be let in.
  if (!needed && parts.providers.empty()) throw Error(ErrorCode::usage, "accounts_none");
  if (!options.address.empty() && (!access::is_safe_address(options.address) || options.address.ends_with('/')))
    throw Error(ErrorCode::usage, "address_form", {{"found", options.address}});
  parts.address = options.address;
  parts.behind_proxy = options.behind_proxy;
  parts.factor_needed = options.behind_proxy || shared.kept->address().is_shared();
  parts.seal = std::make_shared<const access::Seal>(
      options.secrets.empty() ? access::usual_seal_file(shared.kept->address()) : options.secrets);
  return std::make_shared<routes::Gatekeeper>(std::move(parts));
}

/// Program, and what of the store is in force: part of what an answer depends on.
std::string version_with(const api::InForce* in_force) {
  std::string version(api::program_version);
  constexpr std::size_t enough = 12;
  if (in_force != nullptr && !in_force->digest.empty()) version += "+store." + in_force->digest.substr(0, enough);
  return version;
}

/// Of every answer: figures that no model reads are told too, so that each delivery counts.
std::string answers_version(const routes::Context& context) {
  constexpr std::size_t enough = 8;
  return context.version() + (context.in_force ? context.in_force->mark.substr(0, enough) : std::string());
}

/// The same server, of other figures.
std::shared_ptr<routes::Context> with_figures(const routes::Context& before,
                                              const std::shared_ptr<const api::InForce>& in_force) {
  auto next = std::make_shared<routes::Context>(before);
  next->in_force = in_force;
  next->service = in_force->service.get();
  next->defaults = std::make_shared<const Assumptions>(in_force->service->default_assumptions());
  next->program_version = version_with(in_force.get());
  return next;
}

/// Files are imported, and what the store holds is in force, on one's own machine and with --with-own (see add_serve).
std::unique_ptr<FigureWatch> watch_figures(const Context& context, const std::shared_ptr<routes::Context>& shared,
                                           std::shared_ptr<http::Application>& application) {
  const std::filesystem::path bundle = context.bundle(), tables = context.data_folder() / "tables";
  const auto store = shared->kept;
  return std::make_unique<FigureWatch>(
      store, context.in_force() ? context.in_force()->mark : std::string(),
      [=] { return std::make_shared<const api::InForce>(api::service_with_store(bundle, tables, *store)); },
      [shared, &application](const std::shared_ptr<const api::InForce>& in_force) {
        const auto next = with_figures(*shared, in_force);
        application->replace(routes::make_router(next), answers_version(*next));
      });
}

constexpr std::uint64_t body_with_files = std::uint64_t{25} << 20U;  // a workbook of 18 MB as a browser sends it

void serve(const Context& context, const ServeOptions& options) {
  // A password must not go over a network as it is: whoever lets others reach the program says that a proxy with TLS stands before it.
  if (!is_loopback(options.host) && !options.behind_proxy)
    throw Error(ErrorCode::usage, "open_without_access_control", {{"host", options.host}});
  http::log_to_standard_error();
  const api::Service& service = context.service();
  auto shared = std::make_shared<routes::Context>(
      routes::make_context(service, read_catalogues(context), version_with(context.in_force().get())));
  shared->in_force = context.in_force();
  shared->forms = context.data_folder() / "templates";
  open_the_store(context, options, *shared);

  shared->gate = gatekeeper(context, options, *shared);
  // Own figures show what is not published: through a proxy they are for those who sign in alone.
  if (options.behind_proxy && options.with_own && !shared->gate) throw Error(ErrorCode::usage, "own_without_sign_in");
  std::shared_ptr<http::Application> application;
  std::unique_ptr<FigureWatch> watch;
  const bool own_machine = !context.options().without_own && context.options().as_of.empty();
  if (own_machine) {
    const store::Address address(context.store());
    shared->own_store =
        routes::OwnStore{context.bundle(), context.data_folder() / "tables",
                         address.is_shared() ? api::default_mappings() : address.file().parent_path() / "mappings",
                         [&watch] { watch->look(); }};
  }

  http::ServerOptions server_options;
  if (own_machine) server_options.body_bytes = body_with_files;
  shared->body_bytes = server_options.body_bytes;

  http::Application::Parts parts;
  parts.gate = shared->gate;
  parts.router = routes::make_router(shared);
  std::vector<std::string> names = options.names;
  names.push_back(options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]");
  parts.guard = http::Guard(std::move(names));
  const std::filesystem::path pages = options.pages.empty() ? pages_folder(context) : options.pages;
  if (pages.empty()) {
    context.message(context.text("cli.serve.without_pages"));
  } else {
    parts.assets = std::make_shared<const http::Assets>(pages);
  }
  parts.catalogues = shared->catalogues;
  parts.version = answers_version(*shared);

  server_options.host = options.host;
  server_options.port = options.port;
  server_options.computing_threads = context.options().threads;
  server_options.behind_proxy = options.behind_proxy;
  server_options.metrics = shared->metrics;
  if (!options.log.empty()) {
    const auto log = std::make_shared<RequestLog>(options.log);
    server_options.log = [log](const http::Handled& handled) { log->write(handled); };
    server_options.on_hangup = [log] { log->open_anew(); };
  }
  application = std::make_shared<http::Application>(std::move(parts));
  if (own_machine) watch = watch_figures(context, shared, application);
  http::Server server(server_options, application);
  server.start();
  const std::string shown = is_loopback(options.host) ? "localhost" : options.host;
  const std::string address = "http://" + (shown.find(':') == std::string::npos ? shown : "[" + shown + "]") + ":" +
                              std::to_string(server.port()) + "/";
  context.out() << address << std::endl;
  context.message(context.text("cli.serve.listening", {{"address", address}}));
  if (!is_loopback(options.host)) context.message(context.text("cli.serve.open_to_others", {{"host", options.host}}));
  if (shared->gate) context.message(context.text("cli.serve.signed_in_only"));
  server.wait();
  context.message(context.text("cli.serve.stopped"));
}

}  // namespace

void add_serve(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "serve");
  const auto options = std::make_shared<ServeOptions>();
  add_argument(noun, context, "--host", options->host).capture_default_str();
  add_argument(noun, context, "--port", options->port).capture_default_str();
  add_argument(noun, context, "--name", options->names);
  add_argument(noun, context, "--pages", options->pages);
  add_argument(noun, context, "--scenarios", options->scenarios);
  add_argument(noun, context, "--store", options->store);
  add_argument(noun, context, "--log", options->log);
  add_argument(noun, context, "--providers", options->providers);
  add_argument(noun, context, "--secrets", options->secrets);
  add_argument(noun, context, "--address", options->address).option_text("https://handlingsrom.example.no");
  add_switch(noun, context, "--sign-in", options->sign_in);
  add_switch(noun, context, "--behind-proxy", options->behind_proxy);
  add_switch(noun, context, "--with-own", options->with_own);
  when_chosen(noun, [&context, options] {
    if (!options->store.empty()) context.options().store = options->store;
    // Who comes through a proxy is not always of the municipality whose own figures the store holds.
    if (options->behind_proxy && !options->with_own) context.options().without_own = true;
    serve(context, *options);
  });
}

}  // namespace handlingsrom::cli
