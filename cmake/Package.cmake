# What an installation holds, and the Debian package made of it (cpack, preset "package"): docs/release.md.
include(GNUInstallDirs)
if(NOT TARGET handlingsrom)
  return()
endif()
set(share ${CMAKE_INSTALL_DATADIR}/handlingsrom)

install(TARGETS handlingsrom RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Beside the program, where it looks for them.
install(TARGETS handlingsrom_print LIBRARY DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET handlingsrom_mpi)
  install(TARGETS handlingsrom_mpi LIBRARY DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT mpi EXCLUDE_FROM_ALL)
endif()
install(DIRECTORY data/ DESTINATION ${share})
install(DIRECTORY examples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES README.md CHANGELOG.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${HANDLINGSROM_COMPONENTS} DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY docs/schema docs/api DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The web pages, when they have been built (scripts/build-pages).
install(DIRECTORY web/dist/ DESTINATION ${share}/web OPTIONAL PATTERN ".built" EXCLUDE)
install(DIRECTORY web/engine/ DESTINATION ${share}/engine OPTIONAL PATTERN ".built" EXCLUDE)

# The manual in three languages and the completion are what the program says of itself.
set(made ${CMAKE_CURRENT_BINARY_DIR}/manual)
set(manuals "")
foreach(language en nb nn)
  set(page ${made}/${language}/handlingsrom.1)
  add_custom_command(OUTPUT ${page}.gz
    COMMAND ${CMAKE_COMMAND} -E env HANDLINGSROM_DATA=${CMAKE_SOURCE_DIR}/data $<TARGET_FILE:handlingsrom> manual page --lang ${language} --out ${page}
    COMMAND gzip -9nf ${page}
    DEPENDS handlingsrom VERBATIM)
  list(APPEND manuals ${page}.gz)
  if(language STREQUAL "en")
    install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  else()
    install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man1)
  endif()
endforeach()
add_custom_command(OUTPUT ${made}/completion
  COMMAND ${CMAKE_COMMAND} -E env HANDLINGSROM_DATA=${CMAKE_SOURCE_DIR}/data $<TARGET_FILE:handlingsrom> manual completion --out ${made}/completion
  DEPENDS handlingsrom VERBATIM)
add_custom_target(manual DEPENDS ${manuals} ${made}/completion)
install(FILES ${made}/completion DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME handlingsrom)

install(FILES packaging/handlingsrom.service DESTINATION lib/systemd/system)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME handlingsrom)
set(CPACK_PACKAGE_CONTACT "Handlingsrom")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "knowledge basis for Norwegian municipalities: people, need, staff and money to 2050")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "From published figures that come along: how many people there will be, what they will need, which
 staff and how much money that takes, and how much room for manoeuvre is left, with its uncertainty and
 the way behind every figure. On the command line, as reports, and as a web application on one's own machine.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS OFF)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-liberation")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_SOURCE_DIR}/out/package)
include(CPack)
