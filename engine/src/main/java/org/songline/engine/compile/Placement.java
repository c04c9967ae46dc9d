package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType;
import org.songline.devices.DeviceType.Category;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Control;
import org.songline.model.song.Device;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Pattern;
import org.songline.model.song.Track;

/** Finds the devices of a track that can work where they stand. */
final class Placement {
  private final Map<PatternId, Pattern> patterns;
  private final Catalogue catalogue;
  private final Shelf shelf;
  private final boolean lanes;
  private final List<String> problems;

  Placement(
      Map<PatternId, Pattern> patterns,
      Catalogue catalogue,
      Shelf shelf,
      boolean lanes,
      List<String> problems) {
    this.patterns = patterns;
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.lanes = lanes;
    this.problems = problems;
  }

  /** A strip of which nothing is compiled yet. */
  Strip strip(Track track) {
    List<Placed> placed = new ArrayList<>();
    boolean takesNotes = track.kind() == Track.Kind.INSTRUMENT;
    for (Device device : track.devices()) {
      String where = track.id().text() + "/" + device.id().text();
      DeviceType type = catalogue.find(device.type()).orElse(null);
      if (type == null) {
        problems.add(where + ": no device \"" + device.type() + "\" here; it is bypassed");
        continue;
      }
      boolean instrument = type.category() == Category.INSTRUMENT;
      if ((instrument || type.category() == Category.NOTE) && !takesNotes) {
        String what = instrument ? "an instrument" : "a note device";
        problems.add(where + ": " + what + " that no notes reach; it is left out");
        continue;
      }
      takesNotes = takesNotes && !instrument;
      for (String output : device.outputs().keySet()) {
        if (!type.outputs().contains(output)) {
          problems.add(where + ": it has no output " + output);
        }
      }
      DeviceSpec spec = spec(device, type, instrument ? programs(track) : List.of());
      placed.add(new Placed(device, spec, inLanes(track, device, spec)));
    }
    return new Strip(track, placed);
  }

  /** The programs that a track's clips select, as {@link Setup#programs} counts them. */
  private List<Integer> programs(Track track) {
    return track.clips().stream()
        .filter(Clip.NoteClip.class::isInstance)
        .map(clip -> patterns.get(((Clip.NoteClip) clip).pattern()))
        .filter(Objects::nonNull)
        .flatMap(pattern -> pattern.controls().stream())
        .filter(control -> control.kind() == Control.Kind.PROGRAM)
        .map(control -> control.number() * 128 + (int) control.value())
        .distinct()
        .sorted()
        .toList();
  }

  private static DeviceSpec spec(Device device, DeviceType type, List<Integer> programs) {
    SortedMap<String, Double> structural = new TreeMap<>();
    for (Parameter parameter : type.parameters()) {
      if (parameter.kind() == Parameter.Kind.STRUCTURAL) {
        structural.put(parameter.id(), PlanValues.fixed(device, parameter));
      }
    }
    return new DeviceSpec(device.id(), type, structural, device.assets(), programs);
  }

  private boolean inLanes(Track track, Device device, DeviceSpec spec) {
    Optional<LaneKernel> kernel = spec.type().lanes();
    return lanes
        && kernel.isPresent()
        && device.enabled()
        && device.sideChain().isEmpty()
        && track.devices().stream()
            .flatMap(modulator -> modulator.modulations().stream())
            .noneMatch(modulation -> modulation.device().equals(device.id()))
        && track.automation().stream()
            .noneMatch(lane -> lane.target().equals(new Target.Enabled(device.id())))
        && kernel.get().accepts(shelf.setup(spec, device), false)
        && shelf.latency(spec, device) == 0;
  }
}
