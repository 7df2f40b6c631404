"""Reads the pages of a folder with trafilatura's fast mode, text and metadata, and prints how long each pass took."""

import json
import logging
import sys
import time
from pathlib import Path

from trafilatura import bare_extraction

logging.disable()  # it complains of pages, which takes time
folder, passes = Path(sys.argv[1]), int(sys.argv[2])
pages = [path.read_bytes() for path in sorted(folder.iterdir())]


def read_all() -> float:
    started = time.perf_counter()
    for page in pages:
        bare_extraction(page, fast=True, with_metadata=True)
    return time.perf_counter() - started


read_all()
print(json.dumps([read_all() for _ in range(passes)]))
