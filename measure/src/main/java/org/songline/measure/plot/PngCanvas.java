package org.songline.measure.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws into an image in memory; needs no screen, and no fonts on the machine either. */
final class PngCanvas implements Canvas {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final @Nullable Font plain;
  private final @Nullable Font bold;

  /**
   * @param scale pixels a point
   * @param machineFonts whether to look for a font; without one, letters are strokes
   */
  PngCanvas(double width, double height, double scale, boolean machineFonts) {
    image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(scale, scale);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    plain = machineFonts ? font(Font.PLAIN) : null;
    bold = plain == null ? null : font(Font.BOLD);
  }

  /** The machine's sans-serif face, or null where there is none that works. */
  private @Nullable Font font(int style) {
    try {
      Font font = new Font(Font.SANS_SERIF, style, 1);
      boolean works =
          font.canDisplay('8') && graphics.getFontMetrics(font.deriveFont(40f)).charWidth('8') > 8;
      return works ? font : null;
    } catch (RuntimeException | LinkageError | InternalError broken) {
      // A machine without fontconfig or without a single font: the strokes below serve.
      return null;
    }
  }

  byte[] png() {
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java has no PNG writer");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private void colour(int argb) {
    graphics.setColor(new Color(argb, true));
  }

  @Override
  public void box(double x, double y, double width, double height, double radius, int colour) {
    colour(colour);
    graphics.fill(
        radius > 0
            ? new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius)
            : new Rectangle2D.Double(x, y, width, height));
  }

  private static Path2D path(double[] x, double[] y, int count) {
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO, count + 1);
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    return path;
  }

  @Override
  public void line(double[] x, double[] y, int count, double width, int colour) {
    if (count == 0) {
      return;
    }
    colour(colour);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(path(x, y, count));
  }

  @Override
  public void dashes(double x1, double y1, double x2, double y2, double width, int colour) {
    colour(colour);
    graphics.setStroke(
        new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
    graphics.draw(path(new double[] {x1, x2}, new double[] {y1, y2}, 2));
  }

  @Override
  public void area(double[] x, double[] y, int count, int colour) {
    if (count < 3) {
      return;
    }
    Path2D path = path(x, y, count);
    path.closePath();
    colour(colour);
    graphics.fill(path);
  }

  @Override
  public void text(
      String text, double x, double y, double size, boolean heavy, Align align, int colour) {
    Font font = heavy ? bold : plain;
    if (font == null) {
      StrokeFont.draw(this, text, x, y, size, heavy, align, colour);
      return;
    }
    Font sized = font.deriveFont((float) size);
    double width = graphics.getFontMetrics(sized).getStringBounds(text, graphics).getWidth();
    double left =
        switch (align) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    colour(colour);
    graphics.setFont(sized);
    graphics.drawString(text, (float) left, (float) y);
  }

  @Override
  public void clip(Box box) {
    graphics.setClip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
  }

  @Override
  public void unclip() {
    graphics.setClip(null);
  }
}
