"""The look of a layer as QGIS reads it (QML): symbols by class, labels in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree import ElementTree as Xml

from layers.spec import LayerSpec
from layers.styles import Style, Symbol, styles, tokens

# Written so that QGIS 3.10 and later read it.
VERSION = "3.22.0"
_MARKS = {"circle": "circle", "triangle": "triangle", "square": "square", "diamond": "diamond"}
# The map draws in pixels, QGIS in millimetres of 96 dots an inch.
_MM = 25.4 / 96


def style_of(spec: LayerSpec, lang: str, translate: Callable[[str], str]) -> str:
    """Return the QML of a layer.

    Parameters
    ----------
    spec : LayerSpec
    lang : str
        Whose names label the features.
    translate : callable
        Turns the words of the symbols into the language.
    """
    root = Xml.Element("qgis", version=VERSION, styleCategories="Symbology|Labeling")
    add_style(root, spec, lang, translate)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + Xml.tostring(
        root, encoding="unicode"
    )


def add_style(parent: Xml.Element, spec: LayerSpec, lang: str, translate: Callable[[str], str]) -> None:
    """Add renderer and labels of a layer to an element of a style or of a project."""
    style = styles()[spec.style]
    if style.column:
        parent.append(_categorized(style, translate))
    else:
        renderer = Xml.SubElement(parent, "renderer-v2", type="singleSymbol")
        Xml.SubElement(renderer, "symbols").append(_symbol("0", style.symbols[0]))
    parent.append(_labels(style, f"name_{lang}"))


def _categorized(style: Style, translate: Callable[[str], str]) -> Xml.Element:
    """Return a symbol for each class."""
    renderer = Xml.Element("renderer-v2", type="categorizedSymbol", attr=style.column)
    categories, symbols = Xml.SubElement(renderer, "categories"), Xml.SubElement(renderer, "symbols")
    for number, symbol in enumerate(style.symbols):
        own = {
            "value": symbol.value,
            "label": translate(symbol.label),
            "symbol": str(number),
            "render": "true",
        }
        Xml.SubElement(categories, "category", own)
        symbols.append(_symbol(str(number), symbol))
    return renderer


def _symbol(name: str, symbol: Symbol) -> Xml.Element:
    """Return one symbol."""
    if symbol.shape in _MARKS:
        return _layer(name, "marker", "SimpleMarker", _marker(symbol))
    if symbol.shape == "area":
        return _layer(name, "fill", "SimpleFill", _fill(symbol))
    return _layer(name, "line", "SimpleLine", _line(symbol))


def _layer(name: str, kind: str, klass: str, properties: Mapping[str, str]) -> Xml.Element:
    """Return a symbol of one layer."""
    found = Xml.Element("symbol", name=name, type=kind, alpha="1")
    layer = Xml.SubElement(found, "layer", {"class": klass, "enabled": "1", "pass": "0", "locked": "0"})
    for key, value in properties.items():
        Xml.SubElement(layer, "prop", k=key, v=value)
    return found


def _marker(symbol: Symbol) -> dict[str, str]:
    """Return the properties of a mark."""
    size = 2 * tokens()["mark"]["desktop"] * _MM
    return {
        "name": _MARKS[symbol.shape],
        "color": _colour(symbol.fill),
        "outline_color": _colour(symbol.stroke),
        "outline_width": f"{symbol.width * _MM:.2f}",
        "outline_width_unit": "MM",
        "size": f"{size:.2f}",
        "size_unit": "MM",
    }


def _fill(symbol: Symbol) -> dict[str, str]:
    """Return the properties of an area."""
    return {
        "color": _colour(symbol.fill, symbol.opacity),
        "style": "solid",
        "outline_color": _colour(symbol.stroke),
        "outline_width": f"{symbol.width * _MM:.2f}",
        "outline_width_unit": "MM",
        "outline_style": "solid",
    }


def _line(symbol: Symbol) -> dict[str, str]:
    """Return the properties of a line, dashed as on the map."""
    dashes = ";".join(f"{float(each) * _MM:.2f}" for each in symbol.dash.split())
    return {
        "line_color": _colour(symbol.stroke, symbol.opacity),
        "line_width": f"{symbol.width * _MM:.2f}",
        "line_width_unit": "MM",
        "line_style": "solid",
        "use_custom_dash": "1" if dashes else "0",
        "customdash": dashes or "5;2",
        "customdash_unit": "MM",
    }


def _colour(text: str, opacity: float = 1.0) -> str:
    """Return a colour as QGIS writes it; none is clear."""
    if not text:
        return "0,0,0,0"
    red, green, blue = (int(text[place : place + 2], 16) for place in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def _labels(style: Style, column: str) -> Xml.Element:
    """Return labels by name with a halo; lines keep theirs to themselves where there is no room."""
    colour = tokens()["colour"]
    labels = Xml.Element("labeling", type="simple")
    settings = Xml.SubElement(labels, "settings")
    text = Xml.SubElement(
        settings,
        "text-style",
        fieldName=column,
        isExpression="0",
        fontFamily="IBM Plex Sans Arabic",
        fontSize="8",
        fontSizeUnit="Point",
        textColor=_colour(colour["ink"]),
        textOpacity="1",
        multilineHeight="1",
    )
    Xml.SubElement(
        text,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.8",
        bufferSizeUnits="MM",
        bufferOpacity="0.9",
        bufferColor=_colour(colour["white"]),
        bufferNoFill="0",
    )
    kind = style.symbols[0].shape
    placement = "1" if kind == "area" else "2" if kind in ("line", "arc") else "6"
    Xml.SubElement(settings, "placement", placement=placement, dist="1.2", distUnits="MM", priority="5")
    Xml.SubElement(settings, "rendering", obstacle="1", displayAll="0", scaleVisibility="0", drawLabels="1")
    return labels
