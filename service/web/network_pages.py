"""Who cites whom around a document: a list and a picture, on one page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request, Response
from markupsafe import Markup
from starlette.datastructures import QueryParams

from schemas.account import Role
from schemas.citation import Relation
from schemas.errors import DocumentNotFoundError
from schemas.network import Direction, Network, NetworkEdge, NetworkNode
from schemas.vocabulary import relation_names
from service.accounts.door import Requires
from service.answers.citation_network import ALL
from service.answers.drawing.svg import svg_of
from service.web.archive_parts import queries_of
from service.web.form_values import NO_DAY, ChosenDay, chosen_day
from service.web.jinja import render

MOST_SHOWN = 150
"""Documents on the page: more cannot be taken in at a glance."""
DEPTHS = range(1, 6)
ZOOMS = (75, 100, 150, 200)
DIRECTIONS = {
    Direction.BOTH: "cả hai chiều",
    Direction.DOWN: "văn bản này dựa vào đâu",
    Direction.UP: "ai viện dẫn văn bản này",
}
_USUAL_DEPTH, _USUAL_ZOOM = 2, 100

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What the address of the page chooses; without relations all are followed."""

    direction: Direction = Direction.BOTH
    depth: int = _USUAL_DEPTH
    relations: tuple[Relation, ...] = ()
    as_of: ChosenDay = NO_DAY
    zoom: int = _USUAL_ZOOM

    def zoomed(self, zoom: int) -> str:
        """Return the address of the same picture, enlarged so far."""
        pairs = [("direction", self.direction.value), ("depth", str(self.depth))]
        pairs += [("relation", each.value) for each in self.relations]
        pairs += [("as_of", self.as_of.typed)] if self.as_of.typed else []
        return f"?{urlencode([*pairs, ('zoom', str(zoom))])}#picture"


@dataclass(frozen=True, slots=True)
class Citing:
    """An edge, with what it connects."""

    edge: NetworkEdge
    source: NetworkNode
    target: NetworkNode


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the list, and the citations by which it is in the network."""

    node: NetworkNode
    citing: tuple[Citing, ...]


@router.get("/documents/{document}/network")
def network_page(request: Request, document: str) -> Response:
    """Show who cites whom around a document, as far as the address chooses."""
    start = queries_of(request).find(document)
    choice, network = _found(request, start.id, read_choices(request.query_params))
    picture = svg_of(
        network,
        address=lambda ident: f"/documents/{ident}",
        cited=lambda name: f"/cited?number={quote(name)}",
        scale=choice.zoom / 100,
    )
    return render(
        request,
        "network.html",
        document=start,
        choice=choice,
        groups=list(listed_by_step(network)),
        is_cut=network.is_cut,
        most=MOST_SHOWN,
        picture=Markup(picture),  # noqa: S704  # all words in it are escaped  # nosec B704
        directions=DIRECTIONS,
        depths=DEPTHS,
        zooms=ZOOMS,
        relations=relation_names(),
    )


def read_choices(parameters: QueryParams) -> NetworkChoice:
    """Return what an address chooses; what cannot be is not chosen."""
    direction = parameters.get("direction", "")
    depth, zoom = parameters.get("depth", ""), parameters.get("zoom", "")
    relations = parameters.getlist("relation")
    return NetworkChoice(
        Direction(direction) if direction in set(Direction) else Direction.BOTH,
        int(depth) if depth in set(map(str, DEPTHS)) else _USUAL_DEPTH,
        tuple(each for each in Relation if each.value in relations),
        _past_day(chosen_day(parameters, "as_of")),
        int(zoom) if zoom in set(map(str, ZOOMS)) else _USUAL_ZOOM,
    )


def _past_day(chosen: ChosenDay) -> ChosenDay:
    """Return the day if it is over; the archive of today is the one there is."""
    today = date.today()  # noqa: DTZ011  # local day
    if chosen.day and chosen.day > today:
        return replace(chosen, day=None, problem="Ngày ấy chưa đến.")
    return NO_DAY if chosen.day == today else chosen


def _found(
    request: Request, document: str, choice: NetworkChoice
) -> tuple[NetworkChoice, Network]:
    """Return the network as the archive knew it on the day, or else as it is now."""
    try:
        return choice, _network(request, document, choice)
    except DocumentNotFoundError:
        problem = "Đến hết ngày ấy kho chưa có văn bản này; dưới đây là của hôm nay."
        now = replace(choice, as_of=replace(choice.as_of, day=None, problem=problem))
        return now, _network(request, document, now)


def _network(request: Request, document: str, choice: NetworkChoice) -> Network:
    relations = frozenset(choice.relations) or ALL
    with queries_of(request).known_on(choice.as_of.day) as known:
        return known.network(
            document, choice.direction, choice.depth, relations, MOST_SHOWN
        )


def listed_by_step(network: Network) -> Iterator[tuple[int, tuple[Listed, ...]]]:
    """Yield the documents but the first by their step: what it cites, then who cites.

    Each citation is in the list once, at that of its ends which it led to.
    """
    nodes = {node.key: node for node in network.nodes}
    citing: dict[str, list[Citing]] = defaultdict(list)
    for edge in network.edges:
        source, target = nodes[edge.source], nodes[edge.target]
        under = target if target.step > 0 or not source.step else source
        citing[under.key].append(Citing(edge, source, target))
    steps = {node.step for node in network.nodes} - {0}
    for step in sorted(steps, key=lambda each: (each < 0, abs(each))):
        of_step = (node for node in network.nodes if node.step == step)
        yield step, tuple(Listed(each, tuple(citing[each.key])) for each in of_step)
