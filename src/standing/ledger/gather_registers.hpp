// What registers say as lines of the store: groups of municipalities, Udir's reports.
#pragma once

#include <vector>

#include "standing/ledger/ledger.hpp"
#include "standing/statistics/klass.hpp"
#include "standing/statistics/register_file.hpp"
#include "standing/statistics/udir_report.hpp"

namespace handlingsrom::ledger {

/// A municipality's group of a year as a number: series "KLASS112/EKG", 2026=7. Appends. Throws Error(bad_input, "klass_answer") for a group that has no number after the
/// declaration's prefix ("EKG07", "07").
void gather_groups(const std::vector<statistics::KlassPair>& pairs, const statistics::RegisterFile& file, int year,
                   Gathered& gathered);

/// Municipalities and counties of a report: series "GSI/all/Antall elever" and "GSI/1. trinn/Antall elever"; heads that say "Alle …" do not part anything. What is kept from the
/// public is ":", an empty cell ".". Appends.
void gather_report(const statistics::UdirTable& table, const statistics::RegisterFile& file, int year,
                   Gathered& gathered);

/// Lines of one series and place as one, in the order of the first; each period once.
void join_lines(Gathered& gathered);

}  // namespace handlingsrom::ledger
