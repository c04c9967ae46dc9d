package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.dsp.pitch.PitchFinder;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;

/**
 * An instrument made of audio files: which file sounds at which keys and velocities, and which take
 * turns. What a name says counts, as in {@code piano_C#3_v2_rr1.wav}; a root that no name says is
 * the pitch that is heard; what has no pitch gets a key of its own, from C2 up.
 */
public final class SampleMap {
  private static final int FIRST_DRUM = 36;
  private static final int KEYS = 127;
  private static final long MOST_SAMPLES = 2L * 60 * 96_000;
  private static final Pattern NOTE =
      Pattern.compile("(?<![A-Za-z])([A-Ga-g])([#bs]?)(-?\\d)(?![0-9])");
  private static final Pattern LAYER =
      Pattern.compile("(?<![A-Za-z])(?:v|vel|layer)[ _-]?(\\d{1,3})(?![0-9])");
  private static final Pattern TURN = Pattern.compile("(?<![A-Za-z])rr[ _-]?(\\d{1,3})(?![0-9])");
  private static final Pattern LOUDNESS =
      Pattern.compile("(?<![A-Za-z])(ppp|pp|p|mp|mf|f|ff|fff)(?![A-Za-z])");
  private static final List<String> LOUD = List.of("ppp", "pp", "p", "mp", "mf", "f", "ff", "fff");
  private static final int[] STEPS = {9, 11, 0, 2, 4, 5, 7};

  private final List<Region> regions;

  private SampleMap(List<Region> regions) {
    this.regions = List.copyOf(regions);
  }

  /**
   * One file in the instrument.
   *
   * @param root key at which it plays as recorded
   * @param cents that it is above that key
   * @param pitched whether other keys change its pitch
   * @param turn its place among those that take turns, from 1
   * @param turns how many take turns
   * @param heard whether the root is the pitch that was heard rather than what the name says
   */
  public record Region(
      Path file,
      int root,
      double cents,
      boolean pitched,
      int lowKey,
      int highKey,
      int lowVelocity,
      int highVelocity,
      int turn,
      int turns,
      boolean heard) {}

  /** What a name says; 0 and empty for nothing. */
  private record Said(Path file, Optional<Integer> root, int layer, int turn) {}

  /** A file with the key it belongs to. */
  private record Placed(Said said, int root, double cents, boolean pitched, boolean heard) {}

  /**
   * Maps files.
   *
   * @throws IOException when a file whose name says no root cannot be read
   */
  public static SampleMap of(List<Path> files) throws IOException {
    List<Placed> placed = new ArrayList<>();
    int drum = FIRST_DRUM;
    for (Path file : files.stream().sorted().toList()) {
      Said said = said(file);
      Optional<Double> heard = said.root().isPresent() ? Optional.empty() : heard(file);
      if (said.root().isPresent()) {
        placed.add(new Placed(said, said.root().get(), 0, true, false));
      } else if (heard.isPresent()) {
        int root = (int) Math.rint(heard.get());
        placed.add(new Placed(said, root, 100 * (heard.get() - root), true, true));
      } else {
        placed.add(new Placed(said, Math.min(KEYS, drum++), 0, false, false));
      }
    }
    return new SampleMap(regions(placed));
  }

  private static Said said(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    Optional<Integer> root = Optional.empty();
    Matcher note = NOTE.matcher(stem);
    while (note.find()) {
      int sign = note.group(2).isEmpty() ? 0 : note.group(2).equals("b") ? -1 : 1;
      int step = STEPS[Character.toLowerCase(note.group(1).charAt(0)) - 'a'];
      int key = step + sign + 12 * (Integer.parseInt(note.group(3)) + 1);
      root = key >= 0 && key <= KEYS ? Optional.of(key) : root;
    }
    String lower = stem.toLowerCase(Locale.ROOT);
    Matcher layer = LAYER.matcher(lower);
    Matcher loud = LOUDNESS.matcher(lower);
    Matcher turn = TURN.matcher(lower);
    int level =
        layer.find()
            ? Integer.parseInt(layer.group(1))
            : loud.find() ? 1 + LOUD.indexOf(loud.group(1)) : 0;
    return new Said(file, root, level, turn.find() ? Integer.parseInt(turn.group(1)) : 0);
  }

  private static Optional<Double> heard(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, MOST_SAMPLES);
    float[] mono = data.channels()[0].clone();
    for (int c = 1; c < data.channels().length; c++) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += data.channels()[c][i];
      }
    }
    return PitchFinder.find(mono, data.format().rate())
        .filter(pitch -> pitch.clarity() > 0.85)
        .map(PitchFinder.Pitch::key);
  }

  private static List<Region> regions(List<Placed> placed) {
    var layers = new TreeSet<Integer>();
    placed.forEach(each -> layers.add(each.said().layer()));
    List<Integer> order = List.copyOf(layers);
    List<Region> regions = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int layer = order.get(i);
      int low = i == 0 ? 1 : 1 + KEYS * i / order.size();
      int high = KEYS * (i + 1) / order.size();
      Map<Integer, List<Placed>> byRoot = new TreeMap<>();
      placed.stream()
          .filter(each -> each.said().layer() == layer)
          .forEach(each -> byRoot.computeIfAbsent(each.root(), any -> new ArrayList<>()).add(each));
      List<Integer> roots =
          byRoot.entrySet().stream()
              .filter(entry -> entry.getValue().get(0).pitched())
              .map(Map.Entry::getKey)
              .toList();
      byRoot.forEach(
          (root, files) -> {
            boolean pitched = files.get(0).pitched();
            int lowKey = pitched ? edge(roots, root, -1) : root;
            int highKey = pitched ? edge(roots, root, 1) : root;
            List<Placed> turns =
                files.stream().sorted(Comparator.comparingInt(each -> each.said().turn())).toList();
            for (int t = 0; t < turns.size(); t++) {
              Placed each = turns.get(t);
              regions.add(
                  new Region(
                      each.said().file(),
                      root,
                      each.cents(),
                      pitched,
                      lowKey,
                      highKey,
                      low,
                      high,
                      t + 1,
                      turns.size(),
                      each.heard()));
            }
          });
    }
    return regions;
  }

  /** The last key on one side that a root plays: half way to its neighbour. */
  private static int edge(List<Integer> roots, int root, int way) {
    int at = roots.indexOf(root) + way;
    if (at < 0) {
      return 0;
    }
    if (at >= roots.size()) {
      return KEYS;
    }
    int between = Math.floorDiv(root + roots.get(at), 2);
    return way > 0 ? between : between + 1;
  }

  /** All files, by velocity and key. */
  public List<Region> regions() {
    return regions;
  }

  /** The instrument as SFZ text that lies in {@code folder}. */
  public String sfz(Path folder) {
    var text = new StringBuilder();
    for (Region region : regions) {
      Path file =
          folder
              .toAbsolutePath()
              .normalize()
              .relativize(region.file().toAbsolutePath().normalize());
      text.append("<region> sample=").append(file.toString().replace('\\', '/')).append('\n');
      text.append("  lokey=").append(region.lowKey());
      text.append(" hikey=").append(region.highKey());
      text.append(" pitch_keycenter=").append(region.root());
      if (region.cents() != 0) {
        text.append(" tune=").append(String.format(Locale.ROOT, "%.1f", -region.cents()));
      }
      if (!region.pitched()) {
        text.append(" loop_mode=one_shot");
      }
      if (region.lowVelocity() > 1 || region.highVelocity() < KEYS) {
        text.append(" lovel=").append(region.lowVelocity());
        text.append(" hivel=").append(region.highVelocity());
      }
      if (region.turns() > 1) {
        text.append(" seq_length=").append(region.turns());
        text.append(" seq_position=").append(region.turn());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
