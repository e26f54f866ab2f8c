# Handlingsrom's API from R: one function for each address. Made by scripts/make-clients from docs/api/openapi.json; not written by hand.
# Needs the package jsonlite.
#
#   source("handlingsrom.R")
#   api <- handlingsrom("http://127.0.0.1:8350")
#   get_outlook(api, "skaun")$readings
#   read.csv(text = get_outlook(api, "skaun", format = "csv"))
#
# An answer of JSON is given as R values, other text as a string. What is refused stops with the status and the problem document's words.

# key: that an administrator has made for the program, where the server asks who one is.
handlingsrom <- function(address = "http://127.0.0.1:8350", lang = "nb", cookie = NULL, key = NULL) {
  list(address = sub("/+$", "", address), lang = lang, cookie = cookie, key = key)
}

handlingsrom_ask <- function(api, method, path, query = list(), body = NULL, headers = list()) {
  query <- c(list(lang = api$lang), query)
  query <- query[!vapply(query, is.null, TRUE)]
  pairs <- unlist(lapply(names(query), function(name) {
    paste0(name, "=", utils::URLencode(enc2utf8(as.character(query[[name]])), reserved = TRUE))
  }))
  headers <- unlist(headers[!vapply(headers, is.null, TRUE)])
  if (!is.null(api$cookie)) headers <- c(headers, Cookie = api$cookie)
  if (method != "GET") headers <- c(headers, "X-Handlingsrom" = "1")
  address <- paste0(api$address, path, "?", paste(pairs, collapse = "&"))
  out <- tempfile()
  given <- tempfile()
  secret <- tempfile()
  on.exit(unlink(c(out, given, secret)))
  arguments <- c("--silent", "--show-error", "--request", method, "--output", out, "--write-out", "%{http_code} %{content_type}")
  if (!is.null(api$key)) {
    # In a file, since other users of the machine see what a command is given.
    writeLines(paste("Authorization: Bearer", api$key), secret)
    arguments <- c(arguments, "--header", paste0("@", secret))
  }
  for (name in names(headers)) arguments <- c(arguments, "--header", paste0(name, ": ", headers[[name]]))
  if (!is.null(body)) {
    text <- if (is.character(body) && inherits(body, "json")) body else jsonlite::toJSON(body, auto_unbox = TRUE, null = "null", digits = NA)
    writeLines(enc2utf8(text), given, useBytes = TRUE)
    arguments <- c(arguments, "--header", "Content-Type: application/json", "--data-binary", paste0("@", given))
  }
  said <- system2("curl", shQuote(c(arguments, address)), stdout = TRUE)
  status <- as.integer(sub(" .*", "", said))
  size <- file.info(out)$size
  bytes <- if (is.na(size)) raw(0) else readBin(out, "raw", size)
  is_text <- grepl("json|text/", said)
  if (!is_text && status < 400) return(bytes)
  text <- rawToChar(bytes)
  Encoding(text) <- "UTF-8"
  answer <- if (grepl("json", said) && nzchar(text)) jsonlite::fromJSON(text, simplifyDataFrame = FALSE) else text
  if (status >= 400) stop(status, ": ", if (is.list(answer)) c(answer$detail, answer$title)[1] else text, call. = FALSE)
  answer
}

# This document.
get_document <- function(api) {
  handlingsrom_ask(api, "GET", "/api/openapi.json")
}

# Program, figures, languages.
get_status <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/status")
}

# The published tables behind the figures.
get_sources <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/sources")
}

# Outlines of the municipalities, projected and simplified, as SVG paths.
get_map <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/map")
}

# All municipalities.
get_municipalities <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/municipalities")
}

# One municipality by number or name, old ones included; a miss suggests the nearest names.
search <- function(api, q = NULL) {
  handlingsrom_ask(api, "GET", "/api/v1/search", query = list(`q` = q))
}

# One municipality.
get_municipality <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE)))
}

# Where are we going? Every figure by year with its range.
get_outlook <- function(api, municipality, format = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/outlook"), query = list(`format` = format))
}

# What follows when schools are closed or grades are moved.
get_school_alternative <- function(api, municipality, close = NULL, pupils = NULL, set = NULL, from = NULL, year = NULL, width = NULL, near = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/schools/alternative"), query = list(`close` = close, `pupils` = pupils, `set` = set, `from` = from, `year` = year, `width` = width, `near` = near))
}

# What follows when schools are closed or grades are moved.
post_school_alternative <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/schools/alternative"), body = body)
}

# A table of the municipality's buildings, read and shown; nothing is kept.
show_buildings <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/buildings"), body = body)
}

# The report on the buildings as page, Word document, PDF and workbook, and the scenario with its loans; progress as lines of JSON.
make_buildings_report <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/buildings/report"), body = body)
}

# Which schools are best over the years, and the frontier between cost and way.
find_structure <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/structure/best"), body = body)
}

# Today, the best and own alternatives side by side; one of them by year and on the map.
compare_structure <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/structure/compared"), body = body)
}

# What each alternative is for the children of a settlement, or for a school.
answer_structure <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/structure/answer"), body = body)
}

# The study as a file to take along.
structure_file <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/structure/file"), body = body)
}

# The plan for the schools as page, Word document, PDF and workbook; progress as lines of JSON.
make_structure_plan <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/structure/plan"), body = body)
}

# Kindergartens, care homes or staffed homes: the municipality by year, and each place of a list; nothing is kept.
show_structure_places <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/structure/places"), body = body)
}

# Where do we stand? Today's figures beside the country's.
get_standing <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/standing"))
}

# The municipality beside a group, and what explains the difference.
get_comparison <- function(api, municipality, with = NULL, count = NULL, weight_population = NULL, weight_centrality = NULL, weight_need = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/comparison"), query = list(`with` = with, `count` = count, `weight_population` = weight_population, `weight_centrality` = weight_centrality, `weight_need` = weight_need))
}

# The calculation tree of one figure in one year.
get_explanation <- function(api, municipality, figure = NULL, year = NULL, depth = NULL, branch = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/explain"), query = list(`figure` = figure, `year` = year, `depth` = depth, `branch` = branch))
}

# The calculation tree under changed assumptions.
explain_under <- function(api, municipality, body = NULL, depth = NULL, branch = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/explain"), query = list(`depth` = depth, `branch` = branch), body = body)
}

# The figures under changed assumptions.
get_rooms <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/rooms"), body = body)
}

# What did what: each change's part of the difference.
get_contributions <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/contributions"), body = body)
}

# What would it take? The value of one lever or assumption at which a figure reaches a target.
solve <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/solve"), body = body)
}

# Every named assumption with default, range and source.
get_assumptions <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/assumptions")
}

# Saved scenarios, latest change first, a page at a time.
get_scenarios <- function(api, municipality = NULL, limit = NULL, after = NULL, with = NULL) {
  handlingsrom_ask(api, "GET", "/api/v1/scenarios", query = list(`municipality` = municipality, `limit` = limit, `after` = after, `with` = with))
}

# Save a scenario.
create_scenario <- function(api, body = NULL, idempotency_key = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/scenarios", body = body, headers = list(`Idempotency-Key` = idempotency_key))
}

# One saved scenario.
get_scenario <- function(api, scenario) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/scenarios/", utils::URLencode(enc2utf8(as.character(scenario)), reserved = TRUE)))
}

# Change a saved scenario.
change_scenario <- function(api, scenario, body = NULL) {
  handlingsrom_ask(api, "PUT", paste0("/api/v1/scenarios/", utils::URLencode(enc2utf8(as.character(scenario)), reserved = TRUE)), body = body)
}

# Delete a saved scenario.
delete_scenario <- function(api, scenario) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/scenarios/", utils::URLencode(enc2utf8(as.character(scenario)), reserved = TRUE)))
}

# Persons by sex and five-year age group, observed and projected.
get_population <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/population"))
}

# Today's figures of every municipality, in order of number.
get_distributions <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/distributions")
}

# Make the report; progress as lines of JSON, cancelled when the client leaves.
make_report <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/reports"), body = body)
}

# A finished report file; kept for a while.
get_report_file <- function(api, report, file) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/reports/", utils::URLencode(enc2utf8(as.character(report)), reserved = TRUE), "/", utils::URLencode(enc2utf8(as.character(file)), reserved = TRUE)))
}

# Everything that can be turned, with its bounds, timing and how well its effect is known.
get_levers <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/levers")
}

# What each lever is worth to the rooms in a year.
get_tornado <- function(api, municipality, year = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/tornado"), query = list(`year` = year))
}

# What would it take of several levers together? The smallest change that brings a room to zero.
smallest_change <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/smallest-change"), body = body)
}

# Where the municipality and comparable ones stand on what each lever turns.
get_lever_standing <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/levers"))
}

# The municipality's schools, with pupils and place on a drawing of its borders.
get_schools <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/schools"))
}

# Several municipalities as one: what they have and need together, and who lacks while others have to spare.
get_region_outlook <- function(api, region) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/regions/", utils::URLencode(enc2utf8(as.character(region)), reserved = TRUE), "/outlook"))
}

# A drawing of the values given: the same pictures as the report's, as wide as there is room for.
draw <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/drawings", body = body)
}

# The style sheet of every drawing, for light and dark.
drawing_style <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/drawings.css")
}

# The report's first page for a screen: the rooms, why, who, what others do.
get_first_page <- function(api, municipality, room = NULL, height = NULL, width = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/first-page"), query = list(`room` = room, `height` = height, `width` = width))
}

# The first page with what is at hand: own figures, what is turned; nothing is kept.
first_page_at_hand <- function(api, municipality, body = NULL, room = NULL, height = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/first-page"), query = list(`room` = room, `height` = height, `width` = width), body = body)
}

# A part of the report for a screen.
get_report_part <- function(api, municipality, part, width = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/parts/", utils::URLencode(enc2utf8(as.character(part)), reserved = TRUE)), query = list(`width` = width))
}

# The same with what is at hand.
report_part_at_hand <- function(api, municipality, part, body = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/parts/", utils::URLencode(enc2utf8(as.character(part)), reserved = TRUE)), query = list(`width` = width), body = body)
}

# What this municipality could decide, and what each measure gives the rooms.
get_measures <- function(api, municipality, decided = NULL, year = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/measures"), query = list(`decided` = decided, `year` = year))
}

# Which whole measures meet a frame: the fewest and gentlest, or those of greatest worth.
choose_measures <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/measures/choice"), body = body)
}

# What a few letters may become: without accents, by old names and numbers too.
suggest <- function(api, q = NULL) {
  handlingsrom_ask(api, "GET", "/api/v1/suggestions", query = list(`q` = q))
}

# How a file of the municipality's own figures is read; nothing is kept.
preview_own_figures <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/own-figures"), body = body)
}

# Figures of each projected year as the report tells them, rounded to what is known.
tell_figures <- function(api, municipality, figures = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/told"), query = list(`figures` = figures))
}

# The same with what is at hand.
tell_figures_at_hand <- function(api, municipality, body = NULL, figures = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/told"), query = list(`figures` = figures), body = body)
}

# Up to five alternatives beside today's course: what each gives and asks.
set_side_by_side <- function(api, municipality, body = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/alternatives"), query = list(`width` = width), body = body)
}

# The minutes of a meeting as files; progress as for a report.
make_minutes <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/minutes"), body = body)
}

# The rooms of several municipalities on one axis, for each inhabitant.
get_rooms_beside <- function(api, m = NULL, year = NULL, width = NULL) {
  handlingsrom_ask(api, "GET", "/api/v1/rooms-beside", query = list(`m` = m, `year` = year, `width` = width))
}

# The cooperations that would give this municipality most, ranked with their uncertainty and reasons.
get_partners <- function(api, municipality, service = NULL, members = NULL, km = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/cooperation/partners"), query = list(`service` = service, `members` = members, `km` = km))
}

# The municipalities around this one as a drawing on which members are picked, and those near.
get_cooperation_map <- function(api, municipality, width = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/cooperation/map"), query = list(`width` = width))
}

# Services, ways of sharing, legal forms and settings of a study.
get_study_choices <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/cooperation/choices")
}

# What a cooperation costs and gives, who pays by every way of sharing, who may leave.
study_cooperation <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/study", body = body)
}

# The three rooms of each member and the sum, alone and together, by year with ranges.
study_rooms <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/rooms", body = body)
}

# The study as the file that `handlingsrom cooperation study` reads.
get_study_file <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/file", body = body)
}

# Papers for each council from its own point of view; progress as lines of JSON, cancelled when the client leaves.
make_study_papers <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/papers", body = body)
}

# A study’s file as the request that asks for it, and what no request holds.
open_study <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/opened", body = body)
}

# How far it is between municipalities by a table of ways: from, to, km, minutes; or what OSRM or Valhalla gives.
read_ways <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/ways", body = body)
}

# The state of an inquiry: steps with each council’s answer, who has not answered, questions, time line.
read_inquiry <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/cooperation/inquiry", body = body)
}

# Published figures that a gain can be measured by, as they are for the municipality.
get_published_figures <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/published"))
}

# What forms of a programme offer.
get_programme_choices <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/programme/choices")
}

# A programme to begin with, as text; nothing is kept.
begin_programme <- function(api, body = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/programme/new", query = list(`width` = width), body = body)
}

# A programme’s text held against law, plan and today’s figures; nothing is kept.
read_programme <- function(api, body = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/programme/read", query = list(`width` = width), body = body)
}

# One change of a programme’s text; nothing is kept.
edit_programme <- function(api, body = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/programme/edit", query = list(`width` = width), body = body)
}

# Meetings, milestones, decisions and the annual wheel as iCalendar.
programme_calendar <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/programme/calendar", body = body)
}

# A drawing by itself, as SVG.
draw_programme <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/programme/drawing", body = body)
}

# The status of one page, or the chapter of the annual report, as HTML, Word and PDF.
report_programme <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/programme/report", body = body)
}

# Programmes that are kept, the newest change first.
list_programmes <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/programmes"))
}

# Keeps a programme.
keep_programme <- function(api, municipality, body = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/programmes"), query = list(`width` = width), body = body)
}

# What has been said of figures and measures, oldest first.
get_comments <- function(api, municipality, about = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/comments"), query = list(`about` = about))
}

# Say something of a figure or a measure.
comment <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/comments"), body = body)
}

# Take away a comment of one's own.
remove_comment <- function(api, municipality, comment) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/comments/", utils::URLencode(enc2utf8(as.character(comment)), reserved = TRUE)))
}

# What others have changed since one's last visit.
visit <- function(api, municipality) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/visits"))
}

# A programme that is kept, in any of its versions as it was.
get_programme <- function(api, programme, version = NULL, on = NULL, width = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE)), query = list(`version` = version, `on` = on, `width` = width))
}

# A new version of its text.
change_programme <- function(api, programme, body = NULL, on = NULL, width = NULL) {
  handlingsrom_ask(api, "PUT", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE)), query = list(`on` = on, `width` = width), body = body)
}

# One change, as a new version.
edit_kept_programme <- function(api, programme, body = NULL, on = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/edits"), query = list(`on` = on, `width` = width), body = body)
}

# A list of tasks, as OpenProject, Planner or a spreadsheet exports it, into the programme as a new version.
import_programme_tasks <- function(api, programme, body = NULL, on = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/tasks"), query = list(`on` = on, `width` = width), body = body)
}

# What was said in an involvement or a consultation, deleted for good, in earlier versions too.
forget_words <- function(api, programme, body = NULL, on = NULL, width = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/forget"), query = list(`on` = on, `width` = width), body = body)
}

# Its versions, the newest first.
get_programme_versions <- function(api, programme) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/versions"))
}

# What is otherwise in a version, in words.
compare_programme_versions <- function(api, programme, from = NULL, to = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/difference"), query = list(`from` = from, `to` = to))
}

# A thing of a programme as its file has it, for a form that changes it.
get_programme_thing <- function(api, programme, what = NULL, id = NULL, version = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/thing"), query = list(`what` = what, `id` = id, `version` = version))
}

# The file, TOML, as the command line reads it.
get_programme_file <- function(api, programme, version = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/file"), query = list(`version` = version))
}

# The programme as iCalendar, for calendars that follow an address.
get_programme_calendar <- function(api, programme) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/calendar.ics"))
}

# The status of one page, or the chapter of the annual report.
report_kept_programme <- function(api, programme, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/report"), body = body)
}

# A unit's file to begin with: demand from the municipality's own care, invented staff.
draft_rota <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/rota/draft"), body = body)
}

# An annual rota of a unit, with progress; then its files: rota.json (AnnualRota), CSV, workbook, PDF by week and a calendar for each person.
solve_rota <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/rota/solve", body = body)
}

# The files of a rota at hand, made elsewhere, by hand or planned anew: as of solve.
rota_files <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/rota/files", body = body)
}

# One person is away: the rota planned anew with few changes.
replan_rota <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/rota/replan", body = body)
}

# A rota held against law, agreement and the unit, with cells changed by hand.
check_rota <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/rota/check", body = body)
}

# Who asks, and how one can sign in.
get_session <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/session")
}

# Sign in with name, password and, where the account has one, the code of the second factor.
sign_in <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/session", body = body)
}

# Sign out: the session is none any more, anywhere.
sign_out <- function(api) {
  handlingsrom_ask(api, "DELETE", "/api/v1/session")
}

# All that is kept about the one who asks.
get_own_data <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/session/data")
}

# Where the one who asks is signed in.
get_sessions <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/session/all")
}

# End one of one’s own sessions, or all others.
end_sessions <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/session/end", body = body)
}

# Show again who one is, before what matters.
show_again <- function(api, body = NULL) {
  handlingsrom_ask(api, "PUT", "/api/v1/session/shown", body = body)
}

# What has happened to one’s way in has been read.
see_notices <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/session/notices-seen", body = body)
}

# How hard a password is to guess; it is kept nowhere.
get_password_strength <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/password-strength", body = body)
}

# Choose another password; other sessions end.
set_password <- function(api, body = NULL) {
  handlingsrom_ask(api, "PUT", "/api/v1/session/password", body = body)
}

# A key for an app that makes codes (RFC 6238); it holds once a code was shown.
offer_second_factor <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/session/second-factor", body = body)
}

# Show a code of the key that was offered.
confirm_second_factor <- function(api, body = NULL) {
  handlingsrom_ask(api, "PUT", "/api/v1/session/second-factor", body = body)
}

# Use an invitation, or a link to a new password, once.
use_link <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/links/use", body = body)
}

# Sign in where one has an account already (OpenID Connect).
sign_in_elsewhere <- function(api, provider, next_ = NULL, again = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/sign-in/", utils::URLencode(enc2utf8(as.character(provider)), reserved = TRUE)), query = list(`next` = next_, `again` = again))
}

# Where that place sends the browser back to.
signed_in_elsewhere <- function(api, provider, state = NULL, code = NULL, iss = NULL, error = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/sign-in/", utils::URLencode(enc2utf8(as.character(provider)), reserved = TRUE), "/back"), query = list(`state` = state, `code` = code, `iss` = iss, `error` = error))
}

# Accounts with a role in what the reader administers.
get_accounts <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/accounts")
}

# Remove an account; what it made stays under its number.
remove_account <- function(api, account) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/accounts/", utils::URLencode(enc2utf8(as.character(account)), reserved = TRUE)))
}

# Set the account's roles in what the reader administers; others stay.
set_roles <- function(api, account, body = NULL) {
  handlingsrom_ask(api, "PUT", paste0("/api/v1/accounts/", utils::URLencode(enc2utf8(as.character(account)), reserved = TRUE), "/roles"), body = body)
}

# A link to a new password, for a day.
reset_account <- function(api, account, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/accounts/", utils::URLencode(enc2utf8(as.character(account)), reserved = TRUE), "/reset"), body = body)
}

# Spaces of regions.
get_spaces <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/spaces")
}

# Make a region's space, or change its members.
keep_space <- function(api, space, body = NULL) {
  handlingsrom_ask(api, "PUT", paste0("/api/v1/spaces/", utils::URLencode(enc2utf8(as.character(space)), reserved = TRUE)), body = body)
}

# Remove a region's space; roles in it no longer hold.
remove_space <- function(api, space) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/spaces/", utils::URLencode(enc2utf8(as.character(space)), reserved = TRUE)))
}

# Invitations that have not been used.
get_links <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/links")
}

# An invitation: a link that is used once.
invite <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/links", body = body)
}

# Withdraw an invitation.
withdraw_link <- function(api, link) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/links/", utils::URLencode(enc2utf8(as.character(link)), reserved = TRUE)))
}

# Keys of programs, without their secrets.
get_keys <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/keys")
}

# A key for a program: its secret is in this answer and nowhere else.
make_key <- function(api, body = NULL) {
  handlingsrom_ask(api, "POST", "/api/v1/keys", body = body)
}

# Take back a key.
revoke_key <- function(api, key) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/keys/", utils::URLencode(enc2utf8(as.character(key)), reserved = TRUE)))
}

# Places where people sign in, without their secrets.
get_providers <- function(api) {
  handlingsrom_ask(api, "GET", "/api/v1/providers")
}

# Add a place where people sign in, or change it.
keep_provider <- function(api, provider, body = NULL) {
  handlingsrom_ask(api, "PUT", paste0("/api/v1/providers/", utils::URLencode(enc2utf8(as.character(provider)), reserved = TRUE)), body = body)
}

# Remove a place where people sign in: those who came from there are signed out.
remove_provider <- function(api, provider) {
  handlingsrom_ask(api, "DELETE", paste0("/api/v1/providers/", utils::URLencode(enc2utf8(as.character(provider)), reserved = TRUE)))
}

# Ask a place for its description and its keys, and whether it knows the client.
try_provider <- function(api, provider, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/providers/", utils::URLencode(enc2utf8(as.character(provider)), reserved = TRUE), "/try"), body = body)
}

# Who did what, oldest first, 500 at a time; of the municipalities that the reader audits.
get_audit <- function(api, after = NULL) {
  handlingsrom_ask(api, "GET", "/api/v1/audit", query = list(`after` = after))
}

# Who sees it, and what the reader can make of that.
get_scenario_sharing <- function(api, scenario) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/scenarios/", utils::URLencode(enc2utf8(as.character(scenario)), reserved = TRUE), "/sharing"))
}

# Share it, decide it (it no longer changes), publish it.
set_scenario_sharing <- function(api, scenario, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/scenarios/", utils::URLencode(enc2utf8(as.character(scenario)), reserved = TRUE), "/sharing"), body = body)
}

# Who sees it, and what the reader can make of that.
get_programme_sharing <- function(api, programme) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/sharing"))
}

# Share it, decide it (it no longer changes), publish it.
set_programme_sharing <- function(api, programme, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/programmes/", utils::URLencode(enc2utf8(as.character(programme)), reserved = TRUE), "/sharing"), body = body)
}

# Every version, latest first, those kept beside too, each with what stands otherwise than in the newest.
get_scenario_versions <- function(api, scenario) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/scenarios/", utils::URLencode(enc2utf8(as.character(scenario)), reserved = TRUE), "/versions"))
}

# How a file is understood: tables, columns, figures, what was left out and why; nothing is kept.
preview_import <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/import"), body = body)
}

# Puts a file's figures into the store; from the next answer on they are in force.
keep_import <- function(api, municipality, body = NULL) {
  handlingsrom_ask(api, "POST", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/import/kept"), body = body)
}

# What of the store is in force for the municipality: own figures, fetched tables and key figures; and which forms there are.
get_in_force <- function(api, municipality) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/in-force"))
}

# A form to fill in, as a workbook.
get_form <- function(api, municipality, form, filled = NULL) {
  handlingsrom_ask(api, "GET", paste0("/api/v1/municipalities/", utils::URLencode(enc2utf8(as.character(municipality)), reserved = TRUE), "/forms/", utils::URLencode(enc2utf8(as.character(form)), reserved = TRUE)), query = list(`filled` = filled))
}
