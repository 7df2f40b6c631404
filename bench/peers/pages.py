"""Reads the pages of a folder with trafilatura's fast mode and prints the processor time that each pass took."""

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
    started = time.process_time()
    for page in pages:
        bare_extraction(page, fast=True, with_metadata=True)
    return time.process_time() - started


read_all()
print(json.dumps([read_all() for _ in range(passes)]))
