"""Rules that part cells make a table, and those that part only some make none."""

from __future__ import annotations

from docintel.core.geometry import Box
from docintel.engines.tables.ruled import Rule, ruled_grids
from docintel.engines.tables.ruled_tables import drawn_out

SIDE = 1000


def grid(xs: tuple[int, ...], ys: tuple[int, ...]) -> list[Rule]:
    across = [((xs[0], y), (xs[-1], y)) for y in ys]
    down = [((x, ys[0]), (x, ys[-1])) for x in xs]
    return [*across, *down]


def spans(rules: list[Rule]) -> list[tuple[int, int, int, int]]:
    [cells] = ruled_grids(rules, SIDE)
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells]


def text(left: int, top: int) -> Box:
    return Box(left, top, left + 40, top + 12)


def test_every_field_of_a_full_grid_is_a_cell() -> None:
    rules = grid((100, 300, 500), (100, 140, 180))
    assert spans(rules) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_cell_spans_where_no_rule_runs_through_it() -> None:
    rules = grid((100, 300, 500), (100, 140, 180))
    rules.remove(((300, 100), (300, 180)))
    rules.append(((300, 140), (300, 180)))
    assert spans(rules) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_sides_that_are_left_open_close_where_the_rows_end() -> None:
    rules = [rule for rule in grid((100, 300, 500), (100, 140)) if rule[0][0] != rule[1][0]]
    assert spans([*rules, ((300, 100), (300, 140))]) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_a_rule_that_was_drawn_twice_is_one() -> None:
    rules = grid((100, 300, 302, 500), (100, 140, 143, 180))
    assert len(spans(rules)) == 4


def test_a_frame_and_a_line_are_no_table() -> None:
    assert ruled_grids(grid((100, 500), (100, 180)), SIDE) == []
    assert ruled_grids([((0, 50), (900, 50))], SIDE) == []


def test_two_tables_beside_each_other_stay_two() -> None:
    rules = grid((100, 200, 300), (100, 140)) + grid((500, 600, 700), (100, 140))
    assert [len(cells) for cells in ruled_grids(rules, SIDE)] == [2, 2]


def test_graph_paper_and_hatching_are_none_and_cost_nothing() -> None:
    assert ruled_grids(grid(tuple(range(0, 900, 12)), tuple(range(0, 900, 12))), SIDE) == []
    assert ruled_grids([((0, y), (900, y)) for y in range(1200)], SIDE) == []


def test_a_table_has_something_in_most_of_its_cells() -> None:
    [cells] = ruled_grids(grid((100, 300, 500), (100, 140, 180)), SIDE)
    pieces = [text(120, 110), text(320, 110), text(120, 150), text(320, 150)]
    assert drawn_out(cells, pieces)
    assert drawn_out(cells, pieces[:1]) is None


def test_rows_without_a_rule_between_are_left_to_others() -> None:
    [cells] = ruled_grids(grid((100, 300, 500), (100, 140, 300)), SIDE)
    heads = [text(120, 110), text(320, 110)]
    stacked = [text(left, top) for left in (120, 320) for top in (150, 180, 210, 240)]
    assert drawn_out(cells, [*heads, *stacked]) is None


def test_columns_without_a_rule_between_are_left_to_others() -> None:
    [cells] = ruled_grids(grid((100, 300, 500), (100, 140, 180)), SIDE)
    pieces = [text(left, top) for left in (110, 240, 320, 450) for top in (110, 150)]
    assert drawn_out(cells, pieces) is None


def test_a_rule_along_a_little_of_a_cell_does_not_part_it() -> None:
    rules = grid((100, 300, 500), (100, 140, 180))
    rules.remove(((300, 100), (300, 180)))
    rules.append(((300, 130), (300, 180)))
    assert spans(rules) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
