// Lines of filled forms in the words of the form, in each language.
#include <gtest/gtest.h>

#include "standing/importing/form.hpp"

namespace handlingsrom::importing {
namespace {

TEST(FormWords, AFigureIsToldInTheFormsHeadsAndChoices) {
  const std::vector<Form> forms = read_forms("data/templates");
  const Form* users = form_named(forms, "users");
  ASSERT_NE(users, nullptr);
  Figure figure;
  figure.quantity = "users.users";
  figure.detail = "step: home_nursing; age: 80–89";
  EXPECT_EQ(figure_words(users, figure, 0).quantity, "Brukere");
  EXPECT_EQ(figure_words(users, figure, 0).detail, "Trinn: Hjemmesykepleie; Alder: 80–89");
  EXPECT_EQ(figure_words(users, figure, 1).detail, "Trinn: Heimesjukepleie; Alder: 80–89");
  EXPECT_EQ(figure_words(users, figure, 2).detail, "Step: Home nursing; Age: 80–89");
  EXPECT_EQ(figure_words(nullptr, figure, 0).detail, figure.detail) << "as it is stored, for programs";
  figure.detail = "Skole: A";
  EXPECT_EQ(figure_words(users, figure, 0).detail, "Skole: A") << "no column of the form";
  EXPECT_EQ(note_words(*users, "step home_nursing, nursing_home", 0),
            "Trinn Hjemmesykepleie, Sykehjem, langtidsopphold");
  EXPECT_EQ(note_words(*form_named(forms, "accounts"), "function 202, 222", 2), "Function 202, 222");
  EXPECT_EQ(note_words(*users, "talt i mars", 0), "talt i mars") << "the user's own words";
}

}  // namespace
}  // namespace handlingsrom::importing
