"""How far a job is, for a browser that listens (server-sent events)."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from schemas.upload_job import UploadJob

EVERY = 0.5
"""Seconds between two looks at the job."""
MOST_LOOKS = 120
"""After so many the browser has to ask again, so that no connection is forgotten."""


async def job_events(
    find: Callable[[], UploadJob], every: float = EVERY
) -> AsyncIterator[str]:
    """Yield an event when the job gets on, and the last one when it is over.

    It says how many files are done and how many are left, never what became of them.
    """
    told = ""
    for _ in range(MOST_LOOKS):
        job = await asyncio.to_thread(find)
        data = json.dumps(
            {
                "state": job.state.value,
                "over": job.state.is_over,
                "done": len(job.results),
                "left": len(job.untouched),
            }
        )
        # a line that is no event keeps proxies from closing the connection
        yield ": \n\n" if data == told else f"data: {data}\n\n"
        if job.state.is_over:
            return
        told = data
        await asyncio.sleep(every)
