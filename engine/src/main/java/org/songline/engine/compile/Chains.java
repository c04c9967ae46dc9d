package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.songline.devices.DeviceType.Category;
import org.songline.devices.LaneKernel;
import org.songline.dsp.Quantum;
import org.songline.engine.compile.StripOrder.Way;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * Compiles the devices of strips. Note devices run with the instrument behind them. A modulator
 * runs at its place in the chain and moves what stands after it; where latency lies between the
 * two, what it says is delayed as the sound is.
 */
final class Chains {
  private final Draft draft;
  private final Shelf shelf;
  private final StripOrder order;
  private final Consumer<Strip> input;
  private final Function<TrackId, Strip> compiled;
  private final BiConsumer<Strip, Optional<DeviceId>> tap;
  private final List<String> problems;

  /**
   * @param input brings in what enters a strip, once
   * @param compiled finds a strip of a level below
   * @param tap is told when a device of a strip has done its work
   */
  Chains(
      Draft draft,
      Shelf shelf,
      StripOrder order,
      Consumer<Strip> input,
      Function<TrackId, Strip> compiled,
      BiConsumer<Strip, Optional<DeviceId>> tap,
      List<String> problems) {
    this.draft = draft;
    this.shelf = shelf;
    this.order = order;
    this.input = input;
    this.compiled = compiled;
    this.tap = tap;
    this.problems = problems;
  }

  /** Compiles the inputs and devices of strips of one level, in lanes where that is possible. */
  void devices(List<Strip> level) {
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
      input.accept(strip);
      List<DeviceSpec> run = laneRun(strip).stream().map(Placed::spec).toList();
      lanes.add(new Op.Lane(strip.track.id(), run, strip.lag, strip.buffer));
      strip.next += run.size();
    }
    draft.add(task, new Op.Lanes(lanes));
  }

  private void device(Strip strip, Placed placed) {
    input.accept(strip);
    switch (placed.category()) {
      case NOTE -> strip.stages.add(placed);
      case MODULATOR -> modulator(strip, placed);
      case INSTRUMENT, EFFECT -> sounding(strip, placed);
    }
  }

  private void sounding(Strip strip, Placed placed) {
    boolean instrument = placed.category() == Category.INSTRUMENT;
    List<Placed> stages = instrument ? List.copyOf(strip.stages) : List.of();
    Optional<Sound> side = side(strip, placed);
    int lag = Math.max(strip.lag, side.map(Sound::lag).orElse(0));
    lag = Math.max(lag, latest(strip, placed));
    int behind = 0;
    for (Placed stage : stages.reversed()) {
      behind += latency(stage);
      lag = Math.max(lag, Math.max(0, latest(strip, stage)) + behind);
    }
    await(strip, placed, lag);
    List<Op.NoteStage> before = new ArrayList<>();
    for (Placed stage : stages) {
      int at = lag - behind;
      before.add(new Op.NoteStage(stage.spec(), at, moved(strip, stage, at)));
      behind -= latency(stage);
    }
    int latency = latency(placed);
    Optional<TrackId> notes = instrument ? Optional.of(strip.track.id()) : Optional.empty();
    draft.add(
        strip.task,
        new Op.Device(
            strip.track.id(),
            placed.spec(),
            lag,
            strip.buffer,
            strip.fresh,
            sideBuffer(strip, placed, side, lag),
            notes,
            before,
            latency,
            moved(strip, placed, lag),
            outs(strip, placed, lag + latency)));
    strip.fresh = false;
    strip.lag = lag + latency;
    tap.accept(strip, Optional.of(placed.device().id()));
  }

  private void modulator(Strip strip, Placed placed) {
    if (shelf.latency(placed.spec(), placed.device()) != 0) {
      throw new IllegalStateException(placed.spec().type().id() + ": a modulator is never late");
    }
    boolean first = strip.fresh;
    Optional<Sound> side = side(strip, placed);
    int lag = first ? 0 : strip.lag;
    lag = Math.max(lag, side.map(Sound::lag).orElse(0));
    lag = Math.max(lag, latest(strip, placed));
    if (!first) {
      await(strip, placed, lag);
    }
    int out = draft.buffer();
    draft.add(
        strip.task,
        new Op.Modulator(
            strip.track.id(),
            placed.spec(),
            lag,
            first ? Optional.empty() : Optional.of(strip.buffer),
            sideBuffer(strip, placed, side, lag),
            strip.hasInstrument() ? Optional.of(strip.track.id()) : Optional.empty(),
            moved(strip, placed, lag),
            out));
    strip.controls.put(placed.device().id(), new Sound(out, lag));
    int own = strip.track.deviceIndex(placed.device().id());
    for (Device.Modulation modulation : placed.device().modulations()) {
      if (strip.track.deviceIndex(modulation.device()) < own) {
        problems.add(
            place(strip, placed)
                + ": it cannot move "
                + modulation.device().text()
                + ", which stands before it");
      }
    }
  }

  /** Holds the sound of a strip back until it has a lag. */
  private void await(Strip strip, Placed placed, int lag) {
    if (strip.lag < lag && !strip.fresh) {
      int quanta = lag - strip.lag;
      draft.add(
          strip.task,
          new Op.Delay(place(strip, placed), strip.lag, strip.buffer, strip.buffer, quanta));
    }
    strip.lag = lag;
  }

  private int latency(Placed placed) {
    int frames = shelf.latency(placed.spec(), placed.device());
    return (frames + Quantum.FRAMES - 1) / Quantum.FRAMES;
  }

  private static String place(Strip strip, Placed placed) {
    return strip.track.id().text() + "/" + placed.device().id().text();
  }

  /** The lag of the latest of the modulators that move a device. */
  private int latest(Strip strip, Placed placed) {
    return modulators(strip, placed).stream()
        .map(modulator -> strip.controls.get(modulator.id()))
        .mapToInt(sound -> sound == null ? 0 : sound.lag())
        .max()
        .orElse(0);
  }

  /** The modulators before a device that move it. */
  private static List<Device> modulators(Strip strip, Placed placed) {
    List<Device> chain = strip.track.devices();
    return chain.subList(0, strip.track.deviceIndex(placed.device().id())).stream()
        .filter(modulator -> strip.controls.containsKey(modulator.id()))
        .filter(
            modulator ->
                modulator.modulations().stream()
                    .anyMatch(m -> m.device().equals(placed.device().id())))
        .toList();
  }

  private List<Op.Moved> moved(Strip strip, Placed placed, int lag) {
    List<Op.Moved> moved = new ArrayList<>();
    for (Device modulator : modulators(strip, placed)) {
      String at = place(strip, placed) + "/" + modulator.id().text();
      Sound said = strip.controls.getOrDefault(modulator.id(), new Sound(-1, 0));
      int buffer = draft.delayed(strip.task, at, said, lag);
      for (Device.Modulation modulation : modulator.modulations()) {
        if (modulation.device().equals(placed.device().id())) {
          int parameter = placed.spec().type().parameter(modulation.parameter());
          if (parameter < 0) {
            problems.add(at + ": there is no parameter " + modulation.parameter());
          } else {
            moved.add(new Op.Moved(modulator.id(), parameter, buffer));
          }
        }
      }
    }
    return moved;
  }

  /** Buffers for the outputs of its own that the song connects. */
  private List<Integer> outs(Strip strip, Placed placed, int lag) {
    List<Integer> outs = new ArrayList<>();
    for (String output : placed.spec().type().outputs()) {
      boolean kept =
          order.levels().stream()
              .flatMap(List::stream)
              .flatMap(track -> order.ways(track.id()).stream())
              .anyMatch(
                  way ->
                      way instanceof Way.Own(TrackId _, Device device, String name)
                          && device.id().equals(placed.device().id())
                          && name.equals(output));
      int buffer = kept ? draft.buffer() : -1;
      if (kept) {
        DeviceId id = placed.device().id();
        strip.owns.put(Strip.ownKey(id, output), new Sound(buffer, lag));
      }
      outs.add(buffer);
    }
    return outs;
  }

  /** What steers a device from another strip. */
  private Optional<Sound> side(Strip strip, Placed placed) {
    if (!placed.spec().type().sideChain()) {
      return Optional.empty();
    }
    for (Way way : order.ways(strip.track.id())) {
      if (way instanceof Way.Side(TrackId from, boolean preFader, Device device)
          && device.equals(placed.device())) {
        Strip source = compiled.apply(from);
        return Optional.of(preFader ? source.pre : source.post);
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> sideBuffer(Strip strip, Placed placed, Optional<Sound> side, int lag) {
    return side.map(sound -> draft.delayed(strip.task, place(strip, placed) + "/side", sound, lag));
  }
}
