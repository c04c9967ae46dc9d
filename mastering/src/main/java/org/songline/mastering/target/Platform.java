package org.songline.mastering.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.songline.media.MediaProblem;

/**
 * A place where records are played, and what it does to their level.
 *
 * @param id what a command names it by
 * @param name what people read
 * @param reference loudness in LUFS to which it brings records; empty when it leaves them
 * @param raising what it does with records that are quieter
 * @param headroomDbtp true peak up to which it raises, or at which its limiter works
 * @param date when this was true, year and month
 * @param source where it is said, and what else to know
 */
public record Platform(
    String id,
    String name,
    OptionalDouble reference,
    Raising raising,
    double headroomDbtp,
    String date,
    String source) {

  /** What happens to quiet records. */
  public enum Raising {
    NEVER("never"),
    /** Only while their peaks stay under the headroom. */
    TO_HEADROOM("to headroom"),
    /** All the way, with a limiter for the peaks. */
    LIMITED("limited");

    private final String words;

    Raising(String words) {
      this.words = words;
    }
  }

  private static final String DATA = "platforms.csv";
  private static final int FIELDS = 7;

  /** All known platforms, in the order of the table. */
  public static List<Platform> all() {
    try (InputStream stream = Platform.class.getResourceAsStream(DATA)) {
      if (stream == null) {
        throw new IllegalStateException(DATA + " is missing from the program");
      }
      return parse(DATA, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Optional<Platform> find(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * Reads a table of platforms.
   *
   * @param file for messages
   * @throws MediaProblem naming the first line that is wrong
   */
  public static List<Platform> parse(String file, String text) throws MediaProblem {
    List<Platform> platforms = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          platforms.add(row(line.split(";", FIELDS)));
        } catch (IllegalArgumentException wrong) {
          throw new MediaProblem(
              file,
              "line " + number,
              String.valueOf(wrong.getMessage()),
              "write id;name;LUFS or none;raises;headroom;year-month;source");
        }
      }
    }
    return List.copyOf(platforms);
  }

  private static Platform row(String[] f) {
    if (f.length != FIELDS) {
      throw new IllegalArgumentException("has " + f.length + " fields, not " + FIELDS);
    }
    if (!f[5].matches("20\\d\\d-(0[1-9]|1[0-2])") || f[6].isBlank()) {
      throw new IllegalArgumentException("needs a date like 2025-11 and a source");
    }
    Raising raising = null;
    for (Raising each : Raising.values()) {
      raising = each.words.equals(f[3]) ? each : raising;
    }
    if (raising == null) {
      throw new IllegalArgumentException(f[3] + " is none of never, to headroom, limited");
    }
    return new Platform(
        f[0],
        f[1],
        f[2].equals("none")
            ? OptionalDouble.empty()
            : OptionalDouble.of(number("loudness", f[2], -40)),
        raising,
        number("headroom", f[4], -12),
        f[5],
        f[6]);
  }

  private static double number(String what, String digits, double least) {
    if (!digits.matches("-?[0-9]+(\\.[0-9]+)?")
        || Double.parseDouble(digits) < least
        || Double.parseDouble(digits) > 0) {
      throw new IllegalArgumentException(
          what + " is " + digits + ", not a number from " + (int) least + " to 0");
    }
    return Double.parseDouble(digits);
  }

  /** What a listener hears of a record with an integrated loudness and a true peak. */
  public Heard heard(double lufs, double truePeakDbtp) {
    double wanted = reference.isPresent() ? reference.getAsDouble() - lufs : 0;
    double gain = wanted;
    double limited = 0;
    if (wanted > 0) {
      gain =
          switch (raising) {
            case NEVER -> 0;
            case TO_HEADROOM -> Math.clamp(headroomDbtp - truePeakDbtp, 0, wanted);
            case LIMITED -> wanted;
          };
      limited = raising == Raising.LIMITED ? Math.max(0, truePeakDbtp + gain - headroomDbtp) : 0;
    }
    return new Heard(
        id,
        name,
        gain,
        lufs + gain,
        truePeakDbtp + gain,
        limited,
        raising == Raising.TO_HEADROOM ? Math.max(0, wanted - gain) : 0);
  }
}
