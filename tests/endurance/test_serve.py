"""Thirty clients for a minute beside runaway queries and rebuilds: not one answer wrong or cut."""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

import kg

CLIENTS, SECONDS = 30, 60
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
EXTRA = "data/sources/extra/organisations.csv"
TABLES = {"application/sparql-results+json": "JSON", "text/csv": "CSV", "application/sparql-results+xml": "XML"}  # fmt: skip


def questions(workspace) -> list[tuple[str, str, bytes]]:
    """Queries with the type to ask for and the bytes that the store itself gives for them.

    None of them asks about what rebuilds add.
    """
    import pyoxigraph

    places = workspace.store.query(
        "SELECT ?p { ?p a kg:Place ; skos:prefLabel ?n } ORDER BY ?p"
    ).rows
    asked = []
    for row in places[:40]:
        place = row["p"]
        text = f"SELECT ?p ?o {{ {place} ?p ?o }} ORDER BY ?p ?o"
        for kind, name in TABLES.items():
            form = getattr(pyoxigraph.QueryResultsFormat, name)
            asked.append((text, kind, workspace.store.results(text).serialize(format=form)))
        text = f"ASK {{ {place} a kg:Place }}"
        form = pyoxigraph.QueryResultsFormat.JSON
        asked.append(
            (text, "application/json", workspace.store.results(text).serialize(format=form))
        )
    text = "SELECT * { ?p a kg:Place . ?q a kg:Place . ?r a kg:Place . ?s a kg:Place } ORDER BY ?p ?q ?r ?s LIMIT 9000"
    form = pyoxigraph.QueryResultsFormat.JSON
    large = workspace.store.results(text).serialize(format=form)
    assert len(large) > 1 << 20
    return [*asked, (text, "application/sparql-results+json", large)]


async def client(url: str, asked, until: float, seed: int) -> tuple[list[str], list[float]]:
    """What went wrong and how long each answer took."""
    drawn = random.Random(seed)  # noqa: S311 - which question comes next
    wrong, taken = [], []
    async with httpx.AsyncClient(timeout=60) as http:
        while time.monotonic() < until:
            text, kind, expected = drawn.choice(asked)
            started = time.monotonic()
            try:
                found = await http.post(url, data={"query": text}, headers={"accept": kind})
            except httpx.HTTPError as error:
                wrong.append(f"{error!r} for {text}")
                continue
            taken.append(time.monotonic() - started)
            if found.status_code != 200 or found.content != expected:
                wrong.append(f"{found.status_code} {found.text[:200]} for {text}")
    return wrong, taken


async def nuisance(url: str, until: float, query: str, patience: float) -> list[int]:
    """The same query again and again; 0 stands for an answer that broke off or was left."""
    statuses = []
    async with httpx.AsyncClient(timeout=patience) as http:
        while time.monotonic() < until:
            try:
                statuses.append((await http.post(url, data={"query": query})).status_code)
            except httpx.HTTPError:
                statuses.append(0)
    return statuses


async def builds(root: Path, until: float) -> int:
    number = 0
    while time.monotonic() < until - 10:
        number += 1
        path = root / EXTRA
        path.parent.mkdir(exist_ok=True)
        (path.parent / "source.toml").write_text(
            'kind = "news"\ntitle_th = "เพิ่ม"\ntitle_en = "Extra"\nobserved = "2566-02-28"\n',
            encoding="utf-8",
        )
        path.write_text(f"id,name_th,kind\nx{number},มูลนิธิ {number},foundation\n", "utf-8")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg", "build", "-C", str(root), stderr=subprocess.DEVNULL
        )
        assert await process.wait() == 0
        await asyncio.sleep(4)
    return number


def memory(server) -> int:
    """Bytes that the server's processes hold, what they share counted once."""
    found = 0
    for pid in server.processes():
        try:
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    found += int(line.split()[1]) * 1024
        except OSError:
            continue
    return found


def test_thirty_clients_for_a_minute_get_not_one_answer_wrong_or_cut(copied, serving):
    asked = questions(kg.open(copied))

    async def together(server) -> tuple[list, list[int], int, int]:
        url, until = f"{server.url}sparql", time.monotonic() + SECONDS
        most = 0

        async def watch() -> None:
            nonlocal most
            while True:
                most = max(most, await asyncio.to_thread(memory, server))
                await asyncio.sleep(1)

        watching = asyncio.ensure_future(watch())
        clients = [client(url, asked, until, seed) for seed in range(CLIENTS)]
        nuisances = [
            nuisance(url, until, RUNAWAY, 60),
            nuisance(url, until, GREEDY, 60),
            nuisance(url, until, ENDLESS, 1.5),
        ]
        *found, built = await asyncio.gather(*clients, *nuisances, builds(copied, until))
        watching.cancel()
        statuses = [each for one in found[CLIENTS:] for each in one]
        found = found[:CLIENTS]
        return found, statuses, built, most

    with serving(copied, "--seconds", 20, "--memory", 512, "--workers", 6) as server:
        found, statuses, built, most = asyncio.run(together(server))
    wrong = [each for each, _ in found for each in each]
    taken = sorted(each for _, times in found for each in times)
    p99 = taken[int(len(taken) * 0.99)]
    print(  # noqa: T201 - what was measured
        f"{len(taken)} answers, median {statistics.median(taken) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, "
        f"{built} builds, {len(statuses)} nuisances, {most >> 20} MiB at most"
    )
    assert wrong == []
    assert len(taken) > 5 * SECONDS
    assert built >= 3
    assert set(statuses) <= {0, 503}
    assert most < 6 * (512 << 20)
