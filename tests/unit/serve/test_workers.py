"""The pool of workers: what it keeps of builds, who waits and who does not."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.serve.job import Reply, plain
from kg.serve.limits import Limits
from kg.serve.workers import Answer, Workers

if TYPE_CHECKING:
    from kg.workspace import Workspace

TABLE = "data/sources/news/organisations.csv"
HEAD = "id,name_th,kind\n"


def test_what_is_withheld_goes_from_the_server_s_folder_though_nobody_asks(make_built, rebuild):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิลับ,foundation\n"})
    workers = Workers(workspace, Limits())
    folder = workspace.build

    def kept():
        return [path.read_text(encoding="utf-8") for path in folder.glob(".serving-*/*/*/graph.nq")]

    workers.look()
    assert ["มูลนิธิลับ" in each for each in kept()] == [True]
    (workspace.root / TABLE).write_text(HEAD + "o1,มูลนิธิ,foundation\n", encoding="utf-8")
    rebuild(workspace.root)
    workers.look()
    assert ["มูลนิธิลับ" in each for each in kept()] == [False]


def test_what_a_killed_server_of_the_same_number_left_is_no_hindrance(make_built):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})
    left = workspace.build / f".serving-{os.getpid()}" / "1"
    left.mkdir(parents=True)
    Workers(workspace, Limits()).look()
    assert [path.name for path in left.glob("*/graph.nq")] == ["graph.nq"]


@dataclass(frozen=True)
class Sleep:
    """A job that takes its time."""

    seconds: float

    def run(self, _: Workspace) -> Reply:
        time.sleep(self.seconds)
        return plain(200, "slept")


def replies(awaited, workspace, limits: Limits, jobs) -> list[Answer]:
    async def together() -> list[Answer]:
        async with Workers(workspace, limits) as workers:
            return await asyncio.gather(*(workers.reply(job) for job in jobs))

    return awaited(together())


def test_who_would_wait_too_long_is_told_to_come_again(make_built, awaited):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})
    limits = Limits(workers=1, queue=1, patience=0.2)
    answers = replies(awaited, workspace, limits, [Sleep(0.6), Sleep(0), Sleep(0)])
    assert [each.status for each in answers] == [200, 503, 503]
    for each in answers[1:]:
        assert dict(each.headers)["retry-after"] == "2"


def test_short_jobs_are_done_while_long_ones_run(make_built, awaited):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})
    limits = Limits(workers=5, seconds=2)
    started = time.monotonic()
    done: list[float] = []

    async def together() -> list[Answer]:
        async with Workers(workspace, limits) as workers:
            long = [asyncio.ensure_future(workers.reply(Sleep(30))) for _ in range(4)]
            await asyncio.sleep(0.1)
            for _ in range(3):
                assert (await workers.reply(Sleep(0))).status == 200
                done.append(time.monotonic() - started)
            assert not any(each.done() for each in long)
            return await asyncio.gather(*long)

    assert [each.status for each in awaited(together())] == [503] * 4


def test_long_jobs_that_hold_every_worker_end_one_by_one_where_others_wait(make_built, awaited):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})

    async def together() -> tuple[list[Answer], list[bool]]:
        async with Workers(workspace, Limits(workers=2, seconds=20, share=0.3)) as workers:
            long = [asyncio.ensure_future(workers.reply(Sleep(30))) for _ in range(2)]
            await asyncio.sleep(0.1)
            short = [await workers.reply(Sleep(0)) for _ in range(3)]
            return short, [each.done() for each in long]

    short, ended = awaited(together())
    assert [each.status for each in short] == [200] * 3
    assert sorted(ended) == [False, True]


@dataclass(frozen=True)
class Large:
    """A job whose answer is one piece of many megabytes."""

    size: int

    def run(self, _: Workspace) -> Reply:
        return Reply(chunks=(b"x" * self.size,))


@dataclass(frozen=True)
class Crash:
    """A job that ends its process."""

    def run(self, _: Workspace) -> Reply:
        os.abort()


def test_a_piece_of_any_size_passes_in_frames_that_are_small(make_built, awaited):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})

    async def read() -> list[int]:
        async with Workers(workspace, Limits()) as workers:
            answer = await workers.reply(Large(20 << 20))
            assert answer.rest is not None
            sizes = [len(piece) async for piece in answer.rest.pieces()]
            answer.close()
            assert (await workers.reply(Sleep(0))).status == 200
            return sizes

    sizes = awaited(read())
    assert sum(sizes) == 20 << 20
    assert max(sizes) <= 128 << 10


def test_however_many_wait_there_are_no_more_workers_than_there_may_be(make_built, awaited):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})
    most = 0

    async def together() -> list[Answer]:
        nonlocal most
        async with Workers(workspace, Limits(workers=3)) as workers:
            long = [asyncio.ensure_future(workers.reply(Sleep(0.4))) for _ in range(2)]
            await asyncio.sleep(0.2)
            more = [asyncio.ensure_future(workers.reply(Sleep(0.05))) for _ in range(12)]
            while not all(each.done() for each in more):
                await asyncio.sleep(0.01)
                most = max(most, len(workers._processes._alive))
            return await asyncio.gather(*long, *more)

    assert {each.status for each in awaited(together())} == {200}
    assert 2 <= most <= 3


def test_a_job_that_ends_its_process_is_answered_and_so_is_the_next(make_built, awaited):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})
    statuses = [
        each.status for each in replies(awaited, workspace, Limits(), [Crash(), Sleep(0), Sleep(0)])
    ]
    assert statuses == [503, 200, 200]
