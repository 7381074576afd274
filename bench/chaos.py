"""A server that is kept running, and something that keeps killing its processes."""

import os
import random
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from bench.cpu import children
from bench.senders import Seen
from bench.servers import kill_group, start, stop, wait_for
from bench.sites import Site

CALM = (20, 70)  # sheets acknowledged between two kills
MAIN = 0.2  # of the kills hit the process that starts the workers


@dataclass
class Supervisor:
    """Starts the server again whenever it ends, as systemd or a container would."""

    site: Site
    command: tuple[str, ...]
    restarts: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.process = start(self.command, env=self.site.env, log=self.site.log)
        wait_for(self.process, self.site.port, log=self.site.log)
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def finish(self) -> None:
        """Stop the server and watch no longer."""
        self._stop.set()
        self._thread.join()
        stop(self.process)

    def _watch(self) -> None:
        while not self._stop.wait(0.02):
            if self.process.poll() is not None:
                # Workers without their parent would go on beside the new ones.
                kill_group(self.process)
                self.restarts += 1
                self.process = start(self.command, env=self.site.env, log=self.site.log)


def kill_at_random(
    supervisor: Supervisor, seen: Seen, *, kills: int, acknowledged: int, seconds: float
) -> int:
    """Kill until there were so many kills and promises; return the kills.

    Between two kills some sheets must be acknowledged, so every kill meets a
    server at work. Ends early when the time is up or a sheet is refused.
    """
    rng = random.Random(kills)
    deadline = time.monotonic() + seconds
    done, due = 0, rng.randint(*CALM)
    while time.monotonic() < deadline and not seen.refused:
        if done >= kills and seen.n >= acknowledged:
            break
        if done < kills and seen.n >= due:
            done += _kill_one(supervisor, rng)
            due = seen.n + rng.randint(*CALM)
        time.sleep(rng.uniform(0.001, 0.02))
    return done


def _kill_one(supervisor: Supervisor, rng: random.Random) -> int:
    main = supervisor.process.pid
    workers = children(main)
    victim = main if not workers or rng.random() < MAIN else rng.choice(workers)
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
        return 1
    return 0
