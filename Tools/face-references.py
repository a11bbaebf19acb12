#!/usr/bin/env python3
"""Computes both face networks in plain numpy, to test the Swift and C code against: reads the committed weights and a
committed picture, writes TestImages/references/face-networks.tsv. No build and no test runs it. Wants numpy 2.

    python3 Tools/face-references.py

A line for each map of numbers that a network makes of one part of the picture: the network; left, top, width and height
of the part; the map; how many numbers it has; the largest by magnitude; and some of them as index=value.
"""
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = 48


class Weights:
    """The numbers of a flat file, one piece after the other."""
    def __init__(self, name):
        self.numbers, self.at = np.fromfile(ROOT / 'Sources/CFaceNet' / name, '<f2').astype(np.float32), 0

    def take(self, *shape):
        size = int(np.prod(shape))
        piece = self.numbers[self.at:self.at + size].reshape(shape)
        self.at += size
        return piece


# Maps are row, column, channel.
relu = lambda x: np.maximum(x, 0)
pool = lambda x: x.reshape(x.shape[0] // 2, 2, x.shape[1] // 2, 2, -1).max((1, 3))
doubled = lambda x: x.repeat(2, 0).repeat(2, 1)


def depthwise(x, weights, bias, before=1, stride=1):
    """weights: row, column, channel."""
    padded = np.pad(x, ((before, 1), (before, 1), (0, 0)))
    height, width = x.shape[0] // stride, x.shape[1] // stride
    return bias + sum(weights[i, j] * padded[i:i + stride * height:stride, j:j + stride * width:stride][:height, :width]
                      for i in range(3) for j in range(3))


def dense(x, weights, bias, before, after):
    """weights: output, row, column, channel; moves by two pixels."""
    padded = np.pad(x, ((before, after), (before, after), (0, 0)))
    height, width, kernel = x.shape[0] // 2, x.shape[1] // 2, weights.shape[1]
    return bias + sum(padded[i:i + 2 * height:2, j:j + 2 * width:2] @ weights[:, i, j].T
                      for i in range(kernel) for j in range(kernel))


# ------------------------------------------------------------------ YuNet
def yunet(pixels):
    """pixels: blue, green, red, 0…255."""
    height, width = pixels.shape[:2]
    x = np.pad(pixels.astype(np.float32), ((0, -height % 32), (0, -width % 32), (0, 0)))
    w = Weights('yunet.f16')

    def unit(inputs, outputs):
        mix, bias = w.take(outputs, inputs), w.take(outputs)
        each, each_bias = w.take(outputs, 3, 3).transpose(1, 2, 0), w.take(outputs)
        return lambda x: depthwise(x @ mix.T + bias, each, each_bias)

    x = relu(dense(x, w.take(16, 3, 3, 3).transpose(0, 2, 3, 1), w.take(16), 1, 1))
    body = [unit(*shape) for shape in [(16, 16), (16, 16), (16, 32), (32, 32), (32, 64)] + 9 * [(64, 64)]]
    step = lambda x, *units: relu(body[units[0]](x)) if len(units) == 1 else step(step(x, units[0]), *units[1:])
    x = step(pool(step(x, 0)), 1, 2)
    c3 = step(pool(step(x, 3, 4)), 5, 6)
    c4 = step(pool(c3), 7, 8)
    c5 = step(pool(c4), 9, 10)
    p5 = step(c5, 11)
    c4 = c4 + doubled(p5)
    p4 = step(c4, 12)
    p3 = step(c3 + doubled(p4), 13)
    maps = {8: [], 16: [], 32: []}
    for outputs in (1, 4, 1, 10):
        for stride, features in ((8, p3), (16, p4), (32, p5)):
            maps[stride].append(unit(64, outputs)(features))
    assert w.at == len(w.numbers)
    for (stride, parts), features in zip(maps.items(), (p3, c4, c5)):
        yield f'features{stride}', features
        yield f'head{stride}', np.concatenate(parts, 2)


# ------------------------------------------------------------------ BlazeFace
def blazeface(pixels):
    """pixels: blue, green, red, 0…255."""
    x = pixels[:, :, ::-1].astype(np.float32) / np.float32(127.5) - 1
    w = Weights('blazeface.f16')
    x = relu(dense(x, w.take(24, 5, 5, 3), w.take(24), 1, 2))
    for outputs in (24, 28, -32, 36, 42, -48, 56, 64, 72, 80, 88, -96, 96, 96, 96, 96):
        stride, outputs, inputs = 2 if outputs < 0 else 1, abs(outputs), x.shape[2]
        y = depthwise(x, w.take(3, 3, inputs), w.take(inputs), 2 - stride, stride)
        y = y @ w.take(outputs, inputs).T + w.take(outputs)
        same = pool(x) if stride == 2 else x
        x = relu(y + np.pad(same, ((0, 0), (0, 0), (0, outputs - inputs))))
        if outputs == 88:
            fine = x
    heads = [features @ w.take(outputs, features.shape[2]).T + w.take(outputs)
             for features, outputs in ((fine, 2), (x, 6), (fine, 32), (x, 96))]
    assert w.at == len(w.numbers)
    yield 'features16', fine
    yield 'head16', np.concatenate([heads[0], heads[2]], 2)
    yield 'features8', x
    yield 'head8', np.concatenate([heads[1], heads[3]], 2)


def main():
    header, size, _, samples = (ROOT / 'TestImages/orientation/upright.ppm').read_bytes().split(b'\n', 3)
    assert header == b'P6'
    width, height = map(int, size.split())
    picture = np.frombuffer(samples, np.uint8).reshape(height, width, 3)[:, :, ::-1]
    lines = []
    for network, parts in ((yunet, [(100, 90, 1, 1), (70, 40, 31, 33), (60, 20, 160, 128), (0, 0, 270, 361)]),
                           (blazeface, [(71, 33, 128, 128), (0, 200, 128, 128)])):
        for left, top, width, height in parts:
            for name, numbers in network(picture[top:top + height, left:left + width]):
                flat = numbers.ravel()
                step = max(1, len(flat) // SAMPLES)
                step += step % 2 == 0  # odd, so that every channel has its turn
                some = ' '.join(f'{index}={flat[index]:.6g}' for index in range(0, len(flat), step))
                fields = (network.__name__, left, top, width, height, name, len(flat), f'{np.abs(flat).max():.6g}', some)
                lines.append('\t'.join(map(str, fields)))
    (ROOT / 'TestImages/references/face-networks.tsv').write_text('\n'.join(lines) + '\n')
    print(len(lines), 'maps')


main()
