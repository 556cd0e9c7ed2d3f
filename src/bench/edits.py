#!/usr/bin/env python3
"""From a save to what follows it. Usage:
  edits.py serve URL FILE TIMES PAUSE   until an HTTP POST is answered by the new code; FILE holds the text "edit N"
  edits.py watch LOG FILE TIMES PAUSE   until sosw:watch has written its next GREEN line to LOG
  edits.py deploy LOG FILE TIMES PAUSE  until sosw:deploy -Dsosw.watch has written to LOG that live is the new code
"""
import re, statistics, sys, time, urllib.request

kind, place, file, times, pause = sys.argv[1:4] + [int(sys.argv[4]), float(sys.argv[5])]
source = open(file).read()


def save(number):
    with open(file, "w") as out:
        out.write(re.sub(r"edit \d+", f"edit {number}", source))


def answer():
    request = urllib.request.Request(place, data=b"{}", headers={"Content-Type": "application/json"})
    try:
        return urllib.request.urlopen(request, timeout=10).read().decode()
    except OSError as failed:  # some peers refuse connections while they restart
        return str(failed)


says = {"watch": "GREEN", "deploy": "live is the new code"}


def said():
    return open(place).read().count(says[kind])


taken, stale = [], 0
for number in range(1, times + 1):
    before = said() if kind in says else 0
    begun = time.perf_counter()
    save(number)
    if kind in says:
        while said() == before:
            time.sleep(0.002)
    else:
        while f"edit {number}" not in answer():
            stale += 1
            time.sleep(0.01)
    taken.append(time.perf_counter() - begun)
    time.sleep(pause)
save(0)
taken.sort()
print(f"{kind}: median {statistics.median(taken) * 1e3:.0f} ms, least {taken[0] * 1e3:.0f}, most {taken[-1] * 1e3:.0f} "
      f"of {times}; {stale} answers of old code or none")
