"""Makes the pictures and reference results of the image tests, with Pillow as the authority.

Run from anywhere with Debian's python3-pil:  /usr/bin/python3 make_references.py
The photographs are read from assets/photographs; what is written lies beside this script.

  pillow/NAME.png          what Pillow makes of a photograph: the central 224 x 224 after the
                           shorter side became 256
  pillow/source-*.png      lossless sources of odd sizes, and
  pillow/*-box.png         what Pillow's resize(size, BILINEAR, box) makes of parts of them
  odd/NAME                 a small file of an uncommon kind, and
  odd/NAME.expected.png    how Pillow and LittleCMS show it
"""

import io
import os
import struct
import zlib

from PIL import Image, ImageCms, ImageOps

HERE = os.path.dirname(os.path.abspath(__file__))
PHOTOGRAPHS = os.path.join(HERE, "../../../../assets/photographs")
SHORTER_SIDE, SIDE = 256, 224

# Wide, tall, square, nearly square, and odd numbers of rows and columns.
PHOTOGRAPH_NAMES = ["cat", "coins", "fig-bowl", "two-dogs", "hubble-deep-field", "astronaut"]


def photograph(name):
    return Image.open(os.path.join(PHOTOGRAPHS, name + ".jpg")).convert("RGB")


def path(folder, name):
    return os.path.join(HERE, folder, name)


def prepared(picture):
    """The input of a network, step by step as the papers' own scripts do it."""
    width, height = picture.size
    if (width, height) == (SIDE, SIDE):
        return picture
    if width <= height:
        size = (SHORTER_SIDE, round(height * SHORTER_SIDE / width))
    else:
        size = (round(width * SHORTER_SIDE / height), SHORTER_SIDE)
    scaled = picture.resize(size, Image.BILINEAR)
    left, top = (size[0] - SIDE) // 2, (size[1] - SIDE) // 2
    return scaled.crop((left, top, left + SIDE, top + SIDE))


def references():
    for name in PHOTOGRAPH_NAMES:
        prepared(photograph(name)).save(path("pillow", name + ".png"), optimize=True)
    # Lossless sources: no decoder stands between the two systems.
    wide = photograph("lamp-bird").crop((301, 203, 618, 404))  # 317 x 201
    tall = photograph("stream").crop((401, 99, 464, 242))  # 63 x 143: enlarged
    for name, source in [("wide", wide), ("tall", tall)]:
        source.save(path("pillow", "source-%s.png" % name), optimize=True)
        prepared(source).save(path("pillow", name + ".png"), optimize=True)
    boxes = [  # fractions that a 32-bit float holds exactly, for Pillow keeps a box in such
        ("wide-part-box", wide, (10.25, 3.5, 211.75, 187.125), (67, 59)),
        ("wide-enlarged-box", wide, (100.5, 50.25, 117.75, 67.5), (96, 96)),
        ("tall-border-box", tall, (0, 100.625, 63, 143), (31, 17)),
    ]
    for name, source, box, size in boxes:
        source.resize(size, Image.BILINEAR, box=box).save(path("pillow", name + ".png"))


# --- colour profiles, made here from the published primaries (D50-adapted) -----------------------

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def s15(value):
    return struct.pack(">i", int(round(value * 65536)))


def matrix_profile(name, red, green, blue, curve):
    def xyz(values):
        return b"XYZ \0\0\0\0" + b"".join(s15(v) for v in values)

    def text(value):
        ascii_bytes = value.encode() + b"\0"
        return (b"desc\0\0\0\0" + struct.pack(">I", len(ascii_bytes)) + ascii_bytes
                + struct.pack(">IIHB", 0, 0, 0, 0) + b"\0" * 67)

    tags = [
        (b"desc", text(name)),
        (b"cprt", b"text\0\0\0\0" + b"CC0\0"),
        (b"wtpt", xyz((0.9642, 1.0, 0.8249))),
        (b"rXYZ", xyz(red)), (b"gXYZ", xyz(green)), (b"bXYZ", xyz(blue)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    ]
    return profile(b"mntr", b"RGB ", b"XYZ ", tags)


def profile(device, space, connection, tags):
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for signature, content in tags:
        content += b"\0" * (-len(content) % 4)
        table += signature + struct.pack(">II", offset + len(body), len(content))
        body += content
    header = struct.pack(">I4sI4s4s4s", offset + len(body), b"\0" * 4, 0x02400000, device, space,
                         connection)
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += s15(0.9642) + s15(1.0) + s15(0.8249)
    return header.ljust(128, b"\0") + table + body


def gamma(value):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, int(round(value * 256)))


def srgb_curve():
    def linear(v):
        return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4

    values = [int(round(65535 * linear(i / 255))) for i in range(256)]
    return b"curv\0\0\0\0" + struct.pack(">I256H", 256, *values)


ADOBE_RGB = matrix_profile("wide, gamma 2.2", (0.60974, 0.31111, 0.01947),
                           (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457),
                           gamma(2.19921875))
DISPLAY_P3 = matrix_profile("P3 primaries", (0.51512, 0.24120, -0.00105),
                            (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407),
                            srgb_curve())
GREY_GAMMA_1_8 = profile(b"mntr", b"GRAY", b"XYZ ", [
    (b"desc", b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + b"\0" * 78),
    (b"wtpt", b"XYZ \0\0\0\0" + s15(0.9642) + s15(1.0) + s15(0.8249)),
    (b"kTRC", gamma(1.8)),
])


def cmyk_profile():
    """Two steps an ink: C, M, Y, K and their overprints in Lab, as small as such a profile gets."""
    same = bytes(range(256))
    grid = b""
    for inks in range(16):
        c, m, y, k = (inks >> 3) & 1, (inks >> 2) & 1, (inks >> 1) & 1, inks & 1
        light = max(0, 100 - 38 * c - 45 * m - 10 * y - 85 * k)
        a, b = -30 * c + 65 * m - 5 * y, -45 * c - 5 * m + 80 * y
        if k:
            a, b = a // 6, b // 6
        grid += bytes([round(light * 2.55), 128 + a, 128 + b])
    lut = (b"mft1\0\0\0\0" + bytes([4, 3, 2, 0])
           + b"".join(s15(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1)) + same * 4 + grid + same * 3)
    # The way back, without which some colour engines take no profile: far from exact, never used.
    back = b"".join(bytes([255 * (1 - light)] * 4) for light in (0, 1) for _ in range(4))
    unlut = (b"mft1\0\0\0\0" + bytes([3, 4, 2, 0])
             + b"".join(s15(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1)) + same * 3 + back + same * 4)
    return profile(b"prtr", b"CMYK", b"Lab ", [
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", 5) + b"inks\0" + b"\0" * 78),
        (b"wtpt", b"XYZ \0\0\0\0" + s15(0.9642) + s15(1.0) + s15(0.8249)),
        (b"A2B0", lut),
        (b"B2A0", unlut),
    ])


def to_srgb(picture, icc):
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")


# --- PNG kinds that Pillow does not write --------------------------------------------------------


def png(width, height, depth, colour, rows):
    def chunk(kind, content):
        return (struct.pack(">I", len(content)) + kind + content
                + struct.pack(">I", zlib.crc32(kind + content)))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed)
            + chunk(b"IEND", b""))


def write(name, content):
    with open(path("odd", name), "wb") as file:
        file.write(content)


def expect(name, picture):
    picture.convert("RGB").save(path("odd", name + ".expected.png"), optimize=True)


def small(name="coffee", size=(60, 40)):
    return photograph(name).resize(size, Image.BICUBIC)


# --- the odd files -------------------------------------------------------------------------------


def jpegs():
    picture = small()
    for name, source, options in [
        ("grey.jpg", picture.convert("L"), {}),
        ("progressive.jpg", picture, {"progressive": True}),
        ("cmyk.jpg", picture.convert("CMYK"), {}),
    ]:
        source.save(path("odd", name), quality=90, **options)
        expect(name, Image.open(path("odd", name)))
    ycck(picture)


def ycck(picture):
    """Luma and chroma of C, M, Y in a four-channel file that then says so in its Adobe segment."""
    cyan, magenta, yellow, _ = picture.convert("CMYK").split()
    black = Image.new("L", picture.size, 40)
    luma = Image.merge("RGB", (cyan, magenta, yellow)).convert("YCbCr").split()
    stored = Image.merge("CMYK", [ImageOps.invert(band) for band in luma] + [black])
    buffer = io.BytesIO()
    stored.save(buffer, "JPEG", quality=95)
    content = bytearray(buffer.getvalue())
    adobe = content.index(b"Adobe")
    assert content[adobe + 11] == 0
    content[adobe + 11] = 2
    write("ycck.jpg", content)
    expect("ycck.jpg", Image.open(path("odd", "ycck.jpg")))


def orientations():
    """Upright: red, green in the upper half, blue, white in the lower; stored turned."""
    upright = Image.new("RGB", (48, 32))
    for colour, box in [((230, 20, 20), (0, 0, 24, 16)), ((20, 200, 20), (24, 0, 48, 16)),
                        ((20, 20, 230), (0, 16, 24, 32)), ((250, 250, 250), (24, 16, 48, 32))]:
        upright.paste(colour, box)
    stored = {
        1: upright,
        2: upright.transpose(Image.FLIP_LEFT_RIGHT),
        3: upright.transpose(Image.ROTATE_180),
        4: upright.transpose(Image.FLIP_TOP_BOTTOM),
        5: upright.transpose(Image.TRANSPOSE),
        6: upright.transpose(Image.ROTATE_90),
        7: upright.transpose(Image.TRANSVERSE),
        8: upright.transpose(Image.ROTATE_270),
    }
    for orientation, picture in stored.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        name = path("odd", "orientation-%d.jpg" % orientation)
        picture.save(name, quality=95, subsampling=0, exif=exif)
        check = ImageOps.exif_transpose(Image.open(name))
        assert check.size == (48, 32) and check.getpixel((5, 5))[0] > 200
    exif = Image.Exif()
    exif[0x0112] = 6
    stored[6].save(path("odd", "orientation-6.png"), exif=exif)
    stored[6].save(path("odd", "orientation-6.webp"), quality=95, exif=exif)
    stored[6].save(path("odd", "orientation-6.tif"), tiffinfo={0x0112: 6})


def profiles():
    picture = small("paintbrushes")
    cases = [
        ("adobe-rgb.jpg", picture, ADOBE_RGB, {"quality": 95}),
        ("display-p3.jpg", picture, DISPLAY_P3, {"quality": 95}),
        ("display-p3.png", picture, DISPLAY_P3, {}),
        ("adobe-rgb.tif", picture, ADOBE_RGB, {"compression": "tiff_lzw"}),
        ("display-p3.webp", picture, DISPLAY_P3, {"lossless": True}),
        ("grey-gamma-1.8.png", picture.convert("L"), GREY_GAMMA_1_8, {}),
        ("grey-gamma-1.8.jpg", picture.convert("L"), GREY_GAMMA_1_8, {"quality": 95}),
        ("cmyk-profile.jpg", picture.convert("CMYK"), cmyk_profile(), {"quality": 95}),
        ("palette-profile.png", picture.quantize(64), DISPLAY_P3, {}),
    ]
    for name, source, icc, options in cases:
        source.save(path("odd", name), icc_profile=icc, **options)
        again = Image.open(path("odd", name))
        assert again.info["icc_profile"] == icc
        expect(name, to_srgb(again.convert("RGB") if again.mode == "P" else again, icc))


def over_white(picture):
    rgba = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), rgba)


def pngs():
    picture = small()
    alpha = Image.linear_gradient("L").resize(picture.size)
    transparent = picture.copy()
    transparent.putalpha(alpha)
    grey_alpha = Image.merge("LA", (picture.convert("L"), alpha))
    palette = picture.quantize(16)
    for name, source, options in [
        ("transparent.png", transparent, {}),
        ("grey-alpha.png", grey_alpha, {}),
        ("palette.png", palette, {}),
        ("palette-transparent.png", palette, {"transparency": 3}),
        ("two-levels.png", picture.convert("1"), {}),
    ]:
        source.save(path("odd", name), **options)
        expect(name, over_white(Image.open(path("odd", name))))
    # 256 columns, the value of column x is 257 x: exactly x of 255.
    row = b"".join(struct.pack(">H", 257 * x) for x in range(256))
    write("grey-16.png", png(256, 2, 16, 0, [row, row]))
    row = b"".join(struct.pack(">3H", 257 * x, 257 * (255 - x), 257 * 100) for x in range(256))
    write("rgb-16.png", png(256, 2, 16, 2, [row, row]))
    grey = Image.frombytes("I;16", (256, 2), struct.pack("<512H", *[257 * x for x in range(256)] * 2))
    grey.save(path("odd", "grey-16.tif"))


def others():
    frames = [Image.new("RGB", (20, 12), colour) for colour in ("#c02040", "#20c040", "#2040c0")]
    frames[0].save(path("odd", "animated.gif"), save_all=True, append_images=frames[1:],
                   duration=100, loop=0)
    picture = small()
    transparent = picture.copy()
    transparent.putalpha(Image.linear_gradient("L").resize(picture.size))
    for name, source, options in [
        ("picture.bmp", picture, {}),
        ("palette.bmp", picture.quantize(32), {}),
        ("picture.gif", picture.quantize(64), {}),
        ("lzw.tif", picture, {"compression": "tiff_lzw"}),
        ("deflate-alpha.tif", transparent, {"compression": "tiff_adobe_deflate"}),
        ("cmyk.tif", picture.convert("CMYK"), {"compression": "tiff_lzw"}),
        ("jpeg.tif", picture, {"compression": "jpeg", "quality": 90}),
        ("lossy.webp", picture, {"quality": 90}),
        ("lossless.webp", picture, {"lossless": True}),
        ("transparent.webp", transparent, {"lossless": True, "exact": True}),
    ]:
        source.save(path("odd", name), **options)
        again = Image.open(path("odd", name))
        expect(name, over_white(again) if again.mode == "RGBA" else again)
    Image.new("RGB", (1, 1), "#123456").save(path("odd", "one-pixel.png"))


if __name__ == "__main__":
    for folder in ("pillow", "odd"):
        os.makedirs(path(folder, ""), exist_ok=True)
    references()
    jpegs()
    orientations()
    profiles()
    pngs()
    others()
