package org.songline.studio.ears;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.measure.exposure.Calibration;
import org.songline.measure.exposure.Heard;
import org.songline.media.AtomicFile;
import org.songline.media.MediaProblem;
import org.songline.studio.UserFolders;

/**
 * The user's listening: a calibration, and a line for each minute or so that was heard. It never
 * leaves the machine. What is older than {@link #KEPT_DAYS} is forgotten.
 *
 * @param calibration empty until the user gave one
 * @param heard by time
 */
public record Ledger(Optional<Calibration> calibration, List<Heard> heard) {
  public static final int KEPT_DAYS = 30;

  private static final String TITLE = "songline ears 1";
  private static final double DAY = 24 * 3600;

  public Ledger {
    heard = heard.stream().sorted(Comparator.comparingDouble(Heard::at)).toList();
  }

  /**
   * Where it is: {@code songline/ears.txt} among the user's data, or where the system property
   * {@code songline.ears} says.
   */
  public static Path usualPlace() {
    String given = System.getProperty("songline.ears", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    return UserFolders.data().resolve("ears.txt");
  }

  /**
   * Reads a ledger; a file that is not there is an empty one.
   *
   * @throws MediaProblem when a line makes no sense
   */
  public static Ledger read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Ledger(Optional.empty(), List.of());
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Optional<Calibration> calibration = Optional.empty();
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] word = lines.get(i).trim().split("\\s+", -1);
      try {
        if (i == 0) {
          if (!lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException("it does not begin with '" + TITLE + "'");
          }
        } else if (word[0].equals("calibration") && word.length == 3) {
          calibration =
              Optional.of(
                  new Calibration(Double.parseDouble(word[1]), Double.parseDouble(word[2])));
        } else if (word[0].equals("heard") && word.length == 4) {
          heard.add(
              new Heard(
                  Instant.parse(word[1]).toEpochMilli() / 1000.0,
                  Double.parseDouble(word[2]),
                  Double.parseDouble(word[3])));
        } else if (!lines.get(i).isBlank() && !word[0].startsWith("#")) {
          throw new IllegalArgumentException("'" + lines.get(i) + "' is no line of a ledger");
        }
      } catch (IllegalArgumentException | DateTimeParseException wrong) {
        throw new MediaProblem(
            file.toString(),
            "line " + (i + 1),
            String.valueOf(wrong.getMessage()),
            "mend the line or take it out");
      }
    }
    return new Ledger(calibration, heard);
  }

  public Ledger calibrated(Calibration with) {
    return new Ledger(Optional.of(with), heard);
  }

  /** With more that was heard; what is silent is not kept, nor what is too old at a moment. */
  public Ledger with(List<Heard> more, double now) {
    List<Heard> all = new ArrayList<>(heard);
    all.addAll(more);
    all.removeIf(
        step -> step.end() < now - KEPT_DAYS * DAY || step.dbfs() == Double.NEGATIVE_INFINITY);
    return new Ledger(calibration, all);
  }

  /** Writes it whole or not at all. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    AtomicFile.write(file, text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    StringBuilder s = new StringBuilder(TITLE).append('\n');
    s.append("# What was heard: begin, seconds, dBFS (A). Calibration: dB(A) at 0 dBFS, +- dB.\n");
    calibration.ifPresent(
        c ->
            s.append(
                String.format(
                    Locale.ROOT, "calibration %.2f %.2f%n", c.offsetDb(), c.uncertaintyDb())));
    for (Heard step : heard) {
      s.append("heard ").append(Instant.ofEpochMilli(Math.round(step.at() * 1000)));
      s.append(String.format(Locale.ROOT, " %.3f %.2f%n", step.seconds(), step.dbfs()));
    }
    return s.toString().replace(System.lineSeparator(), "\n");
  }
}
