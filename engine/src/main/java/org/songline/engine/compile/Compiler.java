package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.engine.compile.StripOrder.Way;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;
import org.songline.engine.plan.Port;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Control;
import org.songline.model.song.Device;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/**
 * Turns the strips of a song into a plan.
 *
 * <p>Latency: a step's output lags by the most of its inputs and its own latency, rounded up to
 * whole quanta; a delay goes in wherever paths of different lag meet, which is at sums, sends and
 * side-chains, and at the outputs. Every path thus meets at one sample. A disabled device keeps its
 * latency.
 *
 * <p>Lanes: strips of one level of the routing whose next devices are of the same types, with
 * kernels that accept them, are grouped by eight.
 */
public final class Compiler {
  private final Catalogue catalogue;
  private final Shelf shelf;
  private final Wishes wishes;
  private final SortedMap<PatternId, Pattern> patterns;
  private final StripOrder order;
  private final int rate;
  private final Draft draft = new Draft();
  private final Map<TrackId, Strip> strips = new LinkedHashMap<>();
  private final Map<String, Sound> taps = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<Port, Exit> exits = new LinkedHashMap<>();
  private Sound premaster = new Sound(-1, 0);

  /** Sound that leaves the plan, and the task that makes it. */
  private record Exit(int task, Sound sound) {}

  /**
   * @param plan what to run
   * @param problems what of the song has no place in the plan, a line each
   */
  public record Compiled(Plan plan, List<String> problems) {
    public Compiled {
      problems = List.copyOf(problems);
    }
  }

  /** Sound in a buffer. */
  private record Sound(int buffer, int lag) {}

  /** A device of the song whose type is known. */
  private record Placed(Device device, DeviceSpec spec, boolean instrument, boolean lanes) {}

  /** A strip as far as it is compiled. */
  private static final class Strip {
    final Track track;
    final List<Placed> devices;
    int next;
    int task = -1;
    int buffer = -1;
    int lag;
    boolean fresh;
    Sound pre = new Sound(-1, 0);
    Sound post = new Sound(-1, 0);

    Strip(Track track, List<Placed> devices) {
      this.track = track;
      this.devices = devices;
    }

    boolean done() {
      return next == devices.size();
    }
  }

  private Compiler(Song song, int rate, Catalogue catalogue, Shelf shelf, Wishes wishes) {
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.wishes = wishes;
    this.rate = rate;
    this.patterns = song.patterns();
    this.order = new StripOrder(song);
  }

  /** The plan of a song at a rate. */
  public static Compiled compile(
      Song song, int rate, Catalogue catalogue, Shelf shelf, Wishes wishes) {
    return new Compiler(song, rate, catalogue, shelf, wishes).run();
  }

  private Compiled run() {
    problems.addAll(order.problems());
    for (List<Track> level : order.levels()) {
      List<Strip> group = level.stream().map(this::strip).toList();
      group.forEach(strip -> strips.put(strip.track.id(), strip));
      devices(group);
      group.forEach(this::mixer);
    }
    int latency = outputs();
    return new Compiled(draft.plan(rate, latency), problems);
  }

  private Strip strip(Track track) {
    List<Placed> placed = new ArrayList<>();
    boolean takesNotes = track.kind() == Track.Kind.INSTRUMENT;
    for (Device device : track.devices()) {
      String where = track.id().text() + "/" + device.id().text();
      DeviceType type = catalogue.find(device.type()).orElse(null);
      if (type == null) {
        problems.add(where + ": no device \"" + device.type() + "\" here; it is bypassed");
        continue;
      }
      boolean instrument = type.category() == DeviceType.Category.INSTRUMENT;
      if (instrument && !takesNotes) {
        problems.add(where + ": an instrument that no notes reach; it is left out");
        continue;
      }
      takesNotes = takesNotes && !instrument;
      DeviceSpec spec = spec(device, type, instrument ? programs(track) : List.of());
      placed.add(new Placed(device, spec, instrument, inLanes(track, device, spec)));
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
    return wishes.lanes()
        && kernel.isPresent()
        && device.enabled()
        && device.sideChain().isEmpty()
        && track.automation().stream()
            .noneMatch(lane -> lane.target().equals(new Target.Enabled(device.id())))
        && kernel.get().accepts(shelf.setup(spec, device), false)
        && shelf.latency(spec, device) == 0;
  }

  /** Compiles the inputs and devices of strips of one level, in lanes where that is possible. */
  private void devices(List<Strip> level) {
    while (level.stream().anyMatch(strip -> !strip.done())) {
      Map<String, List<Strip>> alike = new LinkedHashMap<>();
      for (Strip strip : level) {
        while (!strip.done() && !strip.devices.get(strip.next).lanes()) {
          device(strip, strip.devices.get(strip.next));
          strip.next++;
        }
        if (!strip.done()) {
          alike.computeIfAbsent(types(laneRun(strip)), key -> new ArrayList<>()).add(strip);
        }
      }
      for (List<Strip> group : alike.values()) {
        for (int i = 0; i < group.size(); i += LaneKernel.STRIPS) {
          lanes(group.subList(i, Math.min(group.size(), i + LaneKernel.STRIPS)));
        }
      }
    }
  }

  private static List<Placed> laneRun(Strip strip) {
    int end = strip.next;
    while (end < strip.devices.size() && strip.devices.get(end).lanes()) {
      end++;
    }
    return strip.devices.subList(strip.next, end);
  }

  private static String types(List<Placed> run) {
    return String.join(",", run.stream().map(placed -> placed.spec().type().id()).toList());
  }

  private void lanes(List<Strip> group) {
    if (group.size() == 1) {
      Strip only = group.getFirst();
      for (Placed placed : List.copyOf(laneRun(only))) {
        device(only, placed);
        only.next++;
      }
      return;
    }
    int task = draft.task();
    List<Op.Lane> lanes = new ArrayList<>();
    for (Strip strip : group) {
      strip.task = task;
      input(strip);
      List<DeviceSpec> run = laneRun(strip).stream().map(Placed::spec).toList();
      lanes.add(new Op.Lane(strip.track.id(), run, strip.lag, strip.buffer));
      strip.next += run.size();
    }
    draft.add(task, new Op.Lanes(lanes));
  }

  private void device(Strip strip, Placed placed) {
    input(strip);
    Optional<Integer> side =
        placed.device().sideChain().isPresent() && placed.spec().type().sideChain()
            ? side(strip, placed)
            : Optional.empty();
    int latency = quanta(shelf.latency(placed.spec(), placed.device()));
    draft.add(
        strip.task,
        new Op.Device(
            strip.track.id(),
            placed.spec(),
            strip.lag,
            strip.buffer,
            strip.fresh,
            side,
            placed.instrument() ? Optional.of(strip.track.id()) : Optional.empty(),
            latency));
    strip.fresh = false;
    strip.lag += latency;
  }

  private static int quanta(int frames) {
    return (frames + Quantum.FRAMES - 1) / Quantum.FRAMES;
  }

  /** Brings the side-chain and the strip's own sound to one lag. */
  private Optional<Integer> side(Strip strip, Placed placed) {
    for (Way way : order.ways(strip.track.id())) {
      if (!(way instanceof Way.Side side) || !side.device().equals(placed.device())) {
        continue;
      }
      Strip source = compiled(side.from());
      Sound tap = side.preFader() ? source.pre : source.post;
      String at = strip.track.id().text() + "/" + placed.device().id().text();
      if (strip.lag < tap.lag()) {
        int quanta = tap.lag() - strip.lag;
        draft.add(strip.task, new Op.Delay(at, strip.lag, strip.buffer, strip.buffer, quanta));
        strip.lag = tap.lag();
      }
      return Optional.of(delayed(strip.task, at + "/side", tap, strip.lag));
    }
    return Optional.empty();
  }

  private Strip compiled(TrackId id) {
    Strip strip = strips.get(id);
    if (strip == null) {
      throw new IllegalStateException(id + " is not compiled yet");
    }
    return strip;
  }

  /** A buffer with this sound at the given lag. */
  private int delayed(int task, String at, Sound sound, int lag) {
    if (sound.lag() == lag) {
      return sound.buffer();
    }
    int out = draft.buffer();
    draft.add(task, new Op.Delay(at, sound.lag(), sound.buffer(), out, lag - sound.lag()));
    return out;
  }

  /** What enters a strip, once. */
  private void input(Strip strip) {
    if (strip.buffer >= 0) {
      return;
    }
    if (strip.task < 0) {
      strip.task = draft.task();
    }
    strip.buffer = draft.buffer();
    switch (strip.track.kind()) {
      case AUDIO -> draft.add(strip.task, new Op.Clips(strip.track.id(), strip.buffer));
      case INSTRUMENT -> {
        if (strip.devices.stream().anyMatch(Placed::instrument)) {
          strip.fresh = true;
        } else {
          draft.add(strip.task, new Op.Sum(strip.track.id().text(), 0, List.of(), strip.buffer));
        }
      }
      default -> sum(strip);
    }
  }

  private void sum(Strip strip) {
    TrackId id = strip.track.id();
    List<Way> ways = order.ways(id).stream().filter(way -> !(way instanceof Way.Side)).toList();
    for (Way way : ways) {
      strip.lag = Math.max(strip.lag, sound(way, id).lag());
    }
    List<Op.Input> inputs = new ArrayList<>();
    for (Way way : ways) {
      boolean out = way instanceof Way.Out;
      String at = way.from().text() + (out ? "/to-" : "/send-") + id.text();
      int buffer = delayed(strip.task, at, sound(way, id), strip.lag);
      inputs.add(new Op.Input(buffer, out ? Optional.of(way.from()) : Optional.empty()));
    }
    draft.add(strip.task, new Op.Sum(id.text(), strip.lag, inputs, strip.buffer));
    if (strip.track.kind() == Track.Kind.MASTER && wishes.premaster()) {
      // A copy, because the master's chain works in place.
      premaster = sumOf(strip.task, "premaster", strip.lag, List.of(input(strip.buffer)));
    }
  }

  private static Op.Input input(int buffer) {
    return new Op.Input(buffer, Optional.empty());
  }

  private Sound sumOf(int task, String at, int lag, List<Op.Input> inputs) {
    int out = draft.buffer();
    draft.add(task, new Op.Sum(at, lag, inputs, out));
    return new Sound(out, lag);
  }

  private Sound sound(Way way, TrackId to) {
    Sound sound =
        way instanceof Way.Sent ? taps.get(tapKey(way.from(), to)) : compiled(way.from()).post;
    if (sound == null) {
      throw new IllegalStateException("no tap " + way);
    }
    return sound;
  }

  private static String tapKey(TrackId from, TrackId to) {
    return from.text() + ">" + to.text();
  }

  /** Sends, fader and what leaves the strip. */
  private void mixer(Strip strip) {
    input(strip);
    TrackId id = strip.track.id();
    strip.pre = new Sound(strip.buffer, strip.lag);
    taps(strip, true, strip.buffer);
    boolean kept = preFaderListened(id);
    int out = kept ? draft.buffer() : strip.buffer;
    draft.add(strip.task, new Op.Fader(id, strip.lag, strip.buffer, out));
    strip.post = new Sound(out, strip.lag);
    taps(strip, false, out);
  }

  private void taps(Strip strip, boolean preFader, int buffer) {
    TrackId id = strip.track.id();
    for (Track.Send send : strip.track.sends()) {
      boolean kept = order.ways(send.to()).contains(new Way.Sent(id, preFader));
      if (send.preFader() == preFader && kept) {
        int out = draft.buffer();
        draft.add(strip.task, new Op.Tap(id, send.to(), preFader, strip.lag, buffer, out));
        taps.put(tapKey(id, send.to()), new Sound(out, strip.lag));
      }
    }
  }

  private boolean preFaderListened(TrackId id) {
    return order.levels().stream()
        .flatMap(List::stream)
        .flatMap(track -> order.ways(track.id()).stream())
        .anyMatch(way -> way instanceof Way.Side side && side.preFader() && side.from().equals(id));
  }

  /** Brings every output to one lag; returns it. */
  private int outputs() {
    Strip master = strips.get(TrackId.MASTER);
    if (master != null) {
      exits.put(new Port.Mix(), new Exit(master.task, master.post));
      if (wishes.premaster()) {
        exits.put(new Port.Premaster(), new Exit(master.task, premaster));
      }
    }
    direct();
    if (wishes.stems()) {
      stems();
    }
    if (wishes.strips()) {
      for (Strip strip : strips.values()) {
        exits.put(new Port.Strip(strip.track.id()), new Exit(strip.task, strip.post));
      }
    }
    int latency = exits.values().stream().mapToInt(exit -> exit.sound.lag()).max().orElse(0);
    exits.forEach(
        (port, exit) -> {
          int buffer = delayed(exit.task, port.name(), exit.sound, latency);
          draft.add(exit.task, new Op.Output(port, latency, buffer));
        });
    return latency;
  }

  private void direct() {
    Map<Integer, List<Strip>> byNumber = new TreeMap<>();
    for (Strip strip : strips.values()) {
      if (strip.track.output() instanceof Output.Direct(int number)) {
        byNumber.computeIfAbsent(number, key -> new ArrayList<>()).add(strip);
      }
    }
    byNumber.forEach(
        (number, group) -> {
          Port port = new Port.Direct(number);
          int task = draft.task();
          int lag = group.stream().mapToInt(strip -> strip.post.lag()).max().orElse(0);
          List<Op.Input> inputs = new ArrayList<>();
          for (Strip strip : group) {
            TrackId id = strip.track.id();
            int buffer = delayed(task, id.text() + "/to-" + port.name(), strip.post, lag);
            inputs.add(new Op.Input(buffer, Optional.of(id)));
          }
          exits.put(port, new Exit(task, sumOf(task, port.name(), lag, inputs)));
        });
  }

  private void stems() {
    for (Strip strip : strips.values()) {
      TrackId id = strip.track.id();
      Port port = new Port.Stem(id);
      List<Way> ways =
          order.ways(TrackId.MASTER).stream()
              .filter(way -> !(way instanceof Way.Side) && way.from().equals(id))
              .toList();
      if (ways.isEmpty()) {
        continue;
      }
      List<Op.Input> inputs = new ArrayList<>();
      for (Way way : ways) {
        boolean out = way instanceof Way.Out;
        inputs.add(
            new Op.Input(
                sound(way, TrackId.MASTER).buffer(), out ? Optional.of(id) : Optional.empty()));
      }
      exits.put(
          port, new Exit(strip.task, sumOf(strip.task, port.name(), strip.post.lag(), inputs)));
    }
  }
}
