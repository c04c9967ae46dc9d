package org.songline.mastering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place that music is delivered to.
 *
 * @param id what a command names it by
 * @param name what people read
 * @param loudnessLufs integrated loudness
 * @param ceilingDbtp highest true peak
 * @param bits of each sample, 16 or 24
 * @param sampleRate frames a second, or 0 to keep the mix's own
 * @param monoBelowHertz below which bass is made mono; 0 for not at all
 * @param codecs lossy codecs that it is played through, by their ids; empty for none
 * @param date when this was true, year and month
 * @param source where it is said, and what else to know
 */
public record Target(
    String id,
    String name,
    double loudnessLufs,
    double ceilingDbtp,
    int bits,
    int sampleRate,
    double monoBelowHertz,
    List<String> codecs,
    String date,
    String source) {
  public Target {
    codecs = List.copyOf(codecs);
  }

  /** All known targets, in the order of the table. */
  public static List<Target> all() {
    List<Target> targets = new ArrayList<>();
    try (InputStream stream = Target.class.getResourceAsStream("targets.csv")) {
      if (stream == null) {
        throw new IllegalStateException("targets.csv is missing from the program");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          targets.add(parse(line.split(";", 10)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(targets);
  }

  private static Target parse(String[] f) {
    return new Target(
        f[0],
        f[1],
        Double.parseDouble(f[2]),
        Double.parseDouble(f[3]),
        Integer.parseInt(f[4]),
        Integer.parseInt(f[5]),
        Double.parseDouble(f[6]),
        f[7].equals("-") ? List.of() : List.of(f[7].split(",", -1)),
        f[8],
        f[9]);
  }

  public static Optional<Target> find(String id) {
    return all().stream().filter(target -> target.id().equals(id)).findFirst();
  }
}
