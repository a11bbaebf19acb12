#!/usr/bin/env python3
"""How many photos with bars along their edges lose them, how exactly, and which photos as they are get cut?

    python3 -m venv /tmp/images && /tmp/images/bin/pip install pillow==13.0.0 numpy==2.4.6
    swift build -c release --product preflight
    /tmp/images/bin/python Benchmarks/letterbox.py .build/release/preflight TestImages/photos MORE-PHOTOS...

Every photo gets black or white bars of 3 to 35 % of its width or height, equal or not, on two edges or four: at its own size
or resized afterwards with soft edges, from 300 to 4,000 px, at IJG qualities of 60 to 95, in all subsamplings, grey, and in
all EXIF orientations. Edges are compared where the photo would be sent, in pixels of that. The same arguments give the same
copies.
"""
import argparse, collections, json, random, subprocess, tempfile
from pathlib import Path

from PIL import Image, ImageOps

T = Image.Transpose
STORED = {1: None, 2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE, 6: T.ROTATE_90, 7: T.TRANSVERSE,
          8: T.ROTATE_270}


def copy(photo, path, rng):
    """Writes a copy with bars; returns its upright size and the box between the bars."""
    long = rng.choice([300, 480, 640, 801, 1080, 1600, 2400, 4000])
    scale = long / max(photo.size)
    inner = photo.resize([max(8, round(edge * scale)) for edge in photo.size], Image.LANCZOS)
    sides, level = rng.choice(['rows', 'columns', 'all']), rng.choice([0, 0, 255])
    shares = [rng.choice([.03, .05, .08, .12, .2, .35]) for _ in range(4)]
    if rng.random() < 0.5:
        shares[1], shares[3] = shares[0], shares[2]
    top, bottom = (round(share * inner.height) if sides != 'columns' else 0 for share in shares[:2])
    left, right = (round(share * inner.width) if sides != 'rows' else 0 for share in shares[2:])
    framed = Image.new('RGB', (inner.width + left + right, inner.height + top + bottom), (level,) * 3)
    framed.paste(inner, (left, top))
    box = (left, top, left + inner.width, top + inner.height)
    if rng.random() < 0.5:
        before = framed.size
        framed = framed.resize([max(8, round(edge * long / max(before))) for edge in before],
                               rng.choice([Image.BICUBIC, Image.LANCZOS]))
        box = tuple(place * framed.size[i % 2] / before[i % 2] for i, place in enumerate(box))
    orientation = rng.choice([1, 1, 1, 2, 3, 4, 5, 6, 7, 8])
    stored = framed if orientation == 1 else framed.transpose(STORED[orientation])
    exif = Image.Exif()
    exif[0x112] = orientation
    options = {'quality': rng.choice([60, 75, 85, 90, 95]), 'exif': exif}
    if rng.random() < 0.1:
        stored.convert('L').save(path, **options)
    else:
        stored.save(path, subsampling=rng.choice([0, 1, 2, 2]), **options)
    return framed.size, box


def reports(preflight, paths):
    """Of the photos that can be read."""
    lines = subprocess.run([preflight, 'check', '--json', '-'], input='\n'.join(map(str, paths)), capture_output=True,
                           text=True).stdout.splitlines()
    return {report['path']: report for report in map(json.loads, lines) if report['verdict'] != 'error'}


def severity(report):
    return next((finding['severity'] for finding in report['findings'] if finding['rule'] == 'borders'), 'nothing')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('preflight')
    parser.add_argument('photos', nargs='+', type=Path)
    parser.add_argument('--copies', type=int, default=6)
    options = parser.parse_args()
    paths = [f for p in options.photos for f in (sorted(p.rglob('*.jp*g')) if p.is_dir() else [p])]
    found = reports(options.preflight, paths)
    plain = [path for path, report in found.items() if severity(report) == 'nothing']
    print(f'as they are, of {len(found)}:', *(f'\n  {severity(r)} {p}' for p, r in found.items() if severity(r) != 'nothing'))

    counts, lost, partial = collections.Counter(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        truth = {}
        for index, path in enumerate(plain):
            photo = ImageOps.exif_transpose(Image.open(path)).convert('RGB')
            for number in range(options.copies):
                name = f'{folder}/{index}-{number}.jpg'
                truth[name] = copy(photo, name, random.Random(f'{Path(path).name} {number}'))
        for name, report in reports(options.preflight, truth).items():
            counts[severity(report)] += 1
            output = report.get('output', {})
            rules = [finding['rule'] for finding in report['findings']]
            if severity(report) != 'fix' or 'crop' not in output or 'far-away' in rules or 'sideways' in rules:
                continue
            size, (left, top, right, bottom) = truth[name]
            x, y, width, height = output['crop']
            scale = min(1, 800 / max(width, height))
            cuts = [(x > 0, x - left), (y > 0, y - top), (x + width < size[0], right - x - width),
                    (y + height < size[1], bottom - y - height)]
            partial += any(not is_cut and edge < -1 for is_cut, edge in cuts)
            edges = [edge * scale for is_cut, edge in cuts if is_cut]
            lost += edges
            if max(edges) > 3:
                print(f'  {max(edges):.1f} px lost of {plain[int(Path(name).stem.split("-")[0])]}')
    total = sum(counts.values())
    print(f'with bars, of {total}:', ', '.join(f'{k} {v} ({v / total:.1%})' for k, v in counts.most_common()))
    lost.sort()
    if lost:
        print(f'{len(lost)} edges, in px of the photo to be sent: {lost[len(lost) // 2]:.1f} lost in the median, '
              f'{lost[-1]:.1f} at most; {max(0, -lost[0]):.1f} of a bar left at most; {partial} photos keep another bar')


main()
