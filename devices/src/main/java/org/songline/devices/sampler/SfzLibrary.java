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
 * An SFZ instrument as a library of one program. All samples are read at once; a region whose file
 * is missing or bad is left out, and told among the {@link #problems}, and so is every opcode that
 * is not played.
 */
final class SfzLibrary implements SampleLibrary {
  /** Files that are told one by one. */
  private static final int MOST_PROBLEMS = 10;

  private final Program program;
  private final List<String> problems;

  private SfzLibrary(Program program, List<String> problems) {
    this.program = program;
    this.problems = List.copyOf(problems);
  }

  static SfzLibrary open(Path file) throws IOException {
    SfzInstrument instrument = SfzReader.read(file);
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
          recording = Recordings.read(region.sample());
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
    return new SfzLibrary(new Program(zones, controllers(instrument), null), problems);
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
