// What a study gives to take along: the file for the secretariat, and a paper for each council. What is sent as text: a study, an inquiry, a table of ways.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/api/study_request.hpp"
#include "surface/report/deliver.hpp"

namespace handlingsrom::api {

/// The study as a report with its workbook, and papers for each council from its own point of view, in `folder`: page always, Word document and PDF as asked. `inquiry`: text of the inquiry they belong to, empty:
/// none. `done` is told the part that is made, and may throw to stop. Throws what study_of and read_inquiry throw, Error(cannot_write).
std::vector<std::filesystem::path> write_study_papers(const Service& service, const StudyRequest& request,
                                                      const std::string& inquiry, const messages::Catalogue& catalogue,
                                                      const std::filesystem::path& folder, report::Formats formats,
                                                      const std::function<void(double)>& done);

/// A study that somebody wrote, opened by a page: {"asked": StudyRequest with numbers of municipalities, "left_out": what the page cannot hold, in words}
/// (StudyOpened of docs/api/openapi.json). `name` is what refusals call it. Throws what cooperation::read_study throws.
nlohmann::ordered_json study_opened_json(const Service& service, const std::string& text, const std::string& name,
                                         const messages::Catalogue& catalogue);

/// How far it is between municipalities by a table of ways (study_ways.hpp): {"distances": [{"from", "to", "km", "minutes"}]}, numbers of municipalities, minutes
/// null where the table has none. Throws what add_ways throws, Error(unknown_name) for a municipality.
nlohmann::ordered_json ways_json(const Service& service, const std::vector<std::string>& municipalities,
                                 const std::string& text, const std::string& name);

/// An inquiry's state: steps with each council's answer, who has not answered, questions with the hardest first, what whoever keeps the record should see to, and the
/// time line (Inquiry of docs/api/openapi.json). `name` is what refusals call it. Throws what cooperation::read_inquiry throws.
nlohmann::ordered_json inquiry_json(const Service& service, const std::string& text, const std::string& name,
                                    double width, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
