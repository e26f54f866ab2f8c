# handlingsrom_precompile(target rooms|fast|tests)
#   Headers of the standard library and of libraries, read once instead of once for every source (docs/build-times.md). Only headers that nobody here
#   changes: a change to one of ours must not build everything anew. Every source still includes what it uses; the clang build goes without
#   precompiled headers and says where one does not.
option(HANDLINGSROM_PRECOMPILED "precompile the headers of libraries" ON)

# Not everything belongs here: what a header leaves to be instantiated is instantiated in every source that sees it. nlohmann/json adds half a second to each,
# which is more than it saves the few that use it.
set(precompiled_rooms
  <algorithm> <array> <atomic> <charconv> <chrono> <cmath> <cstdint> <cstdlib> <deque> <filesystem> <fstream> <functional> <iterator> <limits> <map> <memory>
  <mutex> <numeric> <optional> <ostream> <set> <span> <sstream> <string> <string_view> <thread> <tuple> <unordered_map> <utility> <variant> <vector>
  <fmt/format.h>)
set(precompiled_fast ${precompiled_rooms})
set(precompiled_tests ${precompiled_rooms} <gtest/gtest.h>)

# The compiler refuses a precompiled header that was made with other definitions: each who uses it has those of fmt.
add_library(handlingsrom_precompiled INTERFACE)
if(HANDLINGSROM_PRECOMPILED)
  target_compile_definitions(handlingsrom_precompiled INTERFACE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_DEFINITIONS>)
  # What lets ccache keep sources that use one, also for a second checkout.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(handlingsrom_precompiled INTERFACE -fpch-preprocess)
  else()
    target_compile_options(handlingsrom_precompiled INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "// Only so that the precompiled headers have an owner.\n")
endif()

function(handlingsrom_precompile target headers)
  if(NOT HANDLINGSROM_PRECOMPILED)
    return()
  endif()
  set(owner precompiled_${headers})
  if(NOT TARGET ${owner})
    add_library(${owner} OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(${owner} PRIVATE handlingsrom_options handlingsrom_precompiled)
    target_precompile_headers(${owner} PRIVATE ${${owner}})
    # GCC takes the level of optimisation from the precompiled header as well: with one made at -O2 what -O3 asks for is left undone, without a word.
    if(headers STREQUAL fast)
      target_compile_options(${owner} PRIVATE ${handlingsrom_fast_options})
    endif()
    if(headers STREQUAL tests)
      target_link_libraries(${owner} PRIVATE test_support)
    endif()
  endif()
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:handlingsrom_precompiled>)
  target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
