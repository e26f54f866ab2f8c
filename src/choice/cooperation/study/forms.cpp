#include "choice/cooperation/study/forms.hpp"

#include <algorithm>

#include "base/toml.hpp"

namespace handlingsrom::cooperation {

std::string_view legal_form_text();  // legal_form_text.cpp, made from data/cooperation-forms.toml

std::vector<LegalForm> read_forms(std::string_view text, const std::string& file) {
  const toml::Document document(text, file);
  document.root().only({"form"});
  std::vector<LegalForm> forms;
  for (const toml::Value& table : document.root().tables_or_none("form")) {
    table.only({"id", "law", "read", "individual_decisions", "individual_paragraph", "notice_months",
                "notice_paragraph", "leaving", "leaving_paragraph", "fields"});
    LegalForm form;
    form.id = table.need("id").some_text();
    form.law = table.need("law").some_text();
    form.read_on = table.need("read").date();
    form.individual_decisions = table.need("individual_decisions").flag();
    form.individual_paragraph = table.need("individual_paragraph").some_text();
    if (const auto months = table.find("notice_months")) form.notice_months = static_cast<int>(months->whole(0, 120));
    form.notice_paragraph = table.need("notice_paragraph").some_text();
    const toml::Value leaving = table.need("leaving");
    const std::string how = leaving.text();
    if (how == "settled") {
      form.leaving = LegalForm::Leaving::settled;
    } else if (how == "liable") {
      form.leaving = LegalForm::Leaving::liable;
    } else if (how == "redeemed") {
      form.leaving = LegalForm::Leaving::redeemed;
    } else {
      leaving.refuse("settled, liable or redeemed");
    }
    form.leaving_paragraph = table.need("leaving_paragraph").some_text();
    for (const toml::Value& field : table.need("fields").items()) {
      const std::vector<std::string> pair = field.texts();
      if (pair.size() != 2) field.refuse("a field and its paragraph");
      form.fields.push_back({pair[0], pair[1]});
    }
    forms.push_back(std::move(form));
  }
  return forms;
}

const std::vector<LegalForm>& legal_forms() {
  static const std::vector<LegalForm> forms = read_forms(legal_form_text(), "cooperation-forms.toml");
  return forms;
}

const LegalForm* find_form(std::string_view id) {
  const auto& forms = legal_forms();
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const LegalForm& each) { return each.id == id; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace handlingsrom::cooperation
