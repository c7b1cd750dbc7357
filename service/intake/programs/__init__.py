"""Programs of the system that reading needs: each is looked for once, and may lack."""

from service.intake.programs.installed import find_programs

__all__ = ["find_programs"]
