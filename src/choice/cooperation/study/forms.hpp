// Legal forms of cooperation: what they may do, how one leaves, what the agreement must say, each with its paragraph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::cooperation {

struct LegalForm {
  struct Field {
    std::string id;  // name in every language: `cooperation.field.<id>`
    std::string paragraph;
  };
  enum class Leaving {
    settled,  // the money is settled as the agreement says; no liability beyond
    liable,   // stays liable for its share of the obligations at the time it leaves
    redeemed  // is paid its share of the net value, at most what it put in; pays in a negative share
  };
  std::string id;  // name: `cooperation.form.<id>`
  std::string law, read_on;
  bool individual_decisions = false;  // may decide cases of single persons
  std::string individual_paragraph;
  int notice_months = -1;  // statutory where nothing else is agreed; −1: the agreement must say
  std::string notice_paragraph;
  Leaving leaving = Leaving::settled;
  std::string leaving_paragraph;
  std::vector<Field> fields;
};

/// Of data/cooperation-forms.toml: host, host_board, council (IPR), joint_undertaking (KO), company (IKS).
const std::vector<LegalForm>& legal_forms();
/// nullptr for an id that is not there.
const LegalForm* find_form(std::string_view id);
/// Throws Error(bad_input, "toml_…").
std::vector<LegalForm> read_forms(std::string_view text, const std::string& file);

}  // namespace handlingsrom::cooperation
