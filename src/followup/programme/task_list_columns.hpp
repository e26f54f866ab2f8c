// The columns of task lists, by the heads that their systems write.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "followup/programme/task_lists.hpp"

namespace handlingsrom::programme {

enum class Field {
  id,
  name,
  type,
  status,
  project,
  role,
  labels,
  days,
  hours,
  effort,
  after,
  earliest,
  deadline,
  start,
  finish,
  done,
  milestone,
  progress,
  relation,
  related
};

struct ListColumn {
  Field field;
  bool needed;
  std::vector<std::string_view> heads;  // in the languages of the system; the first is the one that is written
};

std::span<const ListColumn> columns_of(TaskListKind kind);

/// All heads of a kind's export in their order, those that carry nothing here too.
std::span<const std::string_view> heads_of(TaskListKind kind);

}  // namespace handlingsrom::programme
