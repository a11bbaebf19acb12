"""Compares Preflight's pictures with those of other encoders, at the same bytes, from the same input.

    python3 Benchmarks/quality.py [--budget BYTES] [--jobs N] PREFLIGHT PHOTO-OR-FOLDER...

PREFLIGHT is the command (make demo builds it). The input of all encoders is the reference: the photo
decoded at full size, turned upright, and reduced to 800 pixels by Lanczos' filter in floating point.
Preflight gets it as a JPEG of quality 100 without subsampling. "whole way" is Preflight from the photo
itself, judged by the same reference: what its own decode and resize lose is in that line as well.

Needs numpy, Pillow and ssimulacra2 from PyPI. Compares with mozjpeg (pyvips-binary; table 2,
trellis, progressive, the best that was found, and the same as baseline), jpegli (ajpegli), Pillow and
ImageMagick (`magick` or `convert` on the path), as far as they are installed. Adds butteraugli where
`butteraugli_main` (the 3-norm; Debian's libjxl-devtools) or `butteraugli` (the largest difference) is
on the path, and the distance of face embeddings where dlib (dlib-bin) and face-recognition-models are
installed.

"In face" is the box that Preflight reports. For SSIMULACRA2 a smaller one is continued by its mirror
image to 256 pixels: with less the measure lacks some of its six scales, and programs disagree by tens.
"""

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy
import ssimulacra2
from PIL import Image, ImageOps


def reference(path, edge=800):
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    scale = edge / max(image.size)
    if scale >= 1:
        return image
    size = tuple(max(1, round(side * scale)) for side in image.size)
    planes = [
        numpy.asarray(Image.fromarray(numpy.asarray(plane, numpy.float32)).resize(size, Image.LANCZOS))
        for plane in image.split()
    ]
    samples = numpy.clip(numpy.rint(numpy.stack(planes, -1)), 0, 255)
    return Image.fromarray(samples.astype(numpy.uint8))


# ---------------------------------------------------------------- encoders


def largest(encode, budget, settings):
    """The output for the last of `settings`, from small to large files, that keeps to the budget."""
    best, low, high = None, 0, len(settings) - 1
    while low <= high:
        middle = (low + high) // 2
        data = encode(settings[middle])
        if len(data) <= budget:
            best, low = data, middle + 1
        else:
            high = middle - 1
    return best


def mozjpeg(image, budget, progressive=True):
    import pyvips

    pixels = pyvips.Image.new_from_array(numpy.asarray(image))
    return largest(
        lambda quality: pixels.jpegsave_buffer(
            Q=quality, quant_table=2, trellis_quant=True, overshoot_deringing=True, optimize_coding=True,
            interlace=progressive, optimize_scans=progressive, subsample_mode="on", keep="none"),
        budget, range(1, 101))


def mozjpeg_baseline(image, budget):
    return mozjpeg(image, budget, progressive=False)


def jpegli(image, budget):
    import ajpegli

    pixels = numpy.ascontiguousarray(numpy.asarray(image))
    distances = [25 * 0.985**step for step in range(360)]
    return largest(
        lambda distance: bytes(ajpegli.encode(pixels, distance=distance, subsampling="420")),
        budget, distances)


def pillow(image, budget):
    def encode(quality):
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True)
        return file.getvalue()

    return largest(encode, budget, range(1, 101))


def imagemagick(image, budget):
    program = shutil.which("magick") or shutil.which("convert")
    if program is None:
        raise ImportError("ImageMagick")
    file = io.BytesIO()
    image.save(file, "PPM")

    def encode(quality):
        options = ["-sampling-factor", "4:2:0", "-quality", str(quality), "jpeg:-"]
        return subprocess.run(
            [program, "ppm:-", *options], input=file.getvalue(), capture_output=True, check=True).stdout

    return largest(encode, budget, range(1, 101))


PEERS = {
    "mozjpeg, table 2, progressive": mozjpeg,
    "mozjpeg, table 2, baseline": mozjpeg_baseline,
    "jpegli 4:2:0": jpegli,
    "libjpeg-turbo (Pillow)": pillow,
    "ImageMagick": imagemagick,
}


def preflight(command, source, target, budget):
    """Preflight's report on a photo; what it made of it is in `target`."""
    if budget != 20_000:
        raise SystemExit("the command preflight has the budget of the service, 20,000 bytes")
    request = json.dumps({"path": str(source), "out": str(target)})
    answer = subprocess.run([command, "worker"], input=request + "\n", text=True, capture_output=True)
    return json.loads(answer.stdout)


# ---------------------------------------------------------------- measures


def luma(image):
    return numpy.asarray(image.convert("YCbCr"), numpy.float64)[..., 0]


def psnr(one, other):
    error = numpy.mean((luma(one) - luma(other)) ** 2)
    return 99.0 if error == 0 else 10 * numpy.log10(255**2 / error)


def similarity(measure, folder, one, other):
    paths = [str(folder / name) for name in ("one.png", "other.png")]
    one.save(paths[0])
    other.save(paths[1])
    return measure(*paths)


def mirrored(image, edge=256):
    """The image, continued by its mirror image where it is smaller than `edge`."""
    pixels = numpy.asarray(image)
    while min(pixels.shape[:2]) < edge:
        lack = [min(max(0, edge - side), side - 1) for side in pixels.shape[:2]]
        pixels = numpy.pad(
            pixels, [(side // 2, side - side // 2) for side in lack] + [(0, 0)], mode="reflect")
    return Image.fromarray(pixels)


def butteraugli(one, other):
    if shutil.which("butteraugli_main"):
        text = subprocess.run(["butteraugli_main", one, other], capture_output=True, text=True).stdout
        return float(text.split("3-norm:")[1].split()[0])
    if shutil.which("butteraugli"):
        return float(subprocess.run(["butteraugli", one, other], capture_output=True, text=True).stdout)
    return numpy.nan


@lru_cache(1)
def networks():
    try:
        import dlib
        import face_recognition_models as models
    except ImportError:
        return None
    return (
        dlib,
        dlib.shape_predictor(models.pose_predictor_five_point_model_location()),
        dlib.face_recognition_model_v1(models.face_recognition_model_location()),
    )


def embedding(image, box):
    if networks() is None:
        return None
    dlib, shape, recognise = networks()
    pixels = numpy.asarray(image)
    # The landmarks are placed in boxes of dlib's own detector, from the eyebrows to the chin.
    x, y, width, height = box
    edge = 0.85 * (width * height) ** 0.5
    left, top = x + width / 2 - edge / 2, y + height * 0.57 - edge / 2
    rectangle = dlib.rectangle(int(left), int(top), int(left + edge), int(top + edge))
    return numpy.array(recognise.compute_face_descriptor(pixels, shape(pixels, rectangle)))


def measure(folder, original, data, box):
    """SSIMULACRA2, PSNR-Y and butteraugli of the whole; the first two in the face; the distance of the
    face's embedding to that of the original; bytes."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    whole = similarity(ssimulacra2.compute_ssimulacra2, folder, original, image)
    difference = similarity(butteraugli, folder, original, image)
    row = [whole, psnr(original, image), difference, numpy.nan, numpy.nan, numpy.nan, len(data)]
    if box:
        x, y, width, height = box
        area = (max(0, int(x)), max(0, int(y)), min(image.width, int(x + width)),
                min(image.height, int(y + height)))
        if area[2] - area[0] >= 64 and area[3] - area[1] >= 64:
            one, other = original.crop(area), image.crop(area)
            row[3] = similarity(
                ssimulacra2.compute_ssimulacra2, folder, mirrored(one), mirrored(other))
            row[4] = psnr(one, other)
            before, after = embedding(original, box), embedding(image, box)
            if before is not None:
                row[5] = numpy.linalg.norm(before - after)
    return row


def judge(job):
    command, path, budget = job
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        original = reference(path)
        source, target = folder / "source.jpg", folder / "ready.jpg"
        original.save(source, quality=100, subsampling=0)
        report = preflight(command, source, target, budget)
        if report.get("output", {}).get("method") != "encoded":
            return path.name, None
        faces = report.get("faces") or []
        box = faces[0]["box"] if faces else None
        rows = {"Preflight": measure(folder, original, target.read_bytes(), box)}
        target.unlink()
        if preflight(command, path, target, budget).get("output", {}).get("method") == "encoded":
            same = Image.open(target).size == original.size
            rows["whole way"] = measure(folder, original, target.read_bytes(), box) if same else None
        for peer, encode in PEERS.items():
            try:
                rows[peer] = measure(folder, original, encode(original, budget), box)
            except ImportError:
                continue
        return path.name, rows


# ---------------------------------------------------------------- tables


def summary(ours, theirs):
    ours, theirs = numpy.array(ours), numpy.array(theirs)
    difference = ours - theirs
    error = difference[:, 0].std() / len(ours) ** 0.5
    mean = [column[~numpy.isnan(column)].mean() if (~numpy.isnan(column)).any() else numpy.nan
            for column in numpy.hstack([difference, ours, theirs]).T]
    return (
        f"{mean[0]:+6.2f} ± {error:.2f}  {(difference[:, 0] > 0).sum():3d}/{len(ours)}  "
        f"{difference[:, 0].min():+6.2f}  {mean[1]:+6.2f}  {numpy.median(ours[:, 2] / theirs[:, 2]):7.3f}  "
        f"{mean[3]:+8.2f}  {mean[4]:+8.2f}  {mean[12]:.3f}/{mean[19]:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--budget", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("preflight")
    parser.add_argument("photos", nargs="+", type=Path)
    options = parser.parse_args()
    paths = [
        file for path in options.photos
        for file in (sorted(path.rglob("*.jpg")) if path.is_dir() else [path])
    ]
    jobs = [(options.preflight, path, options.budget) for path in paths]
    results = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for name, rows in pool.map(judge, jobs):
            if rows is None:
                print(f"{name}: not encoded")
                continue
            results.append(rows)
            print(f"{name}: " + ", ".join(
                f"{peer} {row[0]:.2f}" for peer, row in rows.items() if row), flush=True)
    if not results:
        sys.exit("no photo that Preflight encodes")
    print(f"\nPreflight less the other, mean of {len(results)} photos; butteraugli as a ratio, median")
    print(f"{'':45}SSIMULACRA2     won     worst  PSNR-Y  butter.  in face: SSIM., PSNR-Y  embedding")
    for subject in ("Preflight", "whole way"):
        for peer in PEERS:
            pairs = [(row[subject], row[peer]) for row in results if row.get(subject) and row.get(peer)]
            if pairs:
                name = peer if subject == "Preflight" else f"({subject}) {peer}"
                print(f"{name:44}{summary(*zip(*pairs))}")
    sizes = [row["Preflight"][6] for row in results]
    print(f"bytes: {min(sizes)}…{max(sizes)}, median {int(numpy.median(sizes))}")


if __name__ == "__main__":
    main()
