package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.devices.Catalogue;
import org.songline.engine.compile.StripOrder.Way;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Plan;
import org.songline.engine.plan.Port;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
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
  private final Wishes wishes;
  private final StripOrder order;
  private final Placement placement;
  private final Chains chains;
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

  private Compiler(Song song, int rate, Catalogue catalogue, Shelf shelf, Wishes wishes) {
    this.wishes = wishes;
    this.rate = rate;
    this.order = new StripOrder(song);
    this.placement = new Placement(song.patterns(), catalogue, shelf, wishes.lanes(), problems);
    this.chains = new Chains(draft, shelf, order, this::input, this::compiled, this::tap, problems);
  }

  /** The plan of a song at a rate. */
  public static Compiled compile(
      Song song, int rate, Catalogue catalogue, Shelf shelf, Wishes wishes) {
    return new Compiler(song, rate, catalogue, shelf, wishes).run();
  }

  /** Copies what stands in a strip's buffer, because its devices work in place. */
  private void tap(Strip strip, Optional<DeviceId> device) {
    if (wishes.wanted(Outlet.TAPS)) {
      Port port = new Port.Tap(strip.track.id(), device);
      Sound sound = sumOf(strip.task, port.name(), strip.lag, List.of(input(strip.buffer)));
      exits.put(port, new Exit(strip.task, sound));
    }
  }

  private Compiled run() {
    problems.addAll(order.problems());
    for (List<Track> level : order.levels()) {
      List<Strip> group = level.stream().map(placement::strip).toList();
      group.forEach(strip -> strips.put(strip.track.id(), strip));
      chains.devices(group);
      group.forEach(this::mixer);
    }
    int latency = outputs();
    return new Compiled(draft.plan(rate, latency), problems);
  }

  private Strip compiled(TrackId id) {
    Strip strip = strips.get(id);
    if (strip == null) {
      throw new IllegalStateException(id + " is not compiled yet");
    }
    return strip;
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
        if (strip.hasInstrument()) {
          strip.fresh = true;
        } else {
          draft.add(strip.task, new Op.Sum(strip.track.id().text(), 0, List.of(), strip.buffer));
        }
      }
      default -> sum(strip);
    }
    if (!strip.fresh) {
      tap(strip, Optional.empty());
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
      int buffer = draft.delayed(strip.task, name(way, id), sound(way, id), strip.lag);
      inputs.add(new Op.Input(buffer, gate(way, id)));
    }
    draft.add(strip.task, new Op.Sum(id.text(), strip.lag, inputs, strip.buffer));
    if (strip.track.kind() == Track.Kind.MASTER && wishes.wanted(Outlet.PREMASTER)) {
      // A copy, because the master's chain works in place.
      premaster = sumOf(strip.task, "premaster", strip.lag, List.of(input(strip.buffer)));
    }
  }

  private static String name(Way way, TrackId to) {
    String from = way.from().text();
    return switch (way) {
      case Way.Out _ -> from + "/to-" + to.text();
      case Way.Own(TrackId _, Device device, String output) ->
          from + "/" + device.id().text() + "/" + output;
      case Way.Sent _, Way.Side _ -> from + "/send-" + to.text();
    };
  }

  private static Optional<Op.Gate> gate(Way way, TrackId to) {
    return switch (way) {
      case Way.Out(TrackId from) -> Optional.of(new Op.Gate(from, Optional.empty()));
      case Way.Own(TrackId from, Device _, String _) ->
          Optional.of(new Op.Gate(from, Optional.of(to)));
      case Way.Sent _, Way.Side _ -> Optional.empty();
    };
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
        switch (way) {
          case Way.Sent _ -> taps.get(tapKey(way.from(), to));
          case Way.Own(TrackId from, Device device, String output) ->
              compiled(from).owns.get(Strip.ownKey(device.id(), output));
          case Way.Out _, Way.Side _ -> compiled(way.from()).post;
        };
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
    boolean kept = wishes.wanted(Outlet.PREFADERS) || preFaderListened(id);
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
      if (wishes.wanted(Outlet.PREMASTER)) {
        exits.put(new Port.Premaster(), new Exit(master.task, premaster));
      }
    }
    direct();
    if (wishes.wanted(Outlet.STEMS)) {
      stems();
    }
    if (wishes.wanted(Outlet.STRIPS)) {
      for (Strip strip : strips.values()) {
        exits.put(new Port.Strip(strip.track.id()), new Exit(strip.task, strip.post));
      }
    }
    if (wishes.wanted(Outlet.PREFADERS)) {
      for (Strip strip : strips.values()) {
        exits.put(new Port.Prefader(strip.track.id()), new Exit(strip.task, strip.pre));
      }
    }
    int latency = exits.values().stream().mapToInt(exit -> exit.sound.lag()).max().orElse(0);
    exits.forEach(
        (port, exit) -> {
          int buffer = draft.delayed(exit.task, port.name(), exit.sound, latency);
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
            int buffer = draft.delayed(task, id.text() + "/to-" + port.name(), strip.post, lag);
            inputs.add(new Op.Input(buffer, gate(new Way.Out(id), id)));
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
        Sound sound = sound(way, TrackId.MASTER);
        int buffer = draft.delayed(strip.task, port.name() + "/own", sound, strip.post.lag());
        inputs.add(new Op.Input(buffer, gate(way, TrackId.MASTER)));
      }
      exits.put(
          port, new Exit(strip.task, sumOf(strip.task, port.name(), strip.post.lag(), inputs)));
    }
  }
}
