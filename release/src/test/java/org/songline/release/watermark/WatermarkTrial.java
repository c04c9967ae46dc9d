package org.songline.release.watermark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.songline.media.audio.WriteFormat;

/**
 * The figures of docs/release-evidence.md: {@code WatermarkTrial KEYS FILE...} with stereo sounds
 * of a minute at least. Prints a table of error rates, and how the statistic behaves without a
 * mark.
 */
final class WatermarkTrial {
  private static final double CROP = 10;
  private static final double LENGTH = 90;

  private final Map<String, int[]> counts = new LinkedHashMap<>();
  private final Map<String, double[]> sums = new LinkedHashMap<>();

  private WatermarkTrial() {}

  /** What is done to a marked sound. */
  private interface Treatment {
    Marked on(Marked sound) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    WatermarkTrial trial = new WatermarkTrial();
    int keys = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      Marked sound = Marked.read(Path.of(arguments[i])).cut(10, LENGTH);
      trial.heard(arguments[i], sound, i);
      trial.unmarked(arguments[i], sound, keys);
    }
    trial.table();
  }

  private static Map<String, Treatment> treatments(int rate) {
    Map<String, Treatment> all = new LinkedHashMap<>();
    all.put("nothing", sound -> sound);
    all.put("MP3 128", sound -> sound.coded(WriteFormat.mp3(rate, 2, 128)));
    all.put("AAC 128", sound -> sound.coded(WriteFormat.m4a(rate, 2, 128)));
    all.put("Opus 96", sound -> sound.coded(WriteFormat.opus(rate, 2, 96)));
    all.put("48 to 44.1 to 48 kHz", sound -> sound.resampled(44_100).resampled(48_000));
    all.put(
        "44.1 kHz, MP3 128, AAC 128",
        sound ->
            sound
                .resampled(44_100)
                .coded(WriteFormat.mp3(44_100, 2, 128))
                .coded(WriteFormat.m4a(44_100, 2, 128)));
    return all;
  }

  private void heard(String name, Marked sound, int number) throws IOException {
    byte[] key = Marked.key(1000 + number);
    int message = 0x9e3779b9 * number;
    Marked marked = sound.mark(key, message);
    Marked.Noise noise = sound.noise(marked);
    say(
        String.format(
            Locale.ROOT,
            "%s: loudness %+.4f LU, noise to mask %.1f dB, tiles above the mask %.3f %%",
            Path.of(name).getFileName(),
            marked.lufs() - sound.lufs(),
            noise.mean(),
            100 * noise.above()));
    Layout layout = new Layout(key);
    boolean[] coded = MessageCode.encode(message);
    for (Map.Entry<String, Treatment> one : treatments(sound.rate()).entrySet()) {
      Marked treated = one.getValue().on(marked);
      int[] count = counts.computeIfAbsent(one.getKey(), _ -> new int[5]);
      double[] sum = sums.computeIfAbsent(one.getKey(), _ -> new double[2]);
      for (double from = 0.37; from + CROP < LENGTH - 1; from += 6.1) {
        Detector detector = treated.cut(from, CROP).detector();
        count[0]++;
        count[1] +=
            detector.read(key).filter(found -> found.number() == message).isPresent() ? 1 : 0;
        double known = detector.known(key, new int[] {message})[0];
        count[2] += known >= WatermarkFolder.needed(1000) ? 1 : 0;
        sum[0] += known;
        int best =
            IntStream.range(0, Tiles.TILES * Features.STEPS)
                .reduce(0, (a, b) -> detector.sync(layout, b) > detector.sync(layout, a) ? b : a);
        sum[1] += detector.sync(layout, best);
        double[] soft = detector.soft(layout, best);
        for (int i = 0; i < soft.length; i++) {
          count[3] += soft[i] > 0 != coded[i] ? 1 : 0;
        }
        count[4] += soft.length;
      }
    }
  }

  private void unmarked(String name, Marked sound, int keys) {
    Detector whole = sound.detector();
    Detector crop = sound.cut(20, CROP).detector();
    double[] best = new double[2 * keys];
    int[] found = new int[1];
    for (int i = 0; i < keys; i++) {
      byte[] key = Marked.key(1_000_000 + i);
      Layout layout = new Layout(key);
      best[2 * i] = whole.bestSync(layout);
      best[2 * i + 1] = crop.bestSync(layout);
      if (best[2 * i] >= Detector.SYNC) {
        found[0] += whole.read(key).isPresent() ? 1 : 0;
      }
      if (best[2 * i + 1] >= Detector.SYNC) {
        found[0] += crop.read(key).isPresent() ? 1 : 0;
      }
    }
    Arrays.sort(best);
    long over = Arrays.stream(best).filter(z -> z >= Detector.SYNC).count();
    say(
        String.format(
            Locale.ROOT,
            "%s: %d tries without the mark: median %.2f, greatest %.2f, %d sync found, %d messages",
            Path.of(name).getFileName(),
            best.length,
            best.length == 0 ? 0 : best[best.length / 2],
            best.length == 0 ? 0 : best[best.length - 1],
            over,
            found[0]));
  }

  private void table() {
    say("| treatment, then 10 s of it | crops | sync | whole | wrong coded bits | messages |");
    counts.forEach(
        (name, count) ->
            say(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f %% | %d read blindly, %d found by the list |",
                    name,
                    count[0],
                    sums.getOrDefault(name, new double[2])[1] / count[0],
                    sums.getOrDefault(name, new double[2])[0] / count[0],
                    100.0 * count[3] / count[4],
                    count[1],
                    count[2])));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
