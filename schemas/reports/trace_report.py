"""What a document rests on, and who rests on it."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Self

from msgspec import UNSET, UnsetType

from schemas.link import Trace, TracedLink
from schemas.reports.archive_report import MissingReport
from schemas.reports.link_report import CitedByReport, LinkFields
from schemas.reports.openapi import Described
from schemas.reports.standing_report import SuccessorReport
from schemas.reports.summary_report import SummaryReport
from schemas.standing import Force, Standing


def _unset() -> UnsetType:
    """Return what msgspec leaves out; a factory, as OpenAPI has another default."""
    return UNSET


@dataclass(frozen=True, slots=True)
class TracedReport(LinkFields):
    """Một viện dẫn; có ``cites`` nếu đã lần tiếp xuống văn bản được viện dẫn.

    ``repeated``: đã lần tiếp ở chỗ khác, gần hơn; ``cut``: quá nhiều, không lần tiếp.
    """

    __pydantic_config__: ClassVar = {"arbitrary_types_allowed": True}  # UnsetType

    repeated: Annotated[bool | UnsetType, Described(default=False)] = field(
        default_factory=_unset
    )
    cut: Annotated[bool | UnsetType, Described(default=False)] = field(
        default_factory=_unset
    )
    cites: Annotated[tuple["TracedReport", ...] | UnsetType, Described(default=[])] = (
        field(default_factory=_unset)
    )

    @classmethod
    def of(cls, traced: TracedLink) -> Self:
        """Return the report of a link, and of those below it."""
        return cls.of_link(
            traced.link,
            repeated=traced.repeated or UNSET,
            cut=traced.cut or UNSET,
            cites=UNSET if traced.below is None else tuple(map(cls.of, traced.below)),
        )


@dataclass(frozen=True, slots=True)
class TraceReport:
    """Văn bản dựa vào đâu, ai dựa vào nó, và hiệu lực của nó.

    Chưa có trong kho thì không có ``document``, mà có ``missing``; ``force`` là null
    nếu kho chưa thấy gì; ``successors`` là chuỗi thay thế.
    """

    document: SummaryReport | None
    missing: MissingReport | None
    force: Force | None
    has_force: bool
    successors: tuple[SuccessorReport, ...]
    cites: tuple[TracedReport, ...]
    cited_by: tuple[CitedByReport, ...]

    @classmethod
    def of(cls, trace: Trace, standing: Standing) -> Self:
        """Return the report of a trace, with the *standing* of what it begins with."""
        missing = standing.missing
        return cls(
            document=SummaryReport.of_any(trace.document),
            missing=MissingReport.of(missing) if missing else None,
            force=standing.force,
            has_force=standing.has_force,
            successors=tuple(map(SuccessorReport.of, standing.successors)),
            cites=tuple(map(TracedReport.of, trace.cites)),
            cited_by=tuple(map(CitedByReport.of, trace.cited_by)),
        )
