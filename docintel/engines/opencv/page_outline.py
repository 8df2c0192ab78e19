"""Find the four corners of a page that lies on something darker, or of another color."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.core.plane_map import Corners
from docintel.engines.opencv.shrinking import Pixels, shrunk

Points = NDArray[np.float64]
Mask = NDArray[np.uint8]

_SIDE = 320
#: Words and pictures are closed over, so that the paper is one piece.
_PRINT = 15
#: Shares of the image: less is a label on something, more has nothing around it.
_SMALLEST, _LARGEST = 0.15, 0.97
#: How well four straight sides must explain the piece, as area in common by area of both.
_STRAIGHT = 0.93
#: The rim of the small copy, what counts as paper there, and how dark a table is at least.
_RIM, _PAPER_RANK, _DARKER, _MUCH_OF_THE_RIM = 4, 80, 0.85, 0.4


def find(image: Pixels) -> Corners | None:
    """Clockwise from the upper left, in pixels of the image; None where no page stands out.

    A corner lies outside where the page is cut off.
    """
    small = shrunk(image, _SIDE)
    if not _has_surroundings(small):
        return None
    scale = image.shape[1] / small.shape[1], image.shape[0] / small.shape[0]
    # The second way is for pages that lie on their neighbours, or reach the rim.
    for mask in (_unlike_border, _bright):
        piece = _largest_piece(mask(small))
        corners = None if piece is None else _quadrilateral(piece)
        if piece is not None and corners is not None and _agreement(corners, piece) > _STRAIGHT:
            return _scaled(corners, *scale)
    return None


def bright_piece(image: Pixels) -> Mask | None:
    """The paper on a small copy, 1 or 0; None where nothing else is around."""
    small = shrunk(image, _SIDE)
    return _largest_piece(_bright(small)) if _has_surroundings(small) else None


def _scaled(corners: Points, across: float, down: float) -> Corners:
    one, two, three, four = ((float(x) * across, float(y) * down) for x, y in corners)
    return one, two, three, four


def _has_surroundings(small: Pixels) -> bool:
    """Whether much of the rim is darker than the paper; that of a scan is paper."""
    level = small.min(axis=2)
    paper = float(np.percentile(level, _PAPER_RANK))
    rim = np.concatenate([level[:_RIM].ravel(), level[-_RIM:].ravel()])
    sides = np.concatenate([level[:, :_RIM].ravel(), level[:, -_RIM:].ravel()])
    return bool(np.mean(np.concatenate([rim, sides]) < _DARKER * paper) > _MUCH_OF_THE_RIM)


def _bright(small: Pixels) -> Mask:
    """Paper is brighter than what it lies on, and has less color."""
    import cv2

    level = small.min(axis=2)
    closed = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    _, mask = cv2.threshold(cv2.medianBlur(closed, 5), 0, 1, cv2.THRESH_OTSU)
    return np.asarray(mask, np.uint8)


def _unlike_border(small: Pixels) -> Mask:
    """What differs from the outermost pixels (GrabCut, Rother et al. 2004)."""
    import cv2

    height, width = small.shape[:2]
    edge = max(round(min(height, width) * 0.03), 2)
    mask = np.full((height, width), cv2.GC_PR_FGD, np.uint8)
    for side in (np.s_[:edge], np.s_[-edge:], np.s_[:, :edge], np.s_[:, -edge:]):
        mask[side] = cv2.GC_BGD
    models = np.zeros((2, 1, 65))
    cv2.setRNGSeed(0)
    soft = cv2.medianBlur(small, 5)
    cv2.grabCut(soft, mask, (0, 0, 1, 1), models[0], models[1], 3, cv2.GC_INIT_WITH_MASK)
    return np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)


def _largest_piece(mask: Mask) -> Mask | None:
    """Without holes; None where it is too small or all there is."""
    import cv2

    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    outlines, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(outlines, key=cv2.contourArea, default=None)
    if largest is None:
        return None
    piece = np.zeros_like(mask)
    cv2.drawContours(piece, [largest], -1, (1,), cv2.FILLED)
    return piece if _SMALLEST < piece.mean() < _LARGEST else None


def _quadrilateral(piece: Mask) -> Points | None:
    """Four lines along the outline of the piece, and where they meet."""
    import cv2

    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = np.asarray(cv2.convexHull(outlines[0]), np.int32)
    rough = _four_corners(hull)
    if rough is None:
        return None
    points = outlines[0].reshape(-1, 2).astype(np.float64)
    sides = [_side(points, rough[k], rough[(k + 1) % 4]) for k in range(4)]
    return np.array([_meeting(sides[k - 1], sides[k]) for k in range(4)])


def _four_corners(hull: NDArray[np.int32]) -> Points | None:
    """Clockwise from the upper left."""
    import cv2

    length = cv2.arcLength(hull, True)
    for share in np.arange(0.01, 0.1, 0.005):
        corners = cv2.approxPolyDP(hull, float(share * length), True).reshape(-1, 2)
        if len(corners) == 4:
            first = int(corners.sum(axis=1).argmin())
            turned = np.roll(corners, -first, axis=0).astype(np.float64)
            return turned if _is_clockwise(turned) else np.roll(turned[::-1], 1, axis=0)
        if len(corners) < 4:
            return None
    return None


def _is_clockwise(corners: Points) -> bool:
    following = np.roll(corners, -1, axis=0)
    return float(np.sum(corners[:, 0] * following[:, 1] - corners[:, 1] * following[:, 0])) > 0


def _side(points: Points, start: Points, end: Points) -> tuple[Points, Points]:
    """A point and the direction of the line through the points of the outline near this side."""
    import cv2

    along = (end - start) / np.linalg.norm(end - start)
    away = points - start
    far = np.abs(away[:, 0] * along[1] - away[:, 1] * along[0])
    share = away @ along / np.linalg.norm(end - start)
    near = points[(far < 6) & (share > 0.06) & (share < 0.94)]
    if len(near) < 8:
        return start, along
    x, y, at_x, at_y = cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    return np.array([at_x, at_y]), np.array([x, y])


def _meeting(one: tuple[Points, Points], other: tuple[Points, Points]) -> Points:
    matrix = np.stack([one[1], -other[1]], axis=1)
    if abs(np.linalg.det(matrix)) < 1e-3:
        return one[0]
    share = np.linalg.solve(matrix, other[0] - one[0])[0]
    return np.asarray(one[0] + share * one[1])


def _agreement(corners: Points, piece: Mask) -> float:
    """Area in common by area of both."""
    import cv2

    drawn = np.zeros_like(piece)
    cv2.fillPoly(drawn, [np.round(corners).astype(np.int32)], (1,))
    return float((drawn & piece).sum() / max((drawn | piece).sum(), 1))
