package org.songline.measure.plot;

/** Draws as a Scalable Vector Graphics document that needs nothing outside itself. */
final class SvgCanvas implements Canvas {
  private final StringBuilder out = new StringBuilder(64 * 1024);
  private final String id;
  private int clips;

  /**
   * @param id sets this document's names apart when several stand in one page
   */
  SvgCanvas(double width, double height, String id, String title) {
    this.id = id;
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    number(width).append(' ');
    number(height).append("\" width=\"");
    number(width).append("\" height=\"");
    number(height)
        .append(
            "\" role=\"img\" font-family=\"Inter, system-ui, 'Segoe UI', Roboto, 'DejaVu Sans',")
        .append(" sans-serif\" style=\"font-variant-numeric: tabular-nums\">\n<title>");
    escape(title);
    out.append("</title>\n");
  }

  String document() {
    return out + "</svg>\n";
  }

  private StringBuilder number(double value) {
    long tenths = Math.round(value * 10);
    if (tenths < 0) {
      out.append('-');
      tenths = -tenths;
    }
    out.append(tenths / 10);
    if (tenths % 10 != 0) {
      out.append('.').append(tenths % 10);
    }
    return out;
  }

  private void attribute(String name, double value) {
    out.append(' ').append(name).append("=\"");
    number(value).append('"');
  }

  private void paint(String name, int colour) {
    String hex = Integer.toHexString((colour & 0xFFFFFF) | 0x1000000).substring(1);
    out.append(' ').append(name).append("=\"#").append(hex).append('"');
    int alpha = colour >>> 24;
    if (alpha < 255) {
      long hundredths = Math.round(alpha / 2.55);
      out.append(' ').append(name).append("-opacity=\"");
      out.append(hundredths >= 100 ? "1" : "0." + hundredths / 10 + hundredths % 10).append('"');
    }
  }

  @Override
  public void box(double x, double y, double width, double height, double radius, int colour) {
    out.append("<rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    if (radius > 0) {
      attribute("rx", radius);
    }
    paint("fill", colour);
    out.append("/>\n");
  }

  private void path(double[] x, double[] y, int count) {
    out.append("<path d=\"");
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? 'M' : i == 1 ? 'L' : ' ');
      number(x[i]).append(' ');
      number(y[i]);
    }
  }

  @Override
  public void line(double[] x, double[] y, int count, double width, int colour) {
    path(x, y, count);
    out.append("\" fill=\"none\" stroke-linejoin=\"round\"");
    attribute("stroke-width", width);
    paint("stroke", colour);
    out.append("/>\n");
  }

  @Override
  public void dashes(double x1, double y1, double x2, double y2, double width, int colour) {
    path(new double[] {x1, x2}, new double[] {y1, y2}, 2);
    out.append("\" stroke-dasharray=\"6 4\"");
    attribute("stroke-width", width);
    paint("stroke", colour);
    out.append("/>\n");
  }

  @Override
  public void area(double[] x, double[] y, int count, int colour) {
    path(x, y, count);
    out.append("Z\"");
    paint("fill", colour);
    out.append("/>\n");
  }

  @Override
  public void text(
      String text, double x, double y, double size, boolean bold, Align align, int colour) {
    out.append("<text");
    attribute("x", x);
    attribute("y", y);
    attribute("font-size", size);
    if (bold) {
      out.append(" font-weight=\"600\"");
    }
    if (align != Align.LEFT) {
      out.append(" text-anchor=\"").append(align == Align.CENTRE ? "middle" : "end").append('"');
    }
    paint("fill", colour);
    out.append('>');
    escape(text);
    out.append("</text>\n");
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> {
          boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
          out.appendCodePoint(c < 0x20 || surrogate || c == 0xFFFE || c == 0xFFFF ? ' ' : c);
        }
      }
    }
  }

  @Override
  public void clip(Box box) {
    String name = id + "-clip" + clips++;
    out.append("<clipPath id=\"").append(name).append("\"><rect");
    attribute("x", box.x());
    attribute("y", box.y());
    attribute("width", box.width());
    attribute("height", box.height());
    out.append("/></clipPath>\n<g clip-path=\"url(#").append(name).append(")\">\n");
  }

  @Override
  public void unclip() {
    out.append("</g>\n");
  }
}
