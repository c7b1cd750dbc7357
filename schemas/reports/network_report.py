"""Who cites whom around a document."""

from dataclasses import dataclass
from typing import Self

from schemas.network import Network, NetworkEdge, NetworkNode
from schemas.reports.summary_report import SummaryReport


@dataclass(frozen=True, slots=True)
class NodeReport:
    """Một văn bản của mạng lưới; chưa có trong kho thì không có document."""

    key: str
    label: str
    step: int
    document: SummaryReport | None

    @classmethod
    def of(cls, node: NetworkNode) -> Self:
        """Return the report of a node."""
        document = SummaryReport.of_any(node.document)
        return cls(node.key, node.label, node.step, document)


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """Mạng lưới viện dẫn; nút đầu tiên là văn bản được hỏi."""

    nodes: tuple[NodeReport, ...]
    edges: tuple[NetworkEdge, ...]

    @classmethod
    def of(cls, network: Network) -> Self:
        """Return the report of a network."""
        return cls(tuple(map(NodeReport.of, network.nodes)), network.edges)
