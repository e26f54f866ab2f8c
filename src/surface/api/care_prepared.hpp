// What a care request has made ready before it is asked: for the façade's own files.
#pragma once

#include <memory>
#include <string>

#include "base/assumptions.hpp"
#include "outlook/care/projection.hpp"
#include "outlook/care/rates.hpp"
#include "outlook/population/population.hpp"
#include "surface/api/care.hpp"

namespace handlingsrom::api {

struct Care::Prepared {
  Assumptions assumptions;
  std::string ladder_text;
  care::Model model;
  std::shared_ptr<const population::Frame> frame;
};

}  // namespace handlingsrom::api
