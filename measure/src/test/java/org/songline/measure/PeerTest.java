package org.songline.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.dsp.Exact;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Files, and the same files in an independent meter when one is installed. */
class PeerTest {
  @TempDir static Path folder;
  private static Path programme = Path.of("");

  /** 70 s of noise and tones whose level moves over 25 dB, with clicks between the samples. */
  @BeforeAll
  static void write() throws IOException {
    programme = folder.resolve("programme.wav");
    int rate = 48_000;
    int frames = 70 * rate;
    float[] left = Signals.noise(frames, 0.3, 11);
    float[] right = Signals.noise(frames, 0.3, 12);
    for (int i = 0; i < frames; i++) {
      double t = (double) i / rate;
      double level = Exact.gain(-14 + 12 * Exact.sin(0.21 * t));
      left[i] = (float) (level * (left[i] + 0.5 * Exact.sin(Exact.TWO_PI * 110 * t)));
      right[i] = (float) (level * (right[i] + 0.4 * Exact.sin(Exact.TWO_PI * 2500 * t + 1)));
      if (i % 100_000 < 600) {
        left[i] += (float) (0.45 * Exact.sin(Math.PI / 2 * i + Math.PI / 4));
      }
    }
    var format = WriteFormat.wav(rate, 2, 24);
    try (var writer = AudioFiles.create(programme, format, Tags.NONE)) {
      writer.write(Signals.interleave(left, right), 0, frames);
      writer.finish();
    }
  }

  @Test
  void anIndependentMeterReadsTheSame() throws Exception {
    String report = ffmpeg();
    var loudness = Measure.file(programme, Part.quick(), Progress.NONE).figures();
    assertThat(loudness.loudness().integratedLufs()).isCloseTo(figure(report, "I:"), within(0.1));
    // It leaves out the silence that Tech 3342 wants after the end of a file.
    assertThat(loudness.loudness().rangeLu()).isCloseTo(figure(report, "LRA:"), within(0.3));
    assertThat(loudness.levels().truePeakDbtp()).isCloseTo(figure(report, "Peak:"), within(0.3));
  }

  private static double figure(String report, String name) {
    var matcher =
        Pattern.compile(Pattern.quote(name) + "\\s+(-?[0-9.]+) (LUFS|LU|dBFS)").matcher(report);
    assertThat(matcher.find()).as("%s in %s", name, report).isTrue();
    return Double.parseDouble(requireNonNull(matcher.group(1)));
  }

  private static String ffmpeg() throws InterruptedException, IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "ffmpeg",
                  "-nostdin",
                  "-nostats",
                  "-hide_banner",
                  "-i",
                  programme.toString(),
                  "-af",
                  "ebur128=peak=true:framelog=verbose",
                  "-f",
                  "null",
                  "-")
              .redirectErrorStream(true)
              .start();
    } catch (IOException missing) {
      Assumptions.abort("ffmpeg is not installed: no independent meter to compare with");
      throw missing;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.substring(Math.max(0, output.lastIndexOf("Summary:")));
  }

  @Test
  void aFileReadsAsItsSamplesDo() throws IOException {
    var data = AudioFiles.readAll(programme, 100_000_000);
    var measurer = new Measurer(48_000, 2, Part.all());
    float[] interleaved = Signals.interleave(data.channels());
    measurer.accept(interleaved, 0, interleaved.length / 2);
    assertThat(Measure.file(programme, Progress.NONE).figures())
        .isEqualTo(measurer.finish().figures());
  }

  @Test
  void measuringCanBeStopped() {
    assertThatThrownBy(() -> Measure.file(programme, Part.quick(), (done, total) -> done < 100_000))
        .isInstanceOf(CancellationException.class);
  }
}
