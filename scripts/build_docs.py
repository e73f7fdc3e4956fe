"""Builds the documentation site from docs/ (Sphinx, MyST, furo): python scripts/build_docs.py [FOLDER]; default site/.

A warning fails it. Needs the extra `docs`: pip install '.[docs]'.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Exit with Sphinx's code."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    words = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", str(ROOT / "docs"), str(target)]
    done = subprocess.run(words, check=False)
    print(f"written: {target}" if done.returncode == 0 else "the site has faults")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
