"""What the person at this machine sees of an archive, for commands."""

from typing import TYPE_CHECKING

from service.bootstrap.read_side import ReadSide

if TYPE_CHECKING:
    from service.answers.queries import Queries
    from service.checking.checker import Checker
    from service.curation.baskets import BasketKeeper
    from service.curation.decisions import Decisions
    from service.curation.rule_keeper import RuleKeeper
    from service.curation.saved_searches import SavedSearchKeeper


class ReadHere:
    """The parts of the read side ``here``, by their names."""

    @property
    def here(self) -> ReadSide:
        """What the person at this machine sees."""
        raise NotImplementedError

    @property
    def queries(self) -> "Queries":
        """Every query that the archive answers."""
        return self.here.queries

    @property
    def checker(self) -> "Checker":
        """What checks drafts."""
        return self.here.checker

    @property
    def decisions(self) -> "Decisions":
        """What records what they decide."""
        return self.here.decisions

    @property
    def baskets(self) -> "BasketKeeper":
        """Baskets of documents."""
        return self.here.baskets

    @property
    def rules(self) -> "RuleKeeper":
        """Rules that restrict documents to groups."""
        return self.here.rules

    @property
    def searches(self) -> "SavedSearchKeeper":
        """Saved searches."""
        return self.here.searches
