package org.songline.release.clip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measured;
import org.songline.measure.Part;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.music.Beats;
import org.songline.measure.music.Music;
import org.songline.measure.music.Section;

/**
 * Where the strongest hook of a recording begins, from what was measured: of the parts that come
 * back, the kind that is loudest on average, and of its places the one from which a clip is
 * loudest. Without parts that come back the loudest part counts, and without parts the loudest
 * place.
 */
public final class HookFinder {
  /** What has to be measured for it. */
  public static final List<Part> PARTS = List.of(Part.TEMPO, Part.KEY, Part.SECTIONS);

  private static final double SNAP_SECONDS = 0.6;
  private static final double SILENT_LUFS = -70;
  private static final double NEARLY_LU = 0.3;

  private final Measured measured;
  private final double seconds;

  public HookFinder(Measured measured) {
    this.measured = measured;
    this.seconds = measured.figures().seconds();
  }

  /**
   * A place in a recording.
   *
   * @param startSeconds on a beat where there is one
   * @param seconds the length, shorter than asked for in a short recording
   * @param section the letter of the part it begins with; empty when there are none
   * @param times how often parts of that letter sound
   * @param lufs mean loudness of the clip
   */
  public record Hook(double startSeconds, double seconds, String section, int times, double lufs) {}

  /**
   * @param length of the clip in seconds, above 0
   */
  public Hook find(double length) {
    double wanted = Math.min(length, seconds);
    List<Section> strongest = strongest();
    List<Hook> found = new ArrayList<>();
    for (Section section : strongest) {
      double start = onBeat(Math.min(section.startSeconds(), seconds - wanted), wanted);
      String letter = letter(section);
      found.add(new Hook(start, wanted, letter, times(letter), loudness(start, start + wanted)));
    }
    if (found.isEmpty()) {
      for (double at = 0; at <= seconds - wanted; at += LoudnessSeries.STEP_SECONDS) {
        found.add(new Hook(at, wanted, "", 0, loudness(at, at + wanted)));
      }
      Hook loudest = loudest(found);
      double start = onBeat(loudest.startSeconds(), wanted);
      return new Hook(start, wanted, "", 0, loudness(start, start + wanted));
    }
    return loudest(found);
  }

  /** The loudest; of those that are nearly as loud the first. */
  private static Hook loudest(List<Hook> hooks) {
    double most = hooks.stream().mapToDouble(Hook::lufs).max().orElseThrow();
    return hooks.stream().filter(hook -> hook.lufs() >= most - NEARLY_LU).findFirst().orElseThrow();
  }

  private List<Section> sections() {
    Music music = measured.figures().music();
    return music == null ? List.of() : music.sections();
  }

  private static String letter(Section section) {
    return section.label().replace("'", "").replace("\u2032", "");
  }

  private int times(String letter) {
    return (int) sections().stream().filter(one -> letter(one).equals(letter)).count();
  }

  /** The sections of the letter that is the hook. */
  private List<Section> strongest() {
    List<Section> all = sections();
    List<String> letters = all.stream().map(HookFinder::letter).distinct().toList();
    List<String> repeated = letters.stream().filter(letter -> times(letter) > 1).toList();
    if (letters.size() < 2) {
      return List.of();
    }
    String best = "";
    double most = Double.NEGATIVE_INFINITY;
    for (String letter : repeated.isEmpty() ? letters : repeated) {
      double loud =
          all.stream()
              .filter(one -> letter(one).equals(letter))
              .mapToDouble(one -> loudness(one.startSeconds(), one.endSeconds()))
              .average()
              .orElse(SILENT_LUFS);
      if (loud > most) {
        most = loud;
        best = letter;
      }
    }
    String hook = best;
    return all.stream().filter(one -> letter(one).equals(hook)).toList();
  }

  /** The mean of the loudness of 400 ms within a span, in LUFS; silence counts as -70. */
  private double loudness(double from, double to) {
    float[] curve = measured.curves().loudness().momentaryLufs();
    int first = Math.clamp((long) (from / LoudnessSeries.STEP_SECONDS) + 3, 0, curve.length);
    int last = Math.clamp((long) (to / LoudnessSeries.STEP_SECONDS), first, curve.length);
    double sum = 0;
    for (int i = first; i < last; i++) {
      sum += Math.max(SILENT_LUFS, curve[i]);
    }
    return last == first ? SILENT_LUFS : sum / (last - first);
  }

  /** The nearest beginning of a bar, else beat, that leaves room for the clip. */
  private double onBeat(double place, double wanted) {
    Music music = measured.figures().music();
    @Nullable Beats beats = music == null ? null : music.beats();
    if (beats == null) {
      return place;
    }
    List<Double> bars = beats.downbeats().stream().map(at -> beats.seconds().get(at)).toList();
    double bar = nearest(bars, place, wanted);
    if (Math.abs(bar - place) <= SNAP_SECONDS) {
      return bar;
    }
    double beat = nearest(beats.seconds(), place, wanted);
    return Double.isFinite(beat) ? beat : place;
  }

  private double nearest(List<Double> places, double place, double wanted) {
    double best = Double.POSITIVE_INFINITY;
    for (double one : places) {
      if (one <= seconds - wanted && Math.abs(one - place) < Math.abs(best - place)) {
        best = one;
      }
    }
    return best;
  }
}
