#!/usr/bin/env python3
"""How much of the damage that libjpeg-turbo decodes without a word does Preflight find, and how many sound files does it
accuse?

    python3 -m venv /tmp/images && /tmp/images/bin/pip install pillow==13.0.0 numpy==2.4.6
    swift build -c release --product preflight
    /tmp/images/bin/python Benchmarks/silent_damage.py .build/release/preflight TestImages/photos MORE-PHOTOS...

Every photo of the folders is used at up to four sizes and kinds (as it is, 800 px at quality 88, 600 px near 20 KB, 800 px
progressive), and each of these is damaged --count times: one bit, eight bits, a byte set, four bytes overwritten, one
taken out or put in, two swapped; a quarter of the time in the header. A damaged file counts where djpeg says nothing, and
as visibly broken where its picture is less than 30 dB from that of the sound file. Wants djpeg (libjpeg-turbo-progs).
The same arguments give the same damage.
"""
import argparse, collections, io, json, random, subprocess, sys, tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps


def decoded(data):
    """The picture, or None where the decoder says a word."""
    run = subprocess.run(['djpeg', '-ppm'], input=data, capture_output=True)
    if run.returncode or run.stderr:
        return None
    return np.asarray(Image.open(io.BytesIO(run.stdout)).convert('RGB'), np.float32)


def psnr(one, other):
    if one.shape != other.shape:
        return 0.0
    error = float(np.mean((one - other) ** 2))
    return 10 * np.log10(255 * 255 / error) if error else np.inf


def encoded(image, edge, quality, **options):
    image = ImageOps.exif_transpose(image).convert('RGB')
    image.thumbnail((edge, edge), Image.LANCZOS)
    out = io.BytesIO()
    image.save(out, 'JPEG', quality=quality, **options)
    return out.getvalue()


def kinds(path, most):
    data = path.read_bytes()
    if len(data) <= most:
        yield 'as it is', data
    image = Image.open(path)
    yield '800 px', encoded(image, 800, 88)
    small = (encoded(image, 600, quality, optimize=True) for quality in range(90, 10, -4))
    yield '20 KB', next((data for data in small if len(data) <= 20_000), None)
    yield 'progressive', encoded(image, 800, 80, progressive=True)


def header_end(data):
    """Where the first scan's data begins."""
    at = 2
    while data[at + 1] != 0xda:
        at += 2 + int.from_bytes(data[at + 2:at + 4], 'big')
    return at + 2 + int.from_bytes(data[at + 2:at + 4], 'big')


def damaged(data, rng):
    start = header_end(data)
    low, high = (2, start) if rng.random() < 0.25 else (start, len(data) - 2)
    out, at = bytearray(data), rng.randrange(low, high)
    kind = rng.choice(['bit', 'bit', 'bit', 'eight bits', 'ff', '00', 'burst', 'taken out', 'put in', 'swapped'])
    if kind == 'bit':
        out[at] ^= 1 << rng.randrange(8)
    elif kind == 'eight bits':
        for _ in range(8):
            out[rng.randrange(low, high)] ^= 1 << rng.randrange(8)
    elif kind in ('ff', '00'):
        out[at] = int(kind, 16)
    elif kind == 'burst':
        for place in range(at, min(at + 4, high)):
            out[place] = rng.randrange(256)
    elif kind == 'taken out':
        del out[at]
    elif kind == 'put in':
        out.insert(at, rng.randrange(256))
    else:
        out[at - 1], out[at] = out[at], out[at - 1]
    return bytes(out)


def judged(preflight, folder):
    """What Preflight says of the files in a folder: by name, which rule accuses it of damage, or None."""
    run = subprocess.run([preflight, 'check', '--json', '--thorough', folder], capture_output=True, text=True)
    verdicts = {}
    for line in run.stdout.splitlines():
        report = json.loads(line)
        rules = [f['rule'] for f in report['findings'] if f['severity'] == 'error' or f['rule'] == 'suspect-damage']
        verdicts[report['path']] = rules[0] if rules else None
    return verdicts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('preflight')
    parser.add_argument('folders', nargs='+')
    parser.add_argument('--count', type=int, default=20, help='damages per file (20)')
    parser.add_argument('--photos', type=int, default=40, help='photos that are damaged, at most (40)')
    parser.add_argument('--most', type=int, default=1_000_000, help='bytes of a photo that is damaged as it is (1,000,000)')
    options = parser.parse_args()
    paths = sorted({p for f in options.folders for p in Path(f).rglob('*.jpg')})
    sound = [p for p in paths if decoded(p.read_bytes()) is not None]
    rng = random.Random(20261125)
    accused, checked = [], 0
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for place, path in enumerate(sound):
            (folder / f'{place}.jpg').write_bytes(path.read_bytes())
            if path in sound[::max(1, len(sound) // 100)]:
                for kind, data in kinds(path, 0):
                    if data:
                        (folder / f'{place}-{kind}.jpg').write_bytes(data)
        for name, rule in judged(options.preflight, folder).items():
            checked += 1
            if rule and rule not in ('not-jpeg', 'unsupported', 'too-many-pixels', 'too-many-scans'):
                accused.append((sound[int(Path(name).stem.split('-')[0])], Path(name).stem, rule))
    print(f'sound files accused: {len(accused)} of {checked}', *accused, sep='\n  ')

    for path in sound[::max(1, len(sound) // options.photos)]:
        for kind, data in kinds(path, options.most):
            clean = decoded(data) if data else None
            if clean is None or min(clean.shape[:2]) < 64:
                continue
            with tempfile.TemporaryDirectory() as folder:
                values = {}
                for index in range(options.count):
                    broken = damaged(data, rng)
                    picture = decoded(broken)
                    if picture is None or broken == data:
                        continue
                    name = Path(folder) / f'{index}.jpg'
                    name.write_bytes(broken)
                    values[str(name)] = psnr(picture, clean)
                for name, rule in judged(options.preflight, folder).items():
                    rows.append((kind, values[name], rule))
    bands = [(0, 15), (15, 20), (20, 25), (25, 30), (30, 35), (35, 40), (40, np.inf)]
    for title, chosen in [('all', rows)] + [(k, [r for r in rows if r[0] == k]) for k in dict.fromkeys(r[0] for r in rows)]:
        bad = [r for r in chosen if r[1] < 30]
        found = [r for r in bad if r[2]]
        print(f'{title}: {len(chosen)} silent, {len(bad)} below 30 dB, found {len(found)}',
              f'({len(found) / max(1, len(bad)):.1%})', dict(collections.Counter(r[2] for r in bad)))
    for low, high in bands:
        band = [r for r in rows if low <= r[1] < high]
        print(f'  {low}…{high} dB: found {sum(1 for r in band if r[2])} of {len(band)}')


main()
