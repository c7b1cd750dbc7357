"""Programs of the system that reading needs: each is looked for once, and may lack."""

from service.programs.finding import find_programs

__all__ = ["find_programs"]
