package org.songline.model.song;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A chord as musicians write it: {@code C}, {@code F#m7}, {@code Dm7/A}.
 *
 * @param bass the lowest note when it is not the root
 */
public record Chord(Tone root, Quality quality, Optional<Tone> bass) {
  private static final Pattern FORM =
      Pattern.compile("([A-G][#b\u266f\u266d]?)(.*?)(?:/([A-G][#b\u266f\u266d]?))?");

  /**
   * The note of a chord, in any octave: a letter from A to G, maybe with {@code #} or {@code b}.
   */
  public record Tone(String name) {
    public Tone {
      if (!name.matches("[A-G][#b]?")) {
        throw new IllegalArgumentException("the note \"" + name + "\"");
      }
    }

    /** Semitones above C, 0 to 11. */
    public int semitone() {
      int step = "C.D.EF.G.A.B".indexOf(name.charAt(0));
      int shift = name.endsWith("#") ? 1 : name.endsWith("b") ? -1 : 0;
      return Math.floorMod(step + shift, 12);
    }
  }

  /** What sounds above the root. */
  public enum Quality {
    MAJOR("", 4, 7),
    MINOR("m", 3, 7),
    DIMINISHED("dim", 3, 6),
    AUGMENTED("aug", 4, 8),
    FIFTH("5", 7),
    SUSPENDED_SECOND("sus2", 2, 7),
    SUSPENDED_FOURTH("sus4", 5, 7),
    SIXTH("6", 4, 7, 9),
    MINOR_SIXTH("m6", 3, 7, 9),
    SIXTH_NINTH("69", 4, 7, 9, 14),
    MINOR_SIXTH_NINTH("m69", 3, 7, 9, 14),
    SEVENTH("7", 4, 7, 10),
    MAJOR_SEVENTH("maj7", 4, 7, 11),
    MINOR_SEVENTH("m7", 3, 7, 10),
    MINOR_MAJOR_SEVENTH("mMaj7", 3, 7, 11),
    DIMINISHED_SEVENTH("dim7", 3, 6, 9),
    HALF_DIMINISHED("m7b5", 3, 6, 10),
    SEVENTH_FLAT_FIFTH("7b5", 4, 6, 10),
    SEVENTH_SHARP_FIFTH("7#5", 4, 8, 10),
    SEVENTH_FLAT_NINTH("7b9", 4, 7, 10, 13),
    SEVENTH_SHARP_NINTH("7#9", 4, 7, 10, 15),
    SEVENTH_SHARP_ELEVENTH("7#11", 4, 7, 10, 18),
    SEVENTH_FLAT_THIRTEENTH("7b13", 4, 7, 10, 20),
    SEVENTH_SUSPENDED("7sus4", 5, 7, 10),
    ADDED_NINTH("add9", 4, 7, 14),
    MINOR_ADDED_NINTH("madd9", 3, 7, 14),
    NINTH("9", 4, 7, 10, 14),
    MAJOR_NINTH("maj9", 4, 7, 11, 14),
    MINOR_NINTH("m9", 3, 7, 10, 14),
    NINTH_SUSPENDED("9sus4", 5, 7, 10, 14),
    MAJOR_SEVENTH_SHARP_ELEVENTH("maj7#11", 4, 7, 11, 18),
    ELEVENTH("11", 4, 7, 10, 14, 17),
    MINOR_ELEVENTH("m11", 3, 7, 10, 14, 17),
    THIRTEENTH("13", 4, 7, 10, 14, 21),
    MAJOR_THIRTEENTH("maj13", 4, 7, 11, 14, 21),
    MINOR_THIRTEENTH("m13", 3, 7, 10, 14, 21);

    private static final Map<String, Quality> BY_SIGN = bySign();

    private final String sign;

    @SuppressWarnings("ImmutableEnumChecker") // It is an unmodifiable list.
    private final List<Integer> intervals;

    Quality(String sign, int... above) {
      this.sign = sign;
      this.intervals = IntStream.concat(IntStream.of(0), Arrays.stream(above)).boxed().toList();
    }

    /** What is written after the root. */
    public String sign() {
      return sign;
    }

    /** Semitones above the root, which is the first. */
    public List<Integer> intervals() {
      return intervals;
    }

    private static Map<String, Quality> bySign() {
      Map<String, Quality> signs = new HashMap<>();
      for (Quality quality : values()) {
        signs.put(quality.sign, quality);
      }
      Map.ofEntries(
              Map.entry("M", MAJOR),
              Map.entry("maj", MAJOR),
              Map.entry("min", MINOR),
              Map.entry("-", MINOR),
              Map.entry("o", DIMINISHED),
              Map.entry("\u00b0", DIMINISHED),
              Map.entry("+", AUGMENTED),
              Map.entry("sus", SUSPENDED_FOURTH),
              Map.entry("6/9", SIXTH_NINTH),
              Map.entry("M7", MAJOR_SEVENTH),
              Map.entry("\u0394", MAJOR_SEVENTH),
              Map.entry("\u03947", MAJOR_SEVENTH),
              Map.entry("min7", MINOR_SEVENTH),
              Map.entry("-7", MINOR_SEVENTH),
              Map.entry("m(maj7)", MINOR_MAJOR_SEVENTH),
              Map.entry("mM7", MINOR_MAJOR_SEVENTH),
              Map.entry("o7", DIMINISHED_SEVENTH),
              Map.entry("\u00b07", DIMINISHED_SEVENTH),
              Map.entry("\u00f8", HALF_DIMINISHED),
              Map.entry("\u00f87", HALF_DIMINISHED),
              Map.entry("+7", SEVENTH_SHARP_FIFTH),
              Map.entry("aug7", SEVENTH_SHARP_FIFTH),
              Map.entry("7sus", SEVENTH_SUSPENDED),
              Map.entry("M9", MAJOR_NINTH),
              Map.entry("min9", MINOR_NINTH),
              Map.entry("9sus", NINTH_SUSPENDED))
          .forEach(signs::put);
      return signs;
    }

    private static String known() {
      return Arrays.stream(values()).skip(1).map(Quality::sign).collect(Collectors.joining(", "));
    }
  }

  /**
   * Reads a chord; other usual signs, as {@code M7} for {@code maj7}, are read too.
   *
   * @throws IllegalArgumentException when it is none, saying why
   */
  public static Chord parse(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "the chord \"" + text + "\" (a root from A to G, a quality, maybe a bass: Dm7/A)");
    }
    Quality quality = Quality.BY_SIGN.get(plain(match.group(2)));
    if (quality == null) {
      throw new IllegalArgumentException(
          "the chord \""
              + text
              + "\" with the quality \""
              + match.group(2)
              + "\" (none for major, "
              + Quality.known()
              + ")");
    }
    return new Chord(
        new Tone(plain(match.group(1))),
        quality,
        Optional.ofNullable(match.group(3)).map(bass -> new Tone(plain(bass))));
  }

  private static String plain(String signs) {
    return signs.replace('\u266f', '#').replace('\u266d', 'b');
  }

  /** The one text of this chord. */
  public String text() {
    return root.name() + quality.sign() + bass.map(tone -> "/" + tone.name()).orElse("");
  }
}
