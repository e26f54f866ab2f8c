# Warnings, sanitizers and coverage, the same for every room, test and benchmark.
add_library(handlingsrom_options INTERFACE)
target_compile_options(handlingsrom_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Werror
  -fno-math-errno -ffp-contract=off)
target_include_directories(handlingsrom_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives inside its own standard library at -O2 and above.
  target_compile_options(handlingsrom_options INTERFACE -Wno-restrict -Wno-dangling-reference)
  target_compile_options(handlingsrom_options INTERFACE $<$<CONFIG:Release>:-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds>)
endif()
if(HANDLINGSROM_SANITIZE)
  target_compile_options(handlingsrom_options INTERFACE -fsanitize=${HANDLINGSROM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(handlingsrom_options INTERFACE -fsanitize=${HANDLINGSROM_SANITIZE})
endif()
if(HANDLINGSROM_COVERAGE)
  target_compile_options(handlingsrom_options INTERFACE --coverage -O0)
  target_link_options(handlingsrom_options INTERFACE --coverage)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
