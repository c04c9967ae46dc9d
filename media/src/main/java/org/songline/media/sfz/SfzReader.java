package org.songline.media.sfz;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songline.media.MediaProblem;

/**
 * Reads SFZ files: the headers control, global, master, group, region and curve, the directives
 * {@code #define} and {@code #include}, and the opcodes of {@link SfzOpcodes}. Every other opcode
 * or header is noted once. Files, depth and size are bounded.
 */
public final class SfzReader {
  /** Regions in one instrument. */
  static final int MOST_REGIONS = 100_000;

  /** Notes in one instrument. */
  private static final int MOST_NOTES = 1000;

  /** A header, or an opcode that stands at the start, after a space or after a header. */
  private static final Pattern TOKEN =
      Pattern.compile("<([A-Za-z_]{1,40})>|(?<![^\\s>])([A-Za-z0-9_]{1,80})=");

  /** An initial value of a controller, 0 to 127 or, in high definition, 0 to 1. */
  private static final Pattern INITIAL = Pattern.compile("set_(hd)?cc(\\d{1,3})");

  private static final Set<String> CONTROL = Set.of("default_path", "note_offset", "octave_offset");

  /** What is a key, and so is moved by the offsets of the control header. */
  private static final List<String> KEYS =
      List.of(
          "lokey",
          "hikey",
          "pitch_keycenter",
          "sw_lokey",
          "sw_hikey",
          "sw_last",
          "sw_lolast",
          "sw_hilast",
          "sw_down",
          "sw_up",
          "sw_previous",
          "sw_default",
          "xfin_lokey",
          "xfin_hikey",
          "xfout_lokey",
          "xfout_hikey");

  private static final List<String> LEVELS = List.of("global", "master", "group", "region");

  private final String name;
  private final Path folder;
  private final Map<String, Map<String, String>> levels = new HashMap<>();
  private final Map<String, String> control = new HashMap<>();
  private final List<SfzRegion> regions = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<Integer, Double> controllers = new TreeMap<>();
  private final SfzCurves curves = new SfzCurves();
  private String header = "";

  private SfzReader(Path file) {
    name = file.toString();
    Path parent = file.toAbsolutePath().getParent();
    folder = parent == null ? Path.of("").toAbsolutePath() : parent;
    LEVELS.forEach(level -> levels.put(level, new LinkedHashMap<>()));
  }

  /**
   * Reads an instrument. The audio files are not opened.
   *
   * @throws MediaProblem when it holds no region or is beyond the bounds
   */
  public static SfzInstrument read(Path file) throws IOException {
    var reader = new SfzReader(file);
    SfzSource.read(file, reader::line);
    reader.flush();
    if (reader.regions.isEmpty()) {
      throw new MediaProblem(
          reader.name, "", "no region with a sample", "choose an .sfz file that plays samples");
    }
    return new SfzInstrument(
        reader.regions, reader.curves.all(), reader.controllers, List.copyOf(reader.notes));
  }

  private void line(String line) throws MediaProblem {
    Matcher matcher = TOKEN.matcher(line);
    String opcode = null;
    int from = 0;
    while (matcher.find()) {
      if (opcode != null) {
        set(opcode, line.substring(from, matcher.start()).strip());
      }
      opcode = matcher.group(2);
      from = matcher.end();
      if (opcode == null) {
        begin(matcher.group(1));
      }
    }
    if (opcode != null) {
      set(opcode, line.substring(from).strip());
    }
  }

  private void begin(String next) throws MediaProblem {
    flush();
    header = next;
    int level = LEVELS.indexOf(next);
    if (level >= 0) {
      LEVELS.subList(level, LEVELS.size()).forEach(inner -> inner(inner).clear());
    } else if (next.equals("curve")) {
      curves.begin();
    } else if (!next.equals("control")) {
      note("header <" + next + "> is not understood");
    }
  }

  private Map<String, String> inner(String level) {
    return levels.computeIfAbsent(level, any -> new LinkedHashMap<>());
  }

  private void set(String raw, String value) {
    if (header.equals("control")) {
      control(raw, value);
    } else if (header.equals("curve")) {
      if (!curves.set(raw, value)) {
        note("curve opcode " + raw + " is not understood");
      }
    } else if (LEVELS.contains(header)) {
      Optional<String> opcode = SfzOpcodes.named(raw);
      if (opcode.isPresent()) {
        inner(header).put(opcode.get(), value);
      } else if (!SfzOpcodes.isLabel(raw)) {
        note("opcode " + raw + " is not understood");
      }
    }
  }

  private void control(String opcode, String value) {
    Matcher initial = INITIAL.matcher(opcode);
    if (initial.matches()) {
      double most = initial.group(1) == null ? 127 : 1;
      double part = Math.clamp(SfzNumbers.number(value, 0) / most, 0, 1);
      controllers.put(Integer.parseInt(initial.group(2)), part);
    } else if (CONTROL.contains(opcode)) {
      control.put(opcode, value);
    } else if (!SfzOpcodes.isLabel(opcode)) {
      note("control opcode " + opcode + " is not understood");
    }
  }

  private void note(String text) {
    if (notes.size() < MOST_NOTES) {
      notes.add(text);
    } else if (!notes.contains(text)) {
      notes.add("and more");
    }
  }

  /** Ends the region that is being read. */
  private void flush() throws MediaProblem {
    if (!header.equals("region")) {
      return;
    }
    var merged = new HashMap<String, String>();
    LEVELS.forEach(level -> merged.putAll(inner(level)));
    String sample = merged.get("sample");
    if (sample == null || sample.isEmpty()) {
      note("a region without a sample is left out");
      return;
    }
    if (sample.startsWith("*")) {
      note("generated sample " + sample + " is not understood");
      return;
    }
    if (regions.size() >= MOST_REGIONS) {
      throw new MediaProblem(
          name, "", "more than " + MOST_REGIONS + " regions", "split the instrument");
    }
    Path path = path(control.getOrDefault("default_path", "") + sample);
    if (path != null) {
      keys(merged);
      unplayed(merged);
      regions.add(new SfzRegion(path, merged));
    }
  }

  /** Values of opcodes that stand for something that is not played. */
  private void unplayed(Map<String, String> merged) {
    SfzValues.unknown(merged).forEach(this::note);
  }

  private @Nullable Path path(String text) {
    try {
      return folder.resolve(text.replace('\\', '/')).normalize();
    } catch (InvalidPathException bad) {
      note("sample " + text + " has no possible file name");
      return null;
    }
  }

  /** Resolves key names and the offsets of the control header. */
  private void keys(Map<String, String> merged) {
    int shift =
        (int) SfzNumbers.number(control.getOrDefault("note_offset", ""), 0)
            + 12 * (int) SfzNumbers.number(control.getOrDefault("octave_offset", ""), 0);
    String key = merged.get("key");
    if (key != null) {
      merged.putIfAbsent("lokey", key);
      merged.putIfAbsent("hikey", key);
      merged.putIfAbsent("pitch_keycenter", key);
    }
    if (shift != 0) {
      for (String opcode : KEYS) {
        merged.computeIfPresent(
            opcode, (any, text) -> Integer.toString(SfzNumbers.key(text, 60) + shift));
      }
    }
  }
}
