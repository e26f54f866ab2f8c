// Which language a request is answered in, and that answers are kept by it.
#include "surface/http/language.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>

#include "surface/http/application.hpp"

namespace handlingsrom::http {
namespace {

using messages::Language;

TEST(AcceptedLanguage, TakesTheHighestWeightAndOfEqualOnesTheFirst) {
  EXPECT_EQ(accepted_language("nn-NO,nn;q=0.9,nb;q=0.8,en;q=0.7"), Language::nynorsk);
  EXPECT_EQ(accepted_language("en;q=0.3, nb;q=0.8"), Language::bokmaal);
  EXPECT_EQ(accepted_language("de, en-GB ;q=0.5"), Language::english);
  EXPECT_EQ(accepted_language("no"), Language::bokmaal);
  EXPECT_EQ(accepted_language("EN, nb"), Language::english);
  EXPECT_EQ(accepted_language("en;q=0, nn;q=0.001"), Language::nynorsk);
}

TEST(AcceptedLanguage, NothingOfOursIsNothing) {
  for (const char* none : {"", ",", ";", "de", "english", "en;q=0", "en;q=0.000", "en;q=2", "en;q=-1",
                           "en;q=", "en;x=1", "en;q=0.1234", "en;q=1.001", "*"})
    EXPECT_FALSE(accepted_language(none)) << none;
}

RC_GTEST_PROP(AcceptedLanguage, AnyBytesAreReadOrPassedOver, (const std::string& bytes)) {
  const auto language = accepted_language(bytes);
  RC_ASSERT(!language || messages::language_of(messages::code_of(*language)) == language);
}

class KeptAnswers : public ::testing::Test {
 protected:
  KeptAnswers() {
    Application::Parts parts;
    for (std::size_t i = 0; i < parts.catalogues.size(); ++i)
      parts.catalogues[i] = std::make_shared<const messages::Catalogue>("data/messages", messages::languages[i]);
    catalogues_ = parts.catalogues;
    parts.version = "test";
    parts.router.add(Method::get, "/api/lasting", [this](const Request& request) {
      ++computed_;
      Response response =
          answer(200, "application/json", std::string(catalogue_for(catalogues_, request).text("unit.persons")));
      response.may_be_stored = true;
      return response;
    });
    application_ = std::make_unique<Application>(std::move(parts));
  }

  Response ask(const char* target, const char* accept_language, const char* if_none_match = nullptr) {
    Request request;
    request.target = *parse_target(target);
    request.headers = {{"host", "localhost"}, {"accept-language", accept_language}};
    if (if_none_match != nullptr) request.headers.emplace_back("if-none-match", if_none_match);
    if (auto known = application_->at_once(request)) return *known;
    return application_->handle(request);
  }

  Catalogues catalogues_;
  int computed_ = 0;
  std::unique_ptr<Application> application_;
};

TEST_F(KeptAnswers, OneForEachLanguageWhateverTheHeaderSays) {
  for (const char* header : {"nb", "nb-NO,nb;q=0.9", "no", "", "de", "fr-CH, fr;q=0.9, *;q=0.5"}) {
    const Response response = ask("/api/lasting", header);
    EXPECT_EQ(response.etag, "\"test-nb\"") << header;
    EXPECT_EQ(computed_, 1) << header;
  }
  for (int i = 0; i < 1000; ++i) ask("/api/lasting", ("nn, x-" + std::to_string(i) + ";q=0.5").c_str());
  EXPECT_EQ(computed_, 2);
  EXPECT_EQ(ask("/api/lasting", "en-GB,en;q=0.9,nb;q=0.1").etag, "\"test-en\"");
  EXPECT_EQ(computed_, 3);
}

TEST_F(KeptAnswers, WhoWaitedInTheQueueGetsWhatWasMadeMeanwhile) {
  Request request;
  request.target = *parse_target("/api/lasting");
  request.headers = {{"host", "localhost"}};
  EXPECT_FALSE(application_->at_once(request));  // asked by many before the first has its answer
  const Response first = application_->handle(request);
  const Response second = application_->handle(request);
  EXPECT_EQ(computed_, 1);
  EXPECT_EQ(first.content, second.content);
}

TEST_F(KeptAnswers, TheAddressHasTheLastWord) {
  EXPECT_EQ(ask("/api/lasting?lang=nn", "en").etag, "\"test-nn\"");
  EXPECT_EQ(ask("/api/lasting?lang=nn", "nb").etag, "\"test-nn\"");
  EXPECT_EQ(computed_, 1);
  EXPECT_EQ(ask("/api/lasting?lang=de", "nb").status, 404);
  EXPECT_EQ(ask("/api/lasting?lang=de", "nb").etag, "");
}

TEST_F(KeptAnswers, AnotherLanguageIsNotTheSameAnswer) {
  EXPECT_EQ(ask("/api/lasting", "nb", "\"test-nb\"").status, 304);
  EXPECT_EQ(ask("/api/lasting", "nb", "\"test-nb\"").status, 304);  // from the store
  const Response english = ask("/api/lasting", "en", "\"test-nb\"");
  EXPECT_EQ(english.status, 200);
  EXPECT_NE(english.content->plain(), ask("/api/lasting", "nb").content->plain());
}

TEST_F(KeptAnswers, OtherFiguresAreAnsweredFromAtOnceAndWhatHadBegunIsFinished) {
  Router slow;
  slow.add(Method::get, "/api/slow", [](const Request&) {
    Response begun;
    begun.slowly = [](const std::function<bool()>&) {
      Response response = answer(200, "text/plain", "old");
      response.may_be_stored = true;
      return response;
    };
    return begun;
  });
  application_->replace(std::move(slow), "first");
  Request request;
  request.target = *parse_target("/api/slow");
  request.headers = {{"host", "localhost"}};
  const Response begun = application_->handle(request);
  ASSERT_TRUE(begun.slowly);
  Router next;
  next.add(Method::get, "/api/slow", [](const Request&) {
    Response response = answer(200, "text/plain", "new");
    response.may_be_stored = true;
    return response;
  });
  application_->replace(std::move(next), "second");
  const Response finished = application_->handle_slowly(request, begun, [] { return false; });
  EXPECT_EQ(finished.etag, "\"first-nb\"");
  EXPECT_EQ(finished.content->plain(), "old");
  EXPECT_FALSE(application_->at_once(request)) << "what was made of the earlier figures is not kept for the later";
  const Response now = application_->handle(request);
  EXPECT_EQ(now.etag, "\"second-nb\"");
  EXPECT_EQ(now.content->plain(), "new");
}

}  // namespace
}  // namespace handlingsrom::http
