#!/usr/bin/env python3
"""How often do the rules about looks object to portraits as they are, and to copies that are spoilt in known ways?

    python3 -m venv /tmp/images && /tmp/images/bin/pip install pillow==13.0.0 numpy==2.4.6
    swift build -c release --product preflight
    /tmp/images/bin/python Benchmarks/degradation.py .build/release/preflight TestImages/photos MORE-PORTRAITS...

A photo counts as a portrait where Preflight is sure of one face of 118 px and more that is neither turned away nor tilted
nor covered. Portraits are brought to 800 px and spoilt; strengths are for a face of 200 px and scale with it. Prints for
each way which rules object, as warnings or by a retake, in percent of the portraits. The same arguments give the same
copies.
"""
import argparse, collections, io, json, subprocess, sys, tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

RULES = ['blurred', 'too-dark', 'back-lit', 'low-contrast', 'over-exposed', 'glare', 'uneven-light', 'dark-glasses', 'stretched',
         'busy-background', 'over-compressed', 'low-quality', 'noisy', 'text-beside-face', 'grey',
         'colour-cast', 'borders']


def levels(image, change):
    return Image.fromarray(np.clip(np.rint(change(np.asarray(image, np.float32))), 0, 255).astype(np.uint8))


def moved(image, length):
    pixels = np.asarray(image, np.float32)
    padded = np.pad(pixels, ((0, 0), (length // 2, length - 1 - length // 2), (0, 0)), 'edge')
    sums = np.cumsum(np.pad(padded, ((0, 0), (1, 0), (0, 0))), 1)
    return levels(Image.fromarray(np.uint8(pixels)), lambda _: (sums[:, length:] - sums[:, :-length]) / length)


def ellipse(image, x, y, rx, ry, soft):
    h, w = image.height, image.width
    r, c = np.mgrid[0:h, 0:w]
    distance = np.hypot((c - x) / rx, (r - y) / ry)
    return np.clip((1 - distance) / soft + 0.5, 0, 1)[:, :, None]


def spots(image, face, count, radius):
    """White spots on the cheeks and the forehead, of a radius in eye distances."""
    eyes = face['eyeDistance']
    left, right, mouth = (np.array(face['landmarks'][k]) for k in ('leftEye', 'rightEye', 'mouth'))
    middle = (left + right) / 2
    places = [middle + 0.45 * (mouth - middle), left + 0.55 * (mouth - middle), middle - 0.45 * (mouth - middle)][:count]
    mask = np.max([ellipse(image, *p, radius * eyes, radius * eyes, 0.25) for p in places], axis=0)
    return levels(image, lambda v: v * (1 - mask) + 255 * mask)


def back_lit(image, face, gain):
    x, y, w, h = face['box']
    mask = ellipse(image, x + w / 2, y + h * 0.55, w * 0.75, h * 0.95, 0.15)
    return levels(image, lambda v: v * gain * mask + 235 * (1 - mask))


def half_dark(image, face, share):
    x, _, w, _ = face['box']
    ramp = np.clip((np.arange(image.width) - (x + w / 2)) / (0.1 * w) + 0.5, 0, 1)[None, :, None]
    return levels(image, lambda v: v * (share ** (1 / 2.2) * (1 - ramp) + ramp))


def linear(image, gain):
    """More or less light: a gain of linear light."""
    return levels(image, lambda v: 255 * np.clip(gain * (v / 255) ** 2.2, 0, 1) ** (1 / 2.2))


def noisy(image, sigma):
    rng = np.random.default_rng(1)
    return levels(image, lambda v: v + rng.standard_normal(v.shape, np.float32) * sigma)


def on_card(image, face, sigma, turn):
    """On a card of 86 × 54 mm, 800 pixels wide and turned: the eyes 7 mm apart, seven rows of words on the left."""
    mm, eyes = 9.3, face['eyeDistance']
    card = Image.new('RGB', (800, 502), (226, 234, 240))
    left, right = (np.array(face['landmarks'][k]) for k in ('leftEye', 'rightEye'))
    x, y = (left + right) / 2
    box = (x - 1.86 * eyes, y - 1.9 * eyes, x + 1.86 * eyes, y + 2.7 * eyes)
    card.paste(image.transform((242, 298), Image.EXTENT, box, Image.BICUBIC, fillcolor=(226, 234, 240)), (512, 80))
    draw = ImageDraw.Draw(card)
    for row, text in enumerate(('Surname  SAMPLE', 'Names  NOBODY AT ALL', 'Born  00 00 0000   Sex  X', 'Address  0 Example Street',
                                'Nowhere-upon-Test', 'Valid  00 00 0000', 'Number  000000000000000000')):
        draw.text((6 * mm, (8 + 6 * row) * mm), text, (40, 42, 50), ImageFont.load_default(3 * mm))
    card = card.rotate(turn, Image.BICUBIC, expand=True, fillcolor=(112, 96, 84))
    return card.filter(ImageFilter.GaussianBlur(sigma)) if sigma else card


WAYS = {}
for s in (1, 2, 3, 4, 6):
    WAYS[f'Gaussian blur, sigma {s}'] = lambda i, f, s=s: i.filter(ImageFilter.GaussianBlur(s * f['box'][2] / 200))
for s in (9, 13, 17, 21, 25):
    WAYS[f'motion, {s} px'] = lambda i, f, s=s: moved(i, max(2, round(s * f['box'][2] / 200)))
for s in (4, 16, 32, 64):
    WAYS[f'light 1/{s}'] = lambda i, f, s=s: linear(i, 1 / s)
for s in (2, 3, 4, 6):
    WAYS[f'light × {s}'] = lambda i, f, s=s: linear(i, s)
for s in (0.5, 0.35, 0.2):
    WAYS[f'before a window, face × {s}'] = lambda i, f, s=s: back_lit(i, f, s)
for n, s in ((1, 0.12), (1, 0.3), (3, 0.2), (3, 0.35)):
    WAYS[f'{n} bright spot{"s" * (n > 1)}, radius {s}'] = lambda i, f, n=n, s=s: spots(i, f, n, s)
for s in (8, 20):
    WAYS[f'1/{s} light on one half'] = lambda i, f, s=s: half_dark(i, f, 1 / s)
for s in (12, 20, 30, 45):
    WAYS[f'noise, sigma {s}'] = lambda i, f, s=s: noisy(i, s)
for s in (1.2, 1.3, 1.5, 1 / 1.3, 1 / 1.5):
    WAYS[f'stretched × {s:.2f}'] = lambda i, f, s=s: i.resize(
        (max(1, round(i.width / s ** 0.5)), max(1, round(i.height * s ** 0.5))), Image.LANCZOS)
for s, turn in ((0, 0), (1, 5), (2, -5), (3, 5)):
    WAYS[f'on a card turned by {turn}°, blur {s} px'] = lambda i, f, s=s, turn=turn: on_card(i, f, s, turn)
WAYS['black and white'] = lambda i, f: i.convert('L').convert('RGB')
QUALITIES = (40, 20, 10, 7, 5, 3)


def jpeg(image, quality=92):
    out = io.BytesIO()
    image.save(out, 'JPEG', quality=quality)
    return out.getvalue()


def judged(preflight, paths):
    run = subprocess.run([preflight, 'check', '--json', '--files-from', '-'], input='\n'.join(map(str, paths)),
                         capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def row(name, reports, count):
    cells = []
    for rule in RULES:
        found = collections.Counter(f['severity'] for r in reports for f in r['findings'] if f['rule'] == rule)
        total, retakes = found['warn'] + found['retake'], found['retake']
        cells.append('' if not total else f'{100 * total / count:.0f}' + (f' ({100 * retakes / count:.0f})' if retakes else ''))
    lost = sum(1 for r in reports if any(f['rule'] in ('no-face', 'face-too-small') and f['severity'] == 'retake' for f in r['findings']))
    objected = [{f['severity'] for f in r['findings'] if f['rule'] in RULES} for r in reports]
    some = sum(1 for o in objected if o)
    retake = sum(1 for o in objected if 'retake' in o)
    print(f'| {name} | {100 * some / count:.0f} ({100 * retake / count:.0f}) | ' + ' | '.join(cells) + f' | {lost or ""} |', flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('preflight')
    parser.add_argument('folders', nargs='+')
    parser.add_argument('--only', default='', help='the ways whose names have these words in them')
    options = parser.parse_args()
    paths = sorted({p for f in options.folders for p in Path(f).rglob('*.jpg')})
    apart = {'no-face', 'several-faces', 'face-too-small', 'turned-away', 'tilted', 'covered-face', 'face-cut-off', 'sideways', 'far-away'}

    def is_portrait(report):
        mild = {f['rule'] for f in report['findings'] if f['rule'] != 'face-too-small' or f['severity'] == 'retake'}
        return len(report.get('faces', [])) == 1 and not mild & apart
    portraits = [r for r in judged(options.preflight, paths) if is_portrait(r)]
    count = len(portraits)
    print(f'{count} portraits of {len(paths)} files; percent objected to, in parentheses by a retake\n')
    print('| | any | ' + ' | '.join(RULES) + ' | face lost |\n|' + ' --- |' * (len(RULES) + 3))
    row('as they are', portraits, count)
    for report in portraits:
        bad = [f['rule'] for f in report['findings'] if f['severity'] == 'retake' and f['rule'] in RULES]
        if bad:
            print(f'<!-- {report["path"]}: {", ".join(bad)} -->')
    with tempfile.TemporaryDirectory() as folder:
        base = []
        for place, report in enumerate(portraits):
            image = ImageOps.exif_transpose(Image.open(report['path'])).convert('RGB')
            image.thumbnail((800, 800), Image.LANCZOS)
            base.append(image)
            Path(folder, f'{place}.jpg').write_bytes(jpeg(image))
        copies = [Path(folder, f'{place}.jpg') for place in range(count)]
        faces = [(r.get('faces') or [None])[0] for r in judged(options.preflight, copies)]
        for name, change in ((n, c) for n, c in WAYS.items() if options.only in n):
            for path, image, face in zip(copies, base, faces):
                path.write_bytes(jpeg(change(image, face) if face else image))
            row(name, judged(options.preflight, copies), count)
        for quality in (q for q in QUALITIES if options.only in f'JPEG quality {q}'):
            for path, image in zip(copies, base):
                path.write_bytes(jpeg(image, quality))
            row(f'JPEG quality {quality}', judged(options.preflight, copies), count)


main()
