"""The read side of an archive, and what people do on it, each opened on first use."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.answers.printed_pages import PrintedPages
    from service.answers.queries import Queries
    from service.bootstrap.archive_shape import Derived, Shared
    from service.checking.checker import Checker
    from service.curation.baskets import BasketKeeper
    from service.curation.decisions import Decisions
    from service.curation.rule_keeper import RuleKeeper
    from service.curation.saved_searches import SavedSearchKeeper


class ReadSide:
    """Answers from what is *derived*; *opened* is the archive, where events are added.

    *find_hidden* returns the documents (ids) that are left out of it. ``Sight`` gives
    the read side of a reader; there is no other way to one.
    """

    def __init__(
        self,
        opened: "Shared",
        derived: "Derived",
        find_hidden: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        self._opened = opened
        self._derived = derived
        self.find_hidden = find_hidden

    def as_word_file(self, data: bytes, name: str) -> tuple[bytes, str]:
        """Return a draft as a Word file to be annotated; see ``DraftReader``."""
        return self._opened.draft_reader.as_word_file(data, name)

    @cached_property
    def queries(self) -> "Queries":
        """Every query that the archive answers."""
        from service.answers.queries import Queries

        opened, of = self._opened, self._derived
        parts = of.log, of.graph, of.index, opened.files, of.following
        return Queries(*parts, opened.ledger, of.meanings)

    @cached_property
    def checker(self) -> "Checker":
        """What checks drafts."""
        from schemas.codec import text_from_json
        from service.checking.checker import Checker

        opened = self._opened
        return Checker(
            self._derived.graph,
            opened.draft_reader.read,
            text=lambda checksum: text_from_json(opened.files.read(checksum)),
        )

    @cached_property
    def printed_pages(self) -> "PrintedPages":
        """What shows documents as they were printed."""
        from service.answers.printed_pages import PrintedPages

        opened = self._opened
        return PrintedPages(self.queries, opened.page_images.draw, opened.page_cache)

    @cached_property
    def decisions(self) -> "Decisions":
        """What records what people decide."""
        from service.curation.decisions import Decisions

        opened, of = self._opened, self._derived
        return Decisions(opened.log, of.graph, opened.files, of.following)

    @cached_property
    def baskets(self) -> "BasketKeeper":
        """Baskets of documents."""
        from service.curation.baskets import BasketKeeper

        of = self._derived
        return BasketKeeper(self._opened.log, of.graph, of.curated, of.following)

    @cached_property
    def rules(self) -> "RuleKeeper":
        """Rules that restrict documents to groups, for who may know of all of them."""
        from service.curation.rule_keeper import RuleKeeper

        of = self._derived
        return RuleKeeper(self._opened.log, of.curated, of.following)

    @cached_property
    def searches(self) -> "SavedSearchKeeper":
        """Saved searches."""
        from service.curation.saved_searches import SavedSearchKeeper

        of = self._derived
        parts = self._opened.log, of.index, of.curated, of.following
        return SavedSearchKeeper(*parts, of.graph)

    def close(self) -> None:
        """Release what was opened to answer."""
        if "queries" in self.__dict__:
            self.queries.close()
