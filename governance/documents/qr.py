"""QR codes as SVG."""

import qrcode  # type: ignore[import-untyped]
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]


def qr_svg(text: str) -> str:
    """Return the QR code of a text as SVG, with the quiet border that scanners need."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    drawn: bytes = code.make_image(image_factory=SvgPathImage).to_string()
    return drawn.decode()
