#!/usr/bin/env python3
"""Computes the measures of two portraits and a card, and of spoilt copies of them, by their formulas in numpy, and writes them to
references/measures.tsv, which the tests compare with what the library measures.

    /tmp/images/bin/python TestImages/measures.py

The formulas are written for reading, whole arrays at a time, and share no code with the library. Wants numpy 2.
"""
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
EDGE = 128
TEMPLATE = np.array([[43.765, 59.082], [84.037, 58.859], [64.029, 81.990], [64.160, 105.470]])
PORTRAITS = {  # places of left eye, right eye, nose, mouth, in pixels from the corner; box x, y, width, height
    'sampling/reference.ppm': ([[180.5, 131.5], [239.5, 134.5], [210, 160], [208.5, 189]], [145, 75, 130, 150]),
    'references/camera-8-megapixels-422.pgm': ([[256, 253], [367, 247], [316, 305], [314, 370]], [190, 170, 250, 290]),
    'references/card.pgm': ([[234.5, 98], [259.5, 95.5], [249, 109.5], [250, 123.5]], [220, 71, 56, 70]),
}
rows, columns = np.mgrid[0:EDGE, 0:EDGE].astype(float)
FACE = ((columns - 64) / 34) ** 2 + ((rows - 74) / 46) ** 2 <= 1
LIGHT = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255])


# ------------------------------------------------------------------ pictures
def portable(path):
    data = path.read_bytes()
    fields, at = [], 2
    while len(fields) < 3:
        while not chr(data[at]).isdigit():
            at += 1
        end = at
        while chr(data[end]).isdigit():
            end += 1
        fields.append(int(data[at:end]))
        at = end
    width, height, _ = fields
    return np.frombuffer(data[at + 1:], np.uint8).reshape(height, width, -1).astype(np.float64)


def rounded(values):
    return np.floor(values + 0.5).astype(np.int64)


def planes(path):
    """Luma and, for colour, both chroma planes at half the size."""
    picture = portable(path)
    if picture.shape[2] == 1:
        return rounded(picture[:, :, 0]), None
    r, g, b = (picture[:, :, i] for i in range(3))
    y = 0.299 * r + 0.587 * g + 0.114 * b

    def halved(plane):
        padded = np.pad(plane, ((0, plane.shape[0] % 2), (0, plane.shape[1] % 2)), 'edge')
        return (padded[::2, ::2] + padded[::2, 1::2] + padded[1::2, ::2] + padded[1::2, 1::2]) / 4
    return rounded(y), (rounded(halved(128 + (b - y) / 1.772)), rounded(halved(128 + (r - y) / 1.402)))


def moved(y):
    """Means of nine along each row, as when the camera moves."""
    padded = np.pad(y, ((0, 0), (4, 4)), 'edge')
    return sum(padded[:, k:k + y.shape[1]] for k in range(9)) // 9


def blocks(y):
    """Every block of 8 × 8 halfway to its mean."""
    out = y.copy()
    for top in range(0, y.shape[0], 8):
        for left in range(0, y.shape[1], 8):
            block = y[top:top + 8, left:left + 8]
            out[top:top + 8, left:left + 8] = (block + block.sum() // block.size) // 2
    return out


SPOILT = {'plain': lambda y: y, 'dark': lambda y: y // 4, 'bright': lambda y: np.minimum(255, 5 * y // 2), 'moved': moved,
          'blocks': blocks,
          'half-dark': lambda y: np.where(np.arange(y.shape[1])[None, :] * 100 < 42 * y.shape[1], y // 3, y)}


# ------------------------------------------------------------------ the patch
def similarity(places):
    """The least-squares similarity from picture to patch: [a −b; b a] (p − from) + to."""
    start, end = places.mean(0), TEMPLATE.mean(0)
    s, d = places - start, TEMPLATE - end
    n = (s ** 2).sum()
    a = (s * d).sum() / n
    b = (s[:, 0] * d[:, 1] - s[:, 1] * d[:, 0]).sum() / n
    return a, b, start, end


def sampled(plane, level, a, b, start, end, count):
    """Halved, then bilinear in steps of 1/65,536 of a sample with weights of 1/256; the edge goes on beyond the plane.
    Twice as coarse where count is 64, on a plane of half the size."""
    plane = halved(plane, level)
    coarse = EDGE // count
    inverse = np.linalg.inv(np.array([[a, -b], [b, a]]))
    divisor = coarse * 2 ** level
    first = inverse @ (np.full(2, (coarse - 1) / 2) - end) + start
    step = inverse @ np.array([1.0, 0.0]) * coarse
    fixed = lambda value: int(np.floor(value * 65536 + 0.5))
    sx, sy = fixed(step[0] / divisor), fixed(step[1] / divisor)
    ox, oy = fixed(first[0] / divisor - 0.5), fixed(first[1] / divisor - 0.5)
    j, i = np.mgrid[0:count, 0:count]
    return bilinear(plane, ox + i * sx - j * sy, oy + i * sy + j * sx)


def halved(plane, times):
    for _ in range(times):
        h, w = plane.shape[0] // 2 * 2, plane.shape[1] // 2 * 2
        plane = (plane[:h:2, :w:2] + plane[1:h:2, :w:2] + plane[:h:2, 1:w:2] + plane[1:h:2, 1:w:2] + 2) >> 2
    return plane


def bilinear(plane, x, y):
    x, y = np.clip(x, 0, (plane.shape[1] - 1) << 16), np.clip(y, 0, (plane.shape[0] - 1) << 16)
    left, top = x >> 16, y >> 16
    right, bottom = np.minimum(left + 1, plane.shape[1] - 1), np.minimum(top + 1, plane.shape[0] - 1)
    fx, fy = x >> 8 & 255, y >> 8 & 255
    upper = plane[top, left] * (256 - fx) + plane[top, right] * fx
    lower = plane[bottom, left] * (256 - fx) + plane[bottom, right] * fx
    return upper * (256 - fy) + lower * fy + 32768 >> 16


# ------------------------------------------------------------------ measures
def crete(y):
    worst = 0
    for axis in (0, 1):
        pad = [(4, 4) if k == axis else (0, 0) for k in (0, 1)]
        padded = np.pad(y, pad, 'symmetric')
        means = np.lib.stride_tricks.sliding_window_view(padded, 9, axis).mean(-1)
        d, blurred = np.abs(np.diff(y, axis=axis)), np.abs(np.diff(means, axis=axis))
        lost = np.maximum(0, d - blurred)
        mask = FACE[:d.shape[0], :d.shape[1]]
        worst = max(worst, (d[mask].sum() - lost[mask].sum()) / (d[mask].sum() + 1e-6))
    return worst


def direction(y):
    def energy(dx, dy):
        bend = 2 * y - np.roll(y, (dy, dx), (0, 1)) - np.roll(y, (-dy, -dx), (0, 1))
        return (bend[FACE] ** 2).mean()
    ratios = [(energy(dx, dy) + 0.001) / (energy(3 * dx, 3 * dy) + 0.001) for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1))]
    return min(ratios) / max(ratios)


def entropy(values):
    p = np.bincount(values, minlength=256) / len(values)
    p = p[p > 0]
    return -(p * np.log2(p)).sum()


def largest_spot(mask):
    seen, most = set(), 0
    for start in zip(*np.nonzero(mask)):
        if start in seen:
            continue
        seen.add(start)
        todo, count = [start], 0
        while todo:
            r, c = todo.pop()
            count += 1
            for place in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if mask[place] and place not in seen:
                    seen.add(place)
                    todo.append(place)
        most = max(most, count)
    return most


def sobel(y):
    p = np.pad(y.astype(float), 1, 'reflect')
    gx = (p[:-2, 2:] + 2 * p[1:-1, 2:] + p[2:, 2:]) - (p[:-2, :-2] + 2 * p[1:-1, :-2] + p[2:, :-2])
    gy = (p[2:, :-2] + 2 * p[2:, 1:-1] + p[2:, 2:]) - (p[:-2, :-2] + 2 * p[:-2, 1:-1] + p[:-2, 2:])
    return np.sqrt(gx ** 2 + gy ** 2)


def means(length, count):
    """The matrix of means over equal parts."""
    cuts = np.arange(count + 1) * length / count
    left = np.arange(length)[None, :]
    covered = np.minimum(cuts[1:, None], left + 1) - np.maximum(cuts[:-1, None], left)
    return np.maximum(covered, 0) * count / length


def background(y, places):
    long = max(y.shape)
    scale = 160 / long
    h, w = (max(1, (2 * edge * 160 + long) // (2 * long)) for edge in y.shape)
    copy = rounded(means(y.shape[0], h) @ y @ means(y.shape[1], w).T)
    eyes, mouth = (places[0] + places[1]) / 2 * scale - 0.5, places[3] * scale - 0.5
    unit = max(np.hypot(*(places[0] - places[1])) * scale, np.hypot(*(eyes - mouth)))
    r, c = np.mgrid[0:h, 0:w]
    mask = (r < mouth[1]) & ((np.abs(c - eyes[0]) > 1.7 * unit) | (r < eyes[1] - 1.9 * unit))
    padded = np.pad(mask, 1, 'edge')
    inner = np.all([padded[i:i + h, j:j + w] for i in range(3) for j in range(3)], axis=0)
    return sobel(copy)[inner].mean(), np.percentile(copy[mask], 75)


def blockiness(y):
    found = []
    for axis in (0, 1):
        steps = np.abs(np.diff(y, axis=axis)).mean(1 - axis)
        count = len(steps) // 8 * 8
        by_place = np.array([steps[k:count:8].mean() for k in range(8)])
        found.append((by_place[7] + 0.05) / (by_place[:7].mean() + 0.05))
    return max(found)


def noise(y):
    bend = y[:, :-2] - 2 * y[:, 1:-1] + y[:, 2:]
    return np.sqrt(np.pi / 2) / 6 * np.abs(bend[:-2] - 2 * bend[1:-1] + bend[2:]).mean()


def eye_cover(y):
    part = lambda x0, x1, y0, y1: y[y0:y1 + 1, x0:x1 + 1]
    reference = max(np.median(part(58, 69, 64, 75)), np.median(part(48, 79, 28, 39)), 20)
    below = [np.median(part(x - 9, x + 9, 65, 70)) / reference for x in (44, 84)]
    dark = [(part(x - 13, x + 13, 55, 70) < 0.5 * reference).mean() for x in (44, 84)]
    return np.mean(below), np.mean(dark)


def text_rows(y, places):
    """Pieces of rows of print to one side of the face, the one that has more; -1 where neither is seen."""
    step, middle = (places[1] - places[0]) / 20, (places[0] + places[1]) / 2
    scale = np.hypot(*step)
    if 20 * scale < 12:
        return -1
    down = np.array([-step[1], step[0]])
    level = max(0, min(4, int(np.floor(np.log2(scale)))))
    plane = halved(y, level)
    most = -1
    for start in (-148, 36):
        origin = middle + (start + 0.5) * step - 49.5 * down
        i, j = np.meshgrid(np.arange(8, 108, 8), np.arange(4, 140, 8))
        x, z = (origin[k] + i * step[k] + j * down[k] for k in (0, 1))
        if ((x >= 0) & (x <= y.shape[1]) & (z >= 0) & (z <= y.shape[0])).mean() < 0.6:
            continue
        fixed = lambda value: int(np.floor(value * 65536 + 0.5))
        sx, sy = (fixed(v / 2 ** level) for v in step)
        ox, oy = (fixed(v / 2 ** level - 0.5) for v in origin)
        j, i = np.mgrid[0:140, 0:112]
        side = bilinear(plane, ox + i * sx - j * sy, oy + i * sy + j * sx)
        at = lambda shift: side[:, 4 + shift:108 + shift]
        around = np.max([np.minimum(at(-k), at(k)) for k in (2, 3, 4)], axis=0)
        strokes = (around - at(0) >= 8).reshape(140, 4, 26).sum(2)
        count = 0
        for lines in strokes.T:
            ends = np.flatnonzero(np.diff(np.concatenate(([0], lines > 0, [0]))))
            runs = list(zip(ends[::2], ends[1::2]))
            free = [0] + [e for _, e in runs], [s for s, _ in runs] + [140]
            count += sum(1 for k, (s, e) in enumerate(runs) if 4 <= e - s <= 13 and lines[s:e].mean() >= 5
                         and s - free[0][k] >= 2 and free[1][k + 1] - e >= 2)
        most = max(most, count)
    return most


def measured(path, change):
    places, box = (np.array(v, float) for v in PORTRAITS[path])
    y, chroma = planes(HERE / path)
    y = change(y)
    a, b, start, end = similarity(places)
    scale = 1 / np.hypot(a, b)
    level = min(4, max(0, int(np.floor(np.log2(scale)))))
    patch = sampled(y, level, a, b, start, end, EDGE)
    face = patch[FACE]
    light = [LIGHT[patch[81:93, x:x + 12]].mean() for x in (31, 84)]
    spot = FACE & (patch >= 250)
    colour = (0, 128, 128)
    if chroma:
        cb, cr = (sampled(plane, level, a, b, start, end, 64) for plane in chroma)
        strength = np.maximum(np.abs(cb - 128), np.abs(cr - 128))
        spot &= np.repeat(np.repeat(strength, 2, 0), 2, 1) < 12
        r, c = np.mgrid[0:64, 0:64] * 2 + 0.5
        mask = ((c - 64) / 34) ** 2 + ((r - 74) / 46) ** 2 <= 1
        colour = strength[mask].mean(), cb[mask].mean(), cr[mask].mean()
    edges, bright = background(y, places)
    below, dark = eye_cover(patch)
    eyes = (places[0] + places[1]) / 2
    length = 0.5 * np.log(np.hypot(*(eyes - places[3])) / np.hypot(*(places[0] - places[1]))) + 0.5 * np.log(box[3] / box[2])
    return {
        'scale': scale, 'patch': patch.mean(), 'blur': crete(patch), 'direction': direction(patch),
        'upper quarter': np.percentile(face, 75), 'entropy': entropy(face), 'over-exposed': (face >= 250).mean(),
        'spot': largest_spot(spot) / FACE.sum(), 'doublings': abs(np.log2((light[0] + 0.001) / (light[1] + 0.001))),
        'colour': colour[0], 'blue': colour[1], 'red': colour[2], 'eyes brightness': below, 'eyes darkness': dark,
        'background edges': edges, 'background brightness': bright, 'blockiness': blockiness(y), 'noise': noise(y),
        'length': length, 'text rows': text_rows(y, places)}


lines = ['portrait\tcopy\tmeasure\tvalue']
for path in PORTRAITS:
    for name, change in SPOILT.items():
        for measure, value in measured(path, change).items():
            lines.append(f'{path}\t{name}\t{measure}\t{value:.7g}')
(HERE / 'references' / 'measures.tsv').write_text('\n'.join(lines) + '\n')
