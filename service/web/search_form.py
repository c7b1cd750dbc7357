"""The search form: the parameters of a URL, as a query and in links."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from schemas.document_names import day_text
from schemas.search import FacetValue, SearchQuery, SortOrder
from schemas.standing import Force
from schemas.state_words import FORCES
from service.web.form_values import read_day
from service.web.labels import FACETS, facet_text

PAGE_SIZE = 20
MOST_FACET_VALUES = 10
MOST_MORE_VALUES = 60
"""Values of a facet in all; the words of the query find the others."""
_PAGE = re.compile(r"[1-9]\d{0,5}")


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What was typed and chosen, as typed; pages count from 1."""

    text: str = ""
    doc_types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    standings: tuple[Force, ...] = ()
    issued_from: str = ""
    issued_to: str = ""
    cites: str = ""
    sort: SortOrder = SortOrder.RELEVANCE
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the words narrows the search."""
        names = (self.doc_types, self.issuers, self.signers, self.standings)
        return any((*names, self.issued_from, self.issued_to, self.cites))

    @property
    def address(self) -> str:
        """The URL of this search."""
        pairs = [("q", self.text)]
        pairs += [("type", each) for each in self.doc_types]
        pairs += [("issuer", each) for each in self.issuers]
        pairs += [("signer", each) for each in self.signers]
        pairs += [("standing", each.value) for each in self.standings]
        pairs += [("from", self.issued_from), ("to", self.issued_to)]
        pairs += [("cites", self.cites)]
        if self.sort is not SortOrder.RELEVANCE:
            pairs.append(("sort", self.sort.value))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"/?{urlencode([(name, value) for name, value in pairs if value])}"

    def file_address(self, form: str) -> str:
        """Return the URL of what this search finds as a file of that *form*."""
        return f"/hits/{form}{replace(self, page=1).address.removeprefix('/')}"

    @property
    def described(self) -> tuple[tuple[str, str], ...]:
        """What was typed and chosen, by its Vietnamese names; empty: nothing was.

        Raises QuerySyntaxError as ``search_query``.
        """
        return (
            ("Câu tìm kiếm", self.text),
            ("Loại văn bản", "; ".join(self.doc_types)),
            ("Cơ quan ban hành", "; ".join(self.issuers)),
            ("Người ký", "; ".join(self.signers)),
            ("Hiệu lực", "; ".join(FORCES[each] for each in self.standings)),
            ("Từ ngày", day_text(read_day(self.issued_from))),
            ("Đến ngày", day_text(read_day(self.issued_to))),
            ("Viện dẫn số", self.cites),
        )

    @property
    def inside(self) -> str:
        """What goes behind the address of a hit, so that it opens at its words."""
        return f"?{urlencode({'q': self.text})}#hit-1" if self.text else ""

    def with_text(self, text: str) -> "SearchForm":
        """Return the same search with another text, at its first page."""
        return replace(self, text=text, page=1)

    def at_page(self, page: int) -> "SearchForm":
        """Return the same search, at another page."""
        return replace(self, page=page)


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value of a facet; its link selects it, or deselects it if selected."""

    value: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet by its name, with its most frequent values; ``more`` are those after.

    Years are in their order, the last one first, with bars.
    """

    name: str
    links: tuple[FacetLink, ...]
    more: tuple[FacetLink, ...] = ()
    is_in_time: bool = False

    @property
    def most(self) -> int:
        """The highest count of a value."""
        return max(each.count for each in (*self.links, *self.more))


def read_form(parameters: QueryParams) -> SearchForm:
    """Return the form of a URL's parameters; impossible choices are ignored."""
    sort, page = parameters.get("sort", ""), parameters.get("page", "")
    return SearchForm(
        text=parameters.get("q", ""),
        doc_types=_given(parameters.getlist("type")),
        issuers=_given(parameters.getlist("issuer")),
        signers=_given(parameters.getlist("signer")),
        standings=tuple(
            Force(each) for each in parameters.getlist("standing") if each in set(Force)
        ),
        issued_from=parameters.get("from", "").strip(),
        issued_to=parameters.get("to", "").strip(),
        cites=parameters.get("cites", "").strip(),
        sort=SortOrder(sort) if sort in set(SortOrder) else SortOrder.RELEVANCE,
        page=int(page) if _PAGE.fullmatch(page) else 1,
    )


def search_query(form: SearchForm) -> SearchQuery:
    """Return the query of *form*.

    Raises:
        QuerySyntaxError: a date cannot be read.

    """
    first, last = read_day(form.issued_from), read_day(form.issued_to)
    return SearchQuery(
        text=form.text,
        doc_types=form.doc_types,
        issuers=form.issuers,
        signers=form.signers,
        standings=form.standings,
        issued_from=first,
        issued_to=last,
        cites=form.cites or None,
        sort=form.sort,
        limit=PAGE_SIZE,
        offset=(form.page - 1) * PAGE_SIZE,
    )


def facet_groups(
    form: SearchForm, facets: Mapping[str, tuple[FacetValue, ...]]
) -> tuple[FacetGroup, ...]:
    """Return the *facets* as links from *form*, without empty ones."""
    return tuple(_group(form, name, each) for name, each in facets.items() if each)


def _group(form: SearchForm, name: str, values: tuple[FacetValue, ...]) -> FacetGroup:
    is_in_time = name == "year"
    if is_in_time:
        values = tuple(sorted(values, key=lambda each: each.value, reverse=True))
    links = tuple(_facet_link(form, name, each) for each in values[:MOST_MORE_VALUES])
    first, more = links[:MOST_FACET_VALUES], links[MOST_FACET_VALUES:]
    return FacetGroup(FACETS[name], first, more, is_in_time)


def _facet_link(form: SearchForm, name: str, facet: FacetValue) -> FacetLink:
    chosen = replace(_choose(form, name, facet.value), page=1)
    is_chosen = chosen == replace(form, page=1)
    target = replace(_choose(form, name, ""), page=1) if is_chosen else chosen
    text = facet_text(name, facet.value)
    return FacetLink(text, facet.count, target.address, is_chosen)


def _choose(form: SearchForm, name: str, value: str) -> SearchForm:
    """Return *form* with *value* for the facet *name*; if empty, with none."""
    if name == "year":
        first, last = (f"{value}-01-01", f"{value}-12-31") if value else ("", "")
        return replace(form, issued_from=first, issued_to=last)
    values = (value,) if value else ()
    match name:
        case "issuer":
            return replace(form, issuers=values)
        case "signer":
            return replace(form, signers=values)
        case "standing":
            return replace(form, standings=tuple(map(Force, values)))
    return replace(form, doc_types=values)


def _given(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if value.strip())
