// Every subject at once. A source that uses few of them includes facts_held.hpp and the subjects' own headers instead.
#pragma once

#include "standing/facts/by_year.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/national_figures.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/published_projection.hpp"
#include "standing/facts/series.hpp"
#include "standing/facts/source.hpp"
#include "standing/facts/vital_rates.hpp"
#include "standing/registry/registry.hpp"
