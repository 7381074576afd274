"""Every measurement in turn, its figures kept in docs/performance.md: `make bench`."""

import subprocess
import sys

from bench.servers import ROOT

BENCHES = (
    *("page", "kiosk", "pages", "post", "kill", "release", "release_groups"),
    *("meanwhile", "pack"),
    *("posters", "watch", "keying"),
    *("national", "baselines", "coverage", "group_differences", "leeway", "units"),
    *("results", "report"),
)


def main() -> None:
    """Run each bench as one would by hand; go on when one of them fails."""
    failed = []
    for bench in BENCHES:
        print(f"\n== {bench}", flush=True)
        command = [sys.executable, "-m", f"bench.{bench}", "--write"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(bench)
    if failed:
        raise SystemExit(f"not as promised: {', '.join(failed)}")


if __name__ == "__main__":
    main()
