# cmake -D SOURCE=… -D VERSION=… -D OUT=… -P MakeComponents.cmake
#   The list of what the program is made of, as CycloneDX 1.4: Debian's packages that it is built with (scripts/packages.txt), with version and licences as the
#   packages themselves say, and the pages' npm packages as web/package-lock.json pins them.
cmake_minimum_required(VERSION 3.25)

set(components "")
function(add_component name version licences purl)
  set(list "")
  foreach(licence ${licences})
    string(REPLACE "\"" "" licence "${licence}")
    list(APPEND list "{\"license\": {\"name\": \"${licence}\"}}")
  endforeach()
  list(JOIN list ", " list)
  string(APPEND components "    {\"type\": \"library\", \"name\": \"${name}\", \"version\": \"${version}\", \"purl\": \"${purl}\", \"licenses\": [${list}]},\n")
  set(components "${components}" PARENT_SCOPE)
endfunction()

file(STRINGS ${SOURCE}/scripts/packages.txt packages REGEX "^[a-z]")
find_program(dpkg_query dpkg-query)
foreach(package ${packages})
  set(version "unknown")
  if(dpkg_query)
    execute_process(COMMAND ${dpkg_query} -W -f "\${Version}" ${package} OUTPUT_VARIABLE found ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
      set(version "${found}")
    endif()
  endif()
  set(licences "")
  if(EXISTS /usr/share/doc/${package}/copyright)
    file(STRINGS /usr/share/doc/${package}/copyright lines REGEX "^License: *[A-Za-z0-9]" ENCODING UTF-8)
    foreach(line ${lines})
      string(REGEX REPLACE "^License: *" "" licence "${line}")
      string(STRIP "${licence}" licence)
      list(APPEND licences "${licence}")
    endforeach()
    list(REMOVE_DUPLICATES licences)
  endif()
  if(NOT licences)
    set(licences "see /usr/share/doc/${package}/copyright")
  endif()
  add_component("${package}" "${version}" "${licences}" "pkg:deb/debian/${package}@${version}")
endforeach()

file(READ ${SOURCE}/web/package-lock.json lock)
string(JSON count LENGTH "${lock}" packages)
math(EXPR last "${count} - 1")
string(JSON all GET "${lock}" packages)
foreach(i RANGE ${last})
  string(JSON path MEMBER "${all}" ${i})
  if(NOT path MATCHES "node_modules/")
    continue()
  endif()
  string(JSON one GET "${all}" "${path}")
  string(JSON for_tests ERROR_VARIABLE none GET "${one}" dev)
  if(for_tests STREQUAL "ON")  # not in what is delivered
    continue()
  endif()
  string(REGEX REPLACE "^.*node_modules/" "" name "${path}")
  string(JSON version ERROR_VARIABLE none GET "${one}" version)
  string(JSON licence ERROR_VARIABLE no_licence GET "${one}" license)
  if(no_licence)
    set(licence "unknown")
  endif()
  string(REPLACE "@" "%40" escaped "${name}")
  add_component("${name}" "${version}" "${licence}" "pkg:npm/${escaped}@${version}")
endforeach()

string(REGEX REPLACE ",\n$" "\n" components "${components}")
file(CONFIGURE OUTPUT ${OUT} CONTENT "{
  \"bomFormat\": \"CycloneDX\",
  \"specVersion\": \"1.4\",
  \"version\": 1,
  \"metadata\": {\"component\": {\"type\": \"application\", \"name\": \"handlingsrom\", \"version\": \"@VERSION@\"}},
  \"components\": [
@components@  ]
}
" @ONLY)
