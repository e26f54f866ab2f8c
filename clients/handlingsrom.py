"""Handlingsrom's API from Python: one function for each address. Made by scripts/make-clients from docs/api/openapi.json; not written by hand.

    from handlingsrom import Handlingsrom
    api = Handlingsrom("http://127.0.0.1:8350")
    api.get_outlook("skaun")["readings"]
    api.get_outlook("skaun", format="csv")

An answer of JSON is given as Python values, other text as str, files as bytes. What is refused raises Refused with the problem document (RFC 9457).
"""
import json
import urllib.error
import urllib.parse
import urllib.request


class Refused(Exception):
    """status: of HTTP; problem: the problem document, or the text of the answer; wait: seconds until it may be asked again, or None."""

    def __init__(self, status, problem, wait=None):
        said = problem.get("detail") or problem.get("title") if isinstance(problem, dict) else problem
        super().__init__(f"{status}: {said}")
        self.status, self.problem, self.wait = status, problem, int(wait) if wait else None


def _read(answer):
    kind, body = answer.headers.get_content_type(), answer.read()
    if kind.endswith("json"):
        return json.loads(body) if body else None
    return body.decode("utf-8") if kind.startswith("text/") else body


class Handlingsrom:
    """address: of the server. lang: nb, nn or en. Where the server asks who one is: key, which an administrator has made for the program, or cookie, of a session.
    seconds: how long an answer may take. After 429 the refusal's `wait` says how many seconds to wait."""

    def __init__(self, address="http://127.0.0.1:8350", lang="nb", cookie=None, seconds=60, key=None):
        self.address, self.lang, self.cookie, self.seconds, self.key = address.rstrip("/"), lang, cookie, seconds, key

    def _ask(self, method, path, query=None, body=None, headers=None):
        asked = {"lang": self.lang} | {name: value for name, value in (query or {}).items() if value is not None}
        sent = {name: str(value) for name, value in (headers or {}).items() if value is not None}
        data = None
        if method != "GET":
            sent["X-Handlingsrom"] = "1"
        if body is not None:
            sent["Content-Type"], data = "application/json", json.dumps(body).encode("utf-8")
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.key:
            sent["Authorization"] = "Bearer " + self.key
        address = self.address + path + "?" + urllib.parse.urlencode(asked, doseq=True)
        request = urllib.request.Request(address, data=data, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=self.seconds) as answer:
                return _read(answer)
        except urllib.error.HTTPError as refused:
            raise Refused(refused.code, _read(refused), refused.headers.get("Retry-After")) from None

    def get_document(self):
        """This document."""
        return self._ask("GET", "/api/openapi.json")

    def get_status(self):
        """Program, figures, languages."""
        return self._ask("GET", "/api/v1/status")

    def get_sources(self):
        """The published tables behind the figures."""
        return self._ask("GET", "/api/v1/sources")

    def get_map(self):
        """Outlines of the municipalities, projected and simplified, as SVG paths."""
        return self._ask("GET", "/api/v1/map")

    def get_municipalities(self):
        """All municipalities."""
        return self._ask("GET", "/api/v1/municipalities")

    def search(self, *, q=None):
        """One municipality by number or name, old ones included; a miss suggests the nearest names."""
        return self._ask("GET", "/api/v1/search", query={"q": q})

    def get_municipality(self, municipality):
        """One municipality."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}")

    def get_outlook(self, municipality, *, format=None):
        """Where are we going? Every figure by year with its range."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/outlook", query={"format": format})

    def get_school_alternative(self, municipality, *, close=None, pupils=None, set=None, from_=None, year=None, width=None, near=None):
        """What follows when schools are closed or grades are moved."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/schools/alternative", query={"close": close, "pupils": pupils, "set": set, "from": from_, "year": year, "width": width, "near": near})

    def post_school_alternative(self, municipality, body=None):
        """What follows when schools are closed or grades are moved."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/schools/alternative", body=body)

    def show_buildings(self, municipality, body=None):
        """A table of the municipality's buildings, read and shown; nothing is kept."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/buildings", body=body)

    def make_buildings_report(self, municipality, body=None):
        """The report on the buildings as page, Word document, PDF and workbook, and the scenario with its loans; progress as lines of JSON."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/buildings/report", body=body)

    def find_structure(self, municipality, body=None):
        """Which schools are best over the years, and the frontier between cost and way."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/structure/best", body=body)

    def compare_structure(self, municipality, body=None):
        """Today, the best and own alternatives side by side; one of them by year and on the map."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/structure/compared", body=body)

    def answer_structure(self, municipality, body=None):
        """What each alternative is for the children of a settlement, or for a school."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/structure/answer", body=body)

    def structure_file(self, municipality, body=None):
        """The study as a file to take along."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/structure/file", body=body)

    def make_structure_plan(self, municipality, body=None):
        """The plan for the schools as page, Word document, PDF and workbook; progress as lines of JSON."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/structure/plan", body=body)

    def show_structure_places(self, municipality, body=None):
        """Kindergartens, care homes or staffed homes: the municipality by year, and each place of a list; nothing is kept."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/structure/places", body=body)

    def get_standing(self, municipality):
        """Where do we stand? Today's figures beside the country's."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/standing")

    def get_comparison(self, municipality, *, with_=None, count=None, weight_population=None, weight_centrality=None, weight_need=None):
        """The municipality beside a group, and what explains the difference."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/comparison", query={"with": with_, "count": count, "weight_population": weight_population, "weight_centrality": weight_centrality, "weight_need": weight_need})

    def get_explanation(self, municipality, *, figure=None, year=None, depth=None, branch=None):
        """The calculation tree of one figure in one year."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/explain", query={"figure": figure, "year": year, "depth": depth, "branch": branch})

    def explain_under(self, municipality, body=None, *, depth=None, branch=None):
        """The calculation tree under changed assumptions."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/explain", query={"depth": depth, "branch": branch}, body=body)

    def get_rooms(self, municipality, body=None):
        """The figures under changed assumptions."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/rooms", body=body)

    def get_contributions(self, municipality, body=None):
        """What did what: each change's part of the difference."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/contributions", body=body)

    def solve(self, municipality, body=None):
        """What would it take? The value of one lever or assumption at which a figure reaches a target."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/solve", body=body)

    def get_assumptions(self):
        """Every named assumption with default, range and source."""
        return self._ask("GET", "/api/v1/assumptions")

    def get_scenarios(self, *, municipality=None, limit=None, after=None, with_=None):
        """Saved scenarios, latest change first, a page at a time."""
        return self._ask("GET", "/api/v1/scenarios", query={"municipality": municipality, "limit": limit, "after": after, "with": with_})

    def create_scenario(self, body=None, *, idempotency_key=None):
        """Save a scenario."""
        return self._ask("POST", "/api/v1/scenarios", body=body, headers={"Idempotency-Key": idempotency_key})

    def get_scenario(self, scenario):
        """One saved scenario."""
        return self._ask("GET", f"/api/v1/scenarios/{urllib.parse.quote(str(scenario), safe='')}")

    def change_scenario(self, scenario, body=None):
        """Change a saved scenario."""
        return self._ask("PUT", f"/api/v1/scenarios/{urllib.parse.quote(str(scenario), safe='')}", body=body)

    def delete_scenario(self, scenario):
        """Delete a saved scenario."""
        return self._ask("DELETE", f"/api/v1/scenarios/{urllib.parse.quote(str(scenario), safe='')}")

    def get_population(self, municipality):
        """Persons by sex and five-year age group, observed and projected."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/population")

    def get_distributions(self):
        """Today's figures of every municipality, in order of number."""
        return self._ask("GET", "/api/v1/distributions")

    def make_report(self, municipality, body=None):
        """Make the report; progress as lines of JSON, cancelled when the client leaves."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/reports", body=body)

    def get_report_file(self, report, file):
        """A finished report file; kept for a while."""
        return self._ask("GET", f"/api/v1/reports/{urllib.parse.quote(str(report), safe='')}/{urllib.parse.quote(str(file), safe='')}")

    def get_levers(self):
        """Everything that can be turned, with its bounds, timing and how well its effect is known."""
        return self._ask("GET", "/api/v1/levers")

    def get_tornado(self, municipality, *, year=None):
        """What each lever is worth to the rooms in a year."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/tornado", query={"year": year})

    def smallest_change(self, municipality, body=None):
        """What would it take of several levers together? The smallest change that brings a room to zero."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/smallest-change", body=body)

    def get_lever_standing(self, municipality):
        """Where the municipality and comparable ones stand on what each lever turns."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/levers")

    def get_schools(self, municipality):
        """The municipality's schools, with pupils and place on a drawing of its borders."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/schools")

    def get_region_outlook(self, region):
        """Several municipalities as one: what they have and need together, and who lacks while others have to spare."""
        return self._ask("GET", f"/api/v1/regions/{urllib.parse.quote(str(region), safe='')}/outlook")

    def draw(self, body=None):
        """A drawing of the values given: the same pictures as the report's, as wide as there is room for."""
        return self._ask("POST", "/api/v1/drawings", body=body)

    def drawing_style(self):
        """The style sheet of every drawing, for light and dark."""
        return self._ask("GET", "/api/v1/drawings.css")

    def get_first_page(self, municipality, *, room=None, height=None, width=None):
        """The report's first page for a screen: the rooms, why, who, what others do."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/first-page", query={"room": room, "height": height, "width": width})

    def first_page_at_hand(self, municipality, body=None, *, room=None, height=None, width=None):
        """The first page with what is at hand: own figures, what is turned; nothing is kept."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/first-page", query={"room": room, "height": height, "width": width}, body=body)

    def get_report_part(self, municipality, part, *, width=None):
        """A part of the report for a screen."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/parts/{urllib.parse.quote(str(part), safe='')}", query={"width": width})

    def report_part_at_hand(self, municipality, part, body=None, *, width=None):
        """The same with what is at hand."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/parts/{urllib.parse.quote(str(part), safe='')}", query={"width": width}, body=body)

    def get_measures(self, municipality, *, decided=None, year=None):
        """What this municipality could decide, and what each measure gives the rooms."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/measures", query={"decided": decided, "year": year})

    def choose_measures(self, municipality, body=None):
        """Which whole measures meet a frame: the fewest and gentlest, or those of greatest worth."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/measures/choice", body=body)

    def suggest(self, *, q=None):
        """What a few letters may become: without accents, by old names and numbers too."""
        return self._ask("GET", "/api/v1/suggestions", query={"q": q})

    def preview_own_figures(self, municipality, body=None):
        """How a file of the municipality's own figures is read; nothing is kept."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/own-figures", body=body)

    def tell_figures(self, municipality, *, figures=None):
        """Figures of each projected year as the report tells them, rounded to what is known."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/told", query={"figures": figures})

    def tell_figures_at_hand(self, municipality, body=None, *, figures=None):
        """The same with what is at hand."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/told", query={"figures": figures}, body=body)

    def set_side_by_side(self, municipality, body=None, *, width=None):
        """Up to five alternatives beside today's course: what each gives and asks."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/alternatives", query={"width": width}, body=body)

    def make_minutes(self, municipality, body=None):
        """The minutes of a meeting as files; progress as for a report."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/minutes", body=body)

    def get_rooms_beside(self, *, m=None, year=None, width=None):
        """The rooms of several municipalities on one axis, for each inhabitant."""
        return self._ask("GET", "/api/v1/rooms-beside", query={"m": m, "year": year, "width": width})

    def get_partners(self, municipality, *, service=None, members=None, km=None):
        """The cooperations that would give this municipality most, ranked with their uncertainty and reasons."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/cooperation/partners", query={"service": service, "members": members, "km": km})

    def get_cooperation_map(self, municipality, *, width=None):
        """The municipalities around this one as a drawing on which members are picked, and those near."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/cooperation/map", query={"width": width})

    def get_study_choices(self):
        """Services, ways of sharing, legal forms and settings of a study."""
        return self._ask("GET", "/api/v1/cooperation/choices")

    def study_cooperation(self, body=None):
        """What a cooperation costs and gives, who pays by every way of sharing, who may leave."""
        return self._ask("POST", "/api/v1/cooperation/study", body=body)

    def study_rooms(self, body=None):
        """The three rooms of each member and the sum, alone and together, by year with ranges."""
        return self._ask("POST", "/api/v1/cooperation/rooms", body=body)

    def get_study_file(self, body=None):
        """The study as the file that `handlingsrom cooperation study` reads."""
        return self._ask("POST", "/api/v1/cooperation/file", body=body)

    def make_study_papers(self, body=None):
        """Papers for each council from its own point of view; progress as lines of JSON, cancelled when the client leaves."""
        return self._ask("POST", "/api/v1/cooperation/papers", body=body)

    def open_study(self, body=None):
        """A study’s file as the request that asks for it, and what no request holds."""
        return self._ask("POST", "/api/v1/cooperation/opened", body=body)

    def read_ways(self, body=None):
        """How far it is between municipalities by a table of ways: from, to, km, minutes; or what OSRM or Valhalla gives."""
        return self._ask("POST", "/api/v1/cooperation/ways", body=body)

    def read_inquiry(self, body=None):
        """The state of an inquiry: steps with each council’s answer, who has not answered, questions, time line."""
        return self._ask("POST", "/api/v1/cooperation/inquiry", body=body)

    def get_published_figures(self, municipality):
        """Published figures that a gain can be measured by, as they are for the municipality."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/published")

    def get_programme_choices(self):
        """What forms of a programme offer."""
        return self._ask("GET", "/api/v1/programme/choices")

    def begin_programme(self, body=None, *, width=None):
        """A programme to begin with, as text; nothing is kept."""
        return self._ask("POST", "/api/v1/programme/new", query={"width": width}, body=body)

    def read_programme(self, body=None, *, width=None):
        """A programme’s text held against law, plan and today’s figures; nothing is kept."""
        return self._ask("POST", "/api/v1/programme/read", query={"width": width}, body=body)

    def edit_programme(self, body=None, *, width=None):
        """One change of a programme’s text; nothing is kept."""
        return self._ask("POST", "/api/v1/programme/edit", query={"width": width}, body=body)

    def programme_calendar(self, body=None):
        """Meetings, milestones, decisions and the annual wheel as iCalendar."""
        return self._ask("POST", "/api/v1/programme/calendar", body=body)

    def draw_programme(self, body=None):
        """A drawing by itself, as SVG."""
        return self._ask("POST", "/api/v1/programme/drawing", body=body)

    def report_programme(self, body=None):
        """The status of one page, or the chapter of the annual report, as HTML, Word and PDF."""
        return self._ask("POST", "/api/v1/programme/report", body=body)

    def list_programmes(self, municipality):
        """Programmes that are kept, the newest change first."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/programmes")

    def keep_programme(self, municipality, body=None, *, width=None):
        """Keeps a programme."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/programmes", query={"width": width}, body=body)

    def get_comments(self, municipality, *, about=None):
        """What has been said of figures and measures, oldest first."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/comments", query={"about": about})

    def comment(self, municipality, body=None):
        """Say something of a figure or a measure."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/comments", body=body)

    def remove_comment(self, municipality, comment):
        """Take away a comment of one's own."""
        return self._ask("DELETE", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/comments/{urllib.parse.quote(str(comment), safe='')}")

    def visit(self, municipality):
        """What others have changed since one's last visit."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/visits")

    def get_programme(self, programme, *, version=None, on=None, width=None):
        """A programme that is kept, in any of its versions as it was."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}", query={"version": version, "on": on, "width": width})

    def change_programme(self, programme, body=None, *, on=None, width=None):
        """A new version of its text."""
        return self._ask("PUT", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}", query={"on": on, "width": width}, body=body)

    def edit_kept_programme(self, programme, body=None, *, on=None, width=None):
        """One change, as a new version."""
        return self._ask("POST", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/edits", query={"on": on, "width": width}, body=body)

    def import_programme_tasks(self, programme, body=None, *, on=None, width=None):
        """A list of tasks, as OpenProject, Planner or a spreadsheet exports it, into the programme as a new version."""
        return self._ask("POST", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/tasks", query={"on": on, "width": width}, body=body)

    def forget_words(self, programme, body=None, *, on=None, width=None):
        """What was said in an involvement or a consultation, deleted for good, in earlier versions too."""
        return self._ask("POST", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/forget", query={"on": on, "width": width}, body=body)

    def get_programme_versions(self, programme):
        """Its versions, the newest first."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/versions")

    def compare_programme_versions(self, programme, *, from_=None, to=None):
        """What is otherwise in a version, in words."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/difference", query={"from": from_, "to": to})

    def get_programme_thing(self, programme, *, what=None, id=None, version=None):
        """A thing of a programme as its file has it, for a form that changes it."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/thing", query={"what": what, "id": id, "version": version})

    def get_programme_file(self, programme, *, version=None):
        """The file, TOML, as the command line reads it."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/file", query={"version": version})

    def get_programme_calendar(self, programme):
        """The programme as iCalendar, for calendars that follow an address."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/calendar.ics")

    def report_kept_programme(self, programme, body=None):
        """The status of one page, or the chapter of the annual report."""
        return self._ask("POST", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/report", body=body)

    def draft_rota(self, municipality, body=None):
        """A unit's file to begin with: demand from the municipality's own care, invented staff."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/rota/draft", body=body)

    def solve_rota(self, body=None):
        """An annual rota of a unit, with progress; then its files: rota.json (AnnualRota), CSV, workbook, PDF by week and a calendar for each person."""
        return self._ask("POST", "/api/v1/rota/solve", body=body)

    def rota_files(self, body=None):
        """The files of a rota at hand, made elsewhere, by hand or planned anew: as of solve."""
        return self._ask("POST", "/api/v1/rota/files", body=body)

    def replan_rota(self, body=None):
        """One person is away: the rota planned anew with few changes."""
        return self._ask("POST", "/api/v1/rota/replan", body=body)

    def check_rota(self, body=None):
        """A rota held against law, agreement and the unit, with cells changed by hand."""
        return self._ask("POST", "/api/v1/rota/check", body=body)

    def get_session(self):
        """Who asks, and how one can sign in."""
        return self._ask("GET", "/api/v1/session")

    def sign_in(self, body=None):
        """Sign in with name, password and, where the account has one, the code of the second factor."""
        return self._ask("POST", "/api/v1/session", body=body)

    def sign_out(self):
        """Sign out: the session is none any more, anywhere."""
        return self._ask("DELETE", "/api/v1/session")

    def get_own_data(self):
        """All that is kept about the one who asks."""
        return self._ask("GET", "/api/v1/session/data")

    def get_sessions(self):
        """Where the one who asks is signed in."""
        return self._ask("GET", "/api/v1/session/all")

    def end_sessions(self, body=None):
        """End one of one’s own sessions, or all others."""
        return self._ask("POST", "/api/v1/session/end", body=body)

    def show_again(self, body=None):
        """Show again who one is, before what matters."""
        return self._ask("PUT", "/api/v1/session/shown", body=body)

    def see_notices(self, body=None):
        """What has happened to one’s way in has been read."""
        return self._ask("POST", "/api/v1/session/notices-seen", body=body)

    def get_password_strength(self, body=None):
        """How hard a password is to guess; it is kept nowhere."""
        return self._ask("POST", "/api/v1/password-strength", body=body)

    def set_password(self, body=None):
        """Choose another password; other sessions end."""
        return self._ask("PUT", "/api/v1/session/password", body=body)

    def offer_second_factor(self, body=None):
        """A key for an app that makes codes (RFC 6238); it holds once a code was shown."""
        return self._ask("POST", "/api/v1/session/second-factor", body=body)

    def confirm_second_factor(self, body=None):
        """Show a code of the key that was offered."""
        return self._ask("PUT", "/api/v1/session/second-factor", body=body)

    def use_link(self, body=None):
        """Use an invitation, or a link to a new password, once."""
        return self._ask("POST", "/api/v1/links/use", body=body)

    def sign_in_elsewhere(self, provider, *, next=None, again=None):
        """Sign in where one has an account already (OpenID Connect)."""
        return self._ask("GET", f"/api/v1/sign-in/{urllib.parse.quote(str(provider), safe='')}", query={"next": next, "again": again})

    def signed_in_elsewhere(self, provider, *, state=None, code=None, iss=None, error=None):
        """Where that place sends the browser back to."""
        return self._ask("GET", f"/api/v1/sign-in/{urllib.parse.quote(str(provider), safe='')}/back", query={"state": state, "code": code, "iss": iss, "error": error})

    def get_accounts(self):
        """Accounts with a role in what the reader administers."""
        return self._ask("GET", "/api/v1/accounts")

    def remove_account(self, account):
        """Remove an account; what it made stays under its number."""
        return self._ask("DELETE", f"/api/v1/accounts/{urllib.parse.quote(str(account), safe='')}")

    def set_roles(self, account, body=None):
        """Set the account's roles in what the reader administers; others stay."""
        return self._ask("PUT", f"/api/v1/accounts/{urllib.parse.quote(str(account), safe='')}/roles", body=body)

    def reset_account(self, account, body=None):
        """A link to a new password, for a day."""
        return self._ask("POST", f"/api/v1/accounts/{urllib.parse.quote(str(account), safe='')}/reset", body=body)

    def get_spaces(self):
        """Spaces of regions."""
        return self._ask("GET", "/api/v1/spaces")

    def keep_space(self, space, body=None):
        """Make a region's space, or change its members."""
        return self._ask("PUT", f"/api/v1/spaces/{urllib.parse.quote(str(space), safe='')}", body=body)

    def remove_space(self, space):
        """Remove a region's space; roles in it no longer hold."""
        return self._ask("DELETE", f"/api/v1/spaces/{urllib.parse.quote(str(space), safe='')}")

    def get_links(self):
        """Invitations that have not been used."""
        return self._ask("GET", "/api/v1/links")

    def invite(self, body=None):
        """An invitation: a link that is used once."""
        return self._ask("POST", "/api/v1/links", body=body)

    def withdraw_link(self, link):
        """Withdraw an invitation."""
        return self._ask("DELETE", f"/api/v1/links/{urllib.parse.quote(str(link), safe='')}")

    def get_keys(self):
        """Keys of programs, without their secrets."""
        return self._ask("GET", "/api/v1/keys")

    def make_key(self, body=None):
        """A key for a program: its secret is in this answer and nowhere else."""
        return self._ask("POST", "/api/v1/keys", body=body)

    def revoke_key(self, key):
        """Take back a key."""
        return self._ask("DELETE", f"/api/v1/keys/{urllib.parse.quote(str(key), safe='')}")

    def get_providers(self):
        """Places where people sign in, without their secrets."""
        return self._ask("GET", "/api/v1/providers")

    def keep_provider(self, provider, body=None):
        """Add a place where people sign in, or change it."""
        return self._ask("PUT", f"/api/v1/providers/{urllib.parse.quote(str(provider), safe='')}", body=body)

    def remove_provider(self, provider):
        """Remove a place where people sign in: those who came from there are signed out."""
        return self._ask("DELETE", f"/api/v1/providers/{urllib.parse.quote(str(provider), safe='')}")

    def try_provider(self, provider, body=None):
        """Ask a place for its description and its keys, and whether it knows the client."""
        return self._ask("POST", f"/api/v1/providers/{urllib.parse.quote(str(provider), safe='')}/try", body=body)

    def get_audit(self, *, after=None):
        """Who did what, oldest first, 500 at a time; of the municipalities that the reader audits."""
        return self._ask("GET", "/api/v1/audit", query={"after": after})

    def get_scenario_sharing(self, scenario):
        """Who sees it, and what the reader can make of that."""
        return self._ask("GET", f"/api/v1/scenarios/{urllib.parse.quote(str(scenario), safe='')}/sharing")

    def set_scenario_sharing(self, scenario, body=None):
        """Share it, decide it (it no longer changes), publish it."""
        return self._ask("POST", f"/api/v1/scenarios/{urllib.parse.quote(str(scenario), safe='')}/sharing", body=body)

    def get_programme_sharing(self, programme):
        """Who sees it, and what the reader can make of that."""
        return self._ask("GET", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/sharing")

    def set_programme_sharing(self, programme, body=None):
        """Share it, decide it (it no longer changes), publish it."""
        return self._ask("POST", f"/api/v1/programmes/{urllib.parse.quote(str(programme), safe='')}/sharing", body=body)

    def get_scenario_versions(self, scenario):
        """Every version, latest first, those kept beside too, each with what stands otherwise than in the newest."""
        return self._ask("GET", f"/api/v1/scenarios/{urllib.parse.quote(str(scenario), safe='')}/versions")

    def preview_import(self, municipality, body=None):
        """How a file is understood: tables, columns, figures, what was left out and why; nothing is kept."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/import", body=body)

    def keep_import(self, municipality, body=None):
        """Puts a file's figures into the store; from the next answer on they are in force."""
        return self._ask("POST", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/import/kept", body=body)

    def get_in_force(self, municipality):
        """What of the store is in force for the municipality: own figures, fetched tables and key figures; and which forms there are."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/in-force")

    def get_form(self, municipality, form, *, filled=None):
        """A form to fill in, as a workbook."""
        return self._ask("GET", f"/api/v1/municipalities/{urllib.parse.quote(str(municipality), safe='')}/forms/{urllib.parse.quote(str(form), safe='')}", query={"filled": filled})
