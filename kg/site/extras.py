"""Room found for actors beside a picture that is already laid out."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Place = tuple[int, int]


def added(
    at: Mapping[str, Place],
    keys: Sequence[str],
    ends: Sequence[tuple[int, int]],
    room: tuple[int, int],
) -> dict[str, Place]:
    """The places `at`, and one for every other of `keys`: near those it is joined to.

    `ends` are pairs of places in `keys`. Each of the others has `room`, its width and height, to
    itself; who is joined to nobody placed stands below everything.
    """
    wide, tall = room
    found = dict(at)
    taken = {_cell(place, room) for place in found.values()}
    missing = [place for place, key in enumerate(keys) if key not in found]
    if not missing:
        return found
    near: dict[int, list[int]] = {place: [] for place in missing}
    for one, other in ends:
        for here, there in ((one, other), (other, one)):
            if here in near:
                near[here].append(there)
    below = max((cell[1] for cell in taken), default=0) + 2
    left = min((cell[0] for cell in taken), default=0)
    for place in _in_reach(keys, near, found):
        known = [found[keys[each]] for each in near[place] if keys[each] in found]
        if known:
            mean = (sum(x for x, _ in known) // len(known), sum(y for _, y in known) // len(known))
            cell = next(each for each in _around(_cell(mean, room)) if each not in taken)
        else:
            cell = next((x, below) for x in count(left, 2) if (x, below) not in taken)
        taken.add(cell)
        found[keys[place]] = (cell[0] * wide + wide // 2, cell[1] * tall + tall // 2)
    return found


def _in_reach(
    keys: Sequence[str], near: Mapping[int, list[int]], found: Mapping[str, Place]
) -> Iterator[int]:
    """The missing in an order in which each follows somebody it is joined to, where it can."""
    waiting = dict.fromkeys(near)
    ready = [place for place in near if any(keys[each] in found for each in near[place])]
    while waiting:
        ready = [place for place in ready if place in waiting] or [next(iter(waiting))]
        for place in ready:
            waiting.pop(place)
            yield place
        ready = sorted({each for place in ready for each in near[place] if each in waiting})


def _cell(place: Place, room: tuple[int, int]) -> Place:
    return (place[0] // room[0], place[1] // room[1])


def _around(cell: Place) -> Iterator[Place]:
    """Cells from here outwards, square by square, the nearer first."""
    x, y = cell
    yield cell
    for reach in count(1):
        ring = {(dx, side * reach) for dx in range(-reach, reach + 1) for side in (-1, 1)}
        ring |= {(side * reach, dy) for dy in range(-reach, reach + 1) for side in (-1, 1)}
        for dx, dy in sorted(ring, key=lambda d: (d[0] * d[0] + d[1] * d[1], d)):
            yield (x + dx, y + dy)
