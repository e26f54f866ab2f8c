// XML inside packages: whole parts, and parts too large to hold, read some rows at a time. Entities of the document's own are never expanded.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "standing/reading/package.hpp"

namespace handlingsrom::reading {

/// "row" for "x:row" and "row".
std::string_view local_name(const char* name);
/// First child of that local name; an empty node otherwise.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local);
/// Value of the attribute of that local name; "" otherwise.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);
/// A whole number in an attribute, `otherwise` where it is none.
long long integer_of(const pugi::xml_node& node, std::string_view local, long long otherwise);

/// Parses a part. Throws Error(bad_input, "reading_package_xml") for what is not well formed, "reading_package_doctype" where the part declares entities.
void parse_part(Package& package, const std::string& part, pugi::xml_document& document);

/// Reads a part of the form <…><…>many elements called `element`</…></…>: calls `take` for each of them in order, and once, at the end, `rest` with what stands
/// after the last. `before` gets the text that stands before the first. Memory is that of some elements, whatever the part's size.
void stream_elements(
    Package& package, const std::string& part, std::string_view element,
    const std::function<void(const pugi::xml_node&)>& take, const std::function<void(const pugi::xml_node&)>& rest,
    const std::function<void(std::string_view)>& before = [](std::string_view) {});

/// The first element of that local name in a piece of XML whose other elements may have no end: "<cols>…</cols>" out of a sheet's beginning. False where there is none.
bool parse_within(Package& package, const std::string& part, std::string_view text, std::string_view element,
                  pugi::xml_document& document);

}  // namespace handlingsrom::reading
