"""What a server's process takes of the machine."""

import re
import time
from pathlib import Path


def cpu_seconds(server):
    """Give the processor time of a process; its clock has nanoseconds, /proc only hundredths."""
    return time.clock_gettime((~server.process.pid << 3) | 2)


def resident(server):
    """Give the memory of a process in megabytes."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1000
