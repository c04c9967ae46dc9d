package org.songline.measure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.Signals;

class PlotTest {
  private static final String NASTY = "a<b>&\"c'\u0001\uD800 \u266B.wav";

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private static Measured measured(float[]... channels) {
    var measurer = new Measurer(44_100, channels.length, Part.all());
    measurer.accept(Signals.interleave(channels), 0, channels[0].length);
    return measurer.finish();
  }

  private static Measured song() {
    var tone = new Signals(44_100).sine(220, -20, 6).sine(330, -8, 6).mono();
    return measured(tone, Signals.noise(tone.length, 0.1, 1));
  }

  private static MeasurePlot sheet(Measured measured) {
    return new MeasurePlot(
        NASTY, measured, List.of(new Span("Verse <1>", 0, 6), new Span("Chorus", 6, 12)));
  }

  private static String svg(Picture picture) {
    return Drawing.svg(picture, MeasurePlot.WIDTH, MeasurePlot.HEIGHT, "t", NASTY);
  }

  @Test
  void theSheetIsAWellFormedDocumentThatNamesWhatItShows() throws Exception {
    String svg = svg(sheet(song()));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    String text = document.getDocumentElement().getTextContent();
    assertThat(text)
        .contains(
            "Integrated",
            "LUFS",
            "dBTP",
            "Spectrum",
            "Spread, side",
            "Verse <1>",
            "Correlation",
            "a<b>&");
    assertThat(svg).doesNotContain("NaN", "Infinity", "http://www.w3.org/1999/xlink", "<script");
  }

  @Test
  void silenceAndTheShortestSoundsCanBeDrawn() {
    for (int frames : new int[] {0, 1, 100, 44_100 * 4}) {
      assertThat(svg(sheet(measured(new float[frames], new float[frames]))))
          .doesNotContain("NaN", "Infinity");
      assertThat(svg(sheet(measured(new float[frames])))).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void aVoiceIsDrawnWithItsNotesNames() {
    var tune = new Signals(44_100).sine(220, -12, 1).silence(0.5).sine(330, -12, 1).mono();
    for (float[] x : List.of(tune, new float[4410], new float[0])) {
      var measurer = new Measurer(44_100, 1, EnumSet.of(Part.PITCH));
      measurer.accept(x, 0, x.length);
      Measured heard = measurer.finish();
      var picture =
          new PitchPlot(
              NASTY,
              Objects.requireNonNull(heard.figures().pitch()),
              Objects.requireNonNull(heard.curves().pitch()),
              heard.figures().seconds());
      String svg = Drawing.svg(picture, PitchPlot.WIDTH, PitchPlot.HEIGHT, "p", NASTY);
      assertThat(svg).contains("Clarity").doesNotContain("NaN", "Infinity");
      assertThat(svg.contains("A3") && svg.contains("A = 440")).isEqualTo(x.length > 44_100);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theImageShowsTextAndCurvesWithAndWithoutFontsOnTheMachine(boolean fonts) throws IOException {
    var canvas = new PngCanvas(MeasurePlot.WIDTH, MeasurePlot.HEIGHT, 1, fonts);
    sheet(song()).draw(canvas, new Box(0, 0, MeasurePlot.WIDTH, MeasurePlot.HEIGHT));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(canvas.png()));
    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(count(image, new Box(24, 20, 300, 30), Theme.TEXT)).isGreaterThan(50);
    assertThat(count(image, new Box(24, 140, 1150, 160), Theme.ACCENT)).isGreaterThan(1000);
    assertThat(count(image, new Box(24, 300, 1150, 260), Theme.ACCENT)).isGreaterThan(200);
  }

  private static int count(BufferedImage image, Box box, int colour) {
    int count = 0;
    for (int y = (int) box.y(); y < box.bottom(); y++) {
      for (int x = (int) box.x(); x < box.right(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void theLettersOfStrokesCoverWhatAxesAndFiguresNeed() {
    for (char c :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-+:/()%#=\u2212\u2013\u00b7".toCharArray()) {
      assertThat(StrokeFont.has(c)).as("%c", c).isTrue();
    }
  }

  @Test
  void timeAxesHaveRoundMarksThatFit() {
    assertThat(Axis.time(150, 12).labels())
        .containsExactly(
            "0:00", "0:15", "0:30", "0:45", "1:00", "1:15", "1:30", "1:45", "2:00", "2:15", "2:30");
    assertThat(Axis.time(0.7, 8).labels()).endsWith("0:00.7").hasSize(8);
    assertThat(Axis.time(7200, 6).labels()).endsWith("2:00:00");
    assertThat(Axis.time(1e6, 10).labels()).hasSizeLessThanOrEqualTo(11);
  }

  @Test
  void figuresAreWrittenWithARealMinusSign() {
    assertThat(Figures.plain(-14.25, 1)).isEqualTo("\u221214.3");
    assertThat(Figures.plain(-0.04, 1)).isEqualTo("0.0");
    assertThat(Figures.plain(0.995, 2)).isEqualTo("1.00");
    assertThat(Figures.plain(44.1, 1)).isEqualTo("44.1");
    assertThat(Figures.plain((Double) null, 1)).isEqualTo("\u2013");
  }
}
