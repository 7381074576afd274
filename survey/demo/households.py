"""A list of households to draw from: every name is put together by lot."""

from collections.abc import Iterator

from numpy.random import default_rng

from survey.manage.operations.sampling.frames import Listed

SEED = (2026, 1)
# Hamlets, and how many households of each are on the list.
HAMLETS = {
    "Thôn Bãi Sậy": 31,
    "Thôn Đồng Trầm": 27,
    "Thôn Cầu Mây": 22,
    "Thôn Nà Lim": 18,
    "Thôn Khe Ngần": 13,
    "Thôn Vực Sim": 9,
}
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vàng", "Lò", "Lý", "Nông", "Bùi")
MIDDLE = ("Văn", "Thị", "Đình", "Minh", "Ngọc")
GIVEN = ("An", "Bình", "Cúc", "Dần", "Hạnh", "Khoa", "Lụa", "Mận", "Sáu", "Thìn")


def draw_households() -> list[Listed]:
    """Return the list, the same one every time."""
    return list(_listed())


def _listed() -> Iterator[Listed]:
    rng = default_rng(SEED)
    number = 0
    for hamlet, n in HAMLETS.items():
        for _household in range(n):
            number += 1
            name = " ".join(rng.choice(part) for part in (FAMILIES, MIDDLE, GIVEN))
            yield Listed(f"HO-{number:03}", f"Hộ {name} (hư cấu)", hamlet)
