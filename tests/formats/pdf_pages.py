"""A PDF writer for the tests: words at places, in Helvetica, and links over them."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence

Words = tuple[float, float, float, str]
"""Left, baseline, size, text."""
Area = tuple[float, float, float, float, str]
"""Left, bottom, right, top, address."""


def pdf(pages: Sequence[Sequence[Words]], links: Sequence[Sequence[Area]] = (), *, scaled: bool = False) -> bytes:
    """A PDF 1.4 with these pages; `scaled` if the words are to have size 1 and a matrix, as Distiller writes them."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for number, page in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {f'1 Tf {size} 0 0 {size} {x} {y} Tm' if scaled else f'{size} Tf {x} {y} Td'}"
            f" ({text.translate({40: '[', 41: ']'})}) Tj ET"
            for x, y, size, text in page
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        content = len(objects)
        marks = []
        for left, bottom, right, top, url in links[number] if number < len(links) else ():
            objects.append(
                f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] /A << /S /URI /URI ({url}) >> >>"
            )
            marks.append(f"{len(objects)} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Annots [{' '.join(marks)}] "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _written(objects)


def _written(objects: Sequence[str]) -> bytes:
    """The objects with their table of places."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out + end.encode()


def column(x: float, top: float, lines: Sequence[str], size: float = 10, gap: float = 12) -> list[Words]:
    """Lines one below the other."""
    return [(x, top - n * gap, size, line) for n, line in enumerate(lines)]
