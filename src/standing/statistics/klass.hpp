// Klass, Statistics Norway's register of classifications: which codes there are, what they were before, which belong together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::statistics {

struct KlassCode {
  std::string code;
  std::string name;
};
/// On `date` the old code became (a part of) the new one.
struct KlassChange {
  std::string old_code, old_name, new_code, new_name;
  std::string date;  // "2024-01-01"
  auto operator<=>(const KlassChange&) const = default;
};
/// A code of one classification and one of another that belong together.
struct KlassPair {
  std::string source, source_name, target, target_name;
};

/// `GET /classifications/131/codesAt?date=…`: {"codes":[{"code","name",…}]}. All three throw Error(bad_input, "klass_answer") with place, found and expected for anything
/// that is not of the form: nothing of an answer is used where one part does not fit. A code twice, a code without a name and an empty list do not fit.
std::vector<KlassCode> read_klass_codes(std::string_view text, const std::string& file);
/// `GET /classifications/131/changes?from=…&to=…`: {"codeChanges":[{"oldCode","oldName","newCode","newName","changeOccurred"}]}. An empty list fits: nothing has changed. Codes
/// that came or went without another (a null on one side) are left out.
std::vector<KlassChange> read_klass_changes(std::string_view text, const std::string& file);
/// `GET /classifications/112/correspondsAt?targetClassificationId=131&date=…`: {"correspondenceItems":[…]}, or a table by its number, {"correspondenceMaps":[…]}:
/// [{"sourceCode","sourceName","targetCode","targetName"}]. A target that belongs to two sources does not fit.
std::vector<KlassPair> read_klass_pairs(std::string_view text, const std::string& file);

}  // namespace handlingsrom::statistics
