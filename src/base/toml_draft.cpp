#include "base/toml_draft.hpp"

#include <algorithm>

#include "base/toml_draft_read.hpp"
#include "base/toml_draft_text.hpp"
#include "base/toml_parsed.hpp"

namespace handlingsrom::toml {

Item* Item::find(std::string_view key) { return const_cast<Item*>(static_cast<const Item*>(this)->find(key)); }

const Item* Item::find(std::string_view key) const {
  const auto& entries = table().entries;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.key == key; });
  return found == entries.end() ? nullptr : &found->item;
}

void Item::set(std::string_view key, Item item) {
  if (Item* there = find(key)) {
    item.before = there->before;
    item.beside = there->beside;
    item.place = there->place;
    *there = std::move(item);
  } else {
    table().entries.push_back({std::string(key), std::move(item)});
  }
}

void Item::remove(std::string_view key) {
  std::erase_if(table().entries, [&](const Entry& one) { return one.key == key; });
}

std::string Item::text_or(std::string_view key) const {
  const Item* found = find(key);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return text == nullptr ? std::string() : *text;
}

namespace {

/// Every piece of a document by the key that it stands under.
template <class Root, class Each>
void for_pieces(Root& root, Each each) {
  for (auto& entry : root.table().entries) {
    if (is_list_of_tables(entry.item)) {
      for (auto& one : entry.item.items()) each(entry.key, one, true);
    } else {
      each(entry.key, entry.item, false);
    }
  }
}

/// Blank lines at the end.
std::size_t blank_lines_at_end(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t begin = end < 2 ? 0 : text.rfind('\n', end - 2) + 1;
    if (text.substr(begin, end - begin).find_first_not_of(" \t\r\n") != std::string_view::npos) break;
    ++count;
    end = begin;
  }
  return count;
}

}  // namespace

Draft::Draft(std::string_view text, const std::string& file) {
  std::vector<DraftLine> lines = lines_of(text);
  DraftReader reader(lines);
  const ::toml::table parsed = parse_checked(text, file);
  root_ = reader.item(parsed);
  root_.table().inlined = false;
  after_ = reader.rest();
  // Where each piece begins; one that has lines within another's leaves nothing to stand as it was written.
  std::vector<std::pair<std::size_t, Item*>> begins;
  std::vector<std::size_t> first_line, last_line;
  const auto lines_within = [&](const ::toml::node& node, std::size_t key_line) {
    first_line.push_back(key_line);
    last_line.push_back(reader.last_line(node));
  };
  std::vector<Item*> items;
  for (const auto& [key, node] : parsed) {
    Item* member = root_.find(key.str());
    if (is_list_of_tables(*member)) {
      std::size_t at = 0;
      for (const auto& one : *node.as_array()) {
        items.push_back(&member->items()[at++]);
        lines_within(one, one.source().begin.line);
      }
    } else {
      items.push_back(member);
      lines_within(node, key.source().begin.line);
    }
  }
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return first_line[a] < first_line[b]; });
  std::vector<std::size_t> from(order.size() + 1, lines.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t head = first_line[order[k]] - 1;
    if (k + 1 < order.size() && last_line[order[k]] >= first_line[order[k + 1]]) return;
    std::size_t begin = head;
    while (begin > 0 && (lines[begin - 1].comment || lines[begin - 1].blank)) --begin;
    while (begin < head && k > 0 && lines[begin].blank) ++begin;  // blank lines close what stands above
    from[k] = k == 0 ? 0 : begin;
  }
  if (!order.empty()) {
    // What is left under the last one.
    std::size_t end = lines.size();
    while (end > 0 && (lines[end - 1].comment || lines[end - 1].blank)) --end;
    if (!after_.empty()) from[order.size()] = end;
  }
  std::vector<std::size_t> offsets{0};
  for (const DraftLine& line : lines) offsets.push_back(line.end);
  for (std::size_t k = 0; k < order.size(); ++k) {
    Item& item = *items[order[k]];
    item.place = static_cast<int>(k);
    std::string raw(text.substr(offsets[from[k]], offsets[from[k + 1]] - offsets[from[k]]));
    if (!raw.empty() && raw.back() != '\n') raw += '\n';
    pieces_.push_back({std::move(raw), {}});
  }
  if (!order.empty() && !after_.empty()) after_ = std::string(text.substr(offsets[from.back()]));
  for_pieces(root_, [&](const std::string& key, const Item& item, bool of_list) {
    pieces_[static_cast<std::size_t>(item.place)].in_own_words = own_words(key, item, of_list);
  });
}

std::string Draft::text() const {
  if (pieces_.empty()) {
    return own_words(root_) + after_;
  }
  struct Chunk {
    int place = 0, behind = 0;  // behind: of what is new, its number
    std::string text;
    bool is_table = false;
  };
  std::vector<Chunk> chunks;
  int last_value = -1, fresh = 0;
  const int at_end = static_cast<int>(pieces_.size());
  for (const Entry& entry : root_.table().entries) {
    const bool of_list = is_list_of_tables(entry.item), is_table = of_list || has_own_lines(entry.item);
    int last = is_table ? at_end : last_value;
    const auto add = [&](const Item& item) {
      std::string own = own_words(entry.key, item, of_list);
      if (item.place < 0) {
        chunks.push_back({last, ++fresh, std::move(own), is_table});
        return;
      }
      const Piece& piece = pieces_[static_cast<std::size_t>(item.place)];
      last = item.place;
      if (own == piece.in_own_words) {
        own = piece.as_written;
      } else {
        own.append(blank_lines_at_end(piece.as_written), '\n');
      }
      chunks.push_back({item.place, 0, std::move(own), is_table});
    };
    if (of_list) {
      for (const Item& one : entry.item.items()) {
        if (one.place >= 0) last = last == at_end ? one.place : std::max(last, one.place);
      }
      const int behind = last;
      for (const Item& one : entry.item.items()) {
        last = behind;
        add(one);
      }
    } else {
      add(entry.item);
    }
    if (!is_table) last_value = last;
  }
  std::stable_sort(chunks.begin(), chunks.end(), [](const Chunk& a, const Chunk& b) {
    return std::pair(a.place, a.behind) < std::pair(b.place, b.behind);
  });
  std::string all;
  for (std::size_t k = 0; k < chunks.size(); ++k) {
    const bool apart = chunks[k].is_table && chunks[k].behind > 0;
    if (apart && !all.empty() && blank_lines_at_end(all) == 0) all += '\n';
    all += chunks[k].text;
    // Something new before what stood close by.
    if (apart && k + 1 < chunks.size() && chunks[k + 1].behind == 0) all += '\n';
  }
  return all + after_;
}

void append(Item& table, std::string_view key, Item item) {
  if (table.find(key) == nullptr) table.set(key, Item::of_list());
  table.find(key)->items().push_back(std::move(item));
}

Item* find_by_id(Item& table, std::string_view list, std::string_view id) {
  Item* all = table.find(list);
  if (all == nullptr || !all->is_list()) return nullptr;
  const auto found = std::find_if(all->items().begin(), all->items().end(),
                                  [&](const Item& one) { return one.is_table() && one.text_or("id") == id; });
  return found == all->items().end() ? nullptr : &*found;
}

}  // namespace handlingsrom::toml
