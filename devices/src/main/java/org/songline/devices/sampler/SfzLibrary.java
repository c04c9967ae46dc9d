package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songline.media.sfz.SfzInstrument;
import org.songline.media.sfz.SfzOpcodes;
import org.songline.media.sfz.SfzReader;
import org.songline.media.sfz.SfzRegion;

/**
 * An SFZ instrument as a library of one program. Samples beyond {@link #HELD} bytes in all stay in
 * their files but for their beginnings; a region whose file is missing or bad is left out, and told
 * among the {@link #problems}, and so is every opcode that is not played.
 */
final class SfzLibrary implements SampleLibrary {
  /** Files that are told one by one. */
  private static final int MOST_PROBLEMS = 10;

  /** Bytes of samples up to which all of them are held in memory. */
  static final long HELD = 128L << 20;

  /** Bytes of the beginnings of samples that lie in files. */
  private static final long HEADS = 160L << 20;

  /** Frames of a beginning at the most and the least. */
  private static final int LONGEST_HEAD = 2 * Streams.BLOCK * 8 + 64;

  private static final int SHORTEST_HEAD = 2 * Streams.BLOCK;

  private final Program program;
  private final List<String> problems;

  private SfzLibrary(Program program, List<String> problems) {
    this.program = program;
    this.problems = List.copyOf(problems);
  }

  static SfzLibrary open(Path file) throws IOException {
    return open(file, HELD);
  }

  /**
   * As {@link #open(Path)}, holding all samples in memory when they are no more than some bytes.
   */
  static SfzLibrary open(Path file, long most) throws IOException {
    SfzInstrument instrument = SfzReader.read(file);
    long bytes =
        instrument.regions().stream()
            .map(SfzRegion::sample)
            .distinct()
            .mapToLong(Recordings::bytes)
            .sum();
    boolean streams = bytes > most;
    List<Sample> streamed = new ArrayList<>();
    Map<Path, Recordings.Recording> recordings = new HashMap<>();
    List<Zone> zones = new ArrayList<>();
    Map<Path, IOException> missing = new LinkedHashMap<>();
    var maker = new SfzZones(instrument);
    int number = 0;
    for (SfzRegion region : instrument.regions()) {
      number++;
      if (missing.containsKey(region.sample())) {
        continue;
      }
      try {
        Recordings.Recording recording = recordings.get(region.sample());
        if (recording == null) {
          recording = recording(region.sample(), streams, streamed);
          recordings.put(region.sample(), recording);
        }
        maker.add(region, number, recording, zones);
      } catch (IOException problem) {
        missing.put(region.sample(), problem);
      }
    }
    if (zones.isEmpty() && !missing.isEmpty()) {
      throw missing.values().iterator().next();
    }
    List<String> problems = new ArrayList<>(told(missing.values()));
    unplayed(file, instrument).ifPresent(problems::add);
    return new SfzLibrary(
        new Program(zones, controllers(instrument), null, pinned(zones, streamed)), problems);
  }

  private static Recordings.Recording recording(Path file, boolean streams, List<Sample> streamed)
      throws IOException {
    Optional<Recordings.Recording> onDisk =
        streams ? Recordings.streamed(file, streamed.size()) : Optional.empty();
    if (onDisk.isEmpty()) {
      return Recordings.read(file);
    }
    streamed.addAll(onDisk.get().channels());
    return onDisk.get();
  }

  /** Reads the beginnings of the samples that lie in files. */
  private static Program.Streamed pinned(List<Zone> zones, List<Sample> streamed)
      throws IOException {
    if (streamed.isEmpty()) {
      return Program.Streamed.NONE;
    }
    long share = HEADS / Float.BYTES / streamed.size() - Sample.PAGE;
    int head = Math.clamp(share, SHORTEST_HEAD, LONGEST_HEAD);
    for (Zone zone : zones) {
      if (zone.sample.file != null) {
        Articulation a = zone.articulation;
        int later = a == null ? 0 : (int) a.offsetRandom;
        zone.sample.pin(zone.start - Sample.LEAD, head + later);
      }
    }
    double fastest = Math.max(1, (head - 64) / (2.0 * Streams.BLOCK));
    return new Program.Streamed(streamed, fastest);
  }

  /** All that the instrument asks for and that does not sound, in one line. */
  private static Optional<String> unplayed(Path file, SfzInstrument instrument) {
    return instrument.notes().isEmpty()
        ? Optional.empty()
        : Optional.of(
            file.getFileName()
                + ": "
                + instrument.notes().stream().limit(MOST_PROBLEMS).collect(Collectors.joining(", "))
                + (instrument.notes().size() > MOST_PROBLEMS
                    ? " and " + (instrument.notes().size() - MOST_PROBLEMS) + " more"
                    : ""));
  }

  private static float[] controllers(SfzInstrument instrument) {
    float[] values = new float[SfzOpcodes.CONTROLLERS];
    Arrays.fill(values, -1);
    instrument
        .controllers()
        .forEach(
            (controller, value) -> {
              if (controller < values.length) {
                values[controller] = (float) (127 * value);
              }
            });
    return values;
  }

  private static List<String> told(Collection<IOException> missing) {
    List<String> lines = new ArrayList<>();
    for (IOException problem : missing) {
      if (lines.size() == MOST_PROBLEMS) {
        lines.add((missing.size() - MOST_PROBLEMS) + " more samples are missing or bad");
        break;
      }
      lines.add(problem.getMessage());
    }
    return lines;
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public Program program(int number, Playback how) {
    return program;
  }
}
