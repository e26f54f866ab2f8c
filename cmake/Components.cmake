# The list of components beside the program, made anew when what it is made from changes (MakeComponents.cmake).
set(HANDLINGSROM_COMPONENTS ${CMAKE_BINARY_DIR}/handlingsrom.cdx.json)
add_custom_command(OUTPUT ${HANDLINGSROM_COMPONENTS}
  COMMAND ${CMAKE_COMMAND} -D SOURCE=${CMAKE_SOURCE_DIR} -D VERSION=${PROJECT_VERSION} -D OUT=${HANDLINGSROM_COMPONENTS} -P ${CMAKE_SOURCE_DIR}/cmake/MakeComponents.cmake
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/MakeComponents.cmake ${CMAKE_SOURCE_DIR}/scripts/packages.txt ${CMAKE_SOURCE_DIR}/web/package-lock.json
  VERBATIM)
add_custom_target(components ALL DEPENDS ${HANDLINGSROM_COMPONENTS})
