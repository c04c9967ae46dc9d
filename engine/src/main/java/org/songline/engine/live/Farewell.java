package org.songline.engine.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;
import org.songline.engine.run.Score;
import org.songline.engine.values.Curve;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * What a plan plays in the last quanta before another one: what the other does not have, or has
 * elsewhere, is switched off, so that it dies away as if somebody switched it.
 */
final class Farewell {
  private static final Curve OFF = Curve.constant(0);

  private final Set<DeviceId> devices = new HashSet<>();
  private final Set<Op.Gate> gates = new HashSet<>();
  private final Set<Op.Tap> taps = new HashSet<>();

  private Farewell(Plan before, Plan after) {
    devices(before, after);
    Set<String> ways = new HashSet<>();
    Set<String> sends = new HashSet<>();
    for (Op op : after.ops()) {
      switch (op) {
        case Op.Sum sum ->
            sum.inputs().forEach(i -> i.gate().ifPresent(g -> ways.add(way(sum, g))));
        case Op.Tap tap -> sends.add(tap.key() + tap.preFader());
        default -> {}
      }
    }
    for (Op op : before.ops()) {
      switch (op) {
        case Op.Sum sum -> {
          for (Op.Input input : sum.inputs()) {
            input.gate().filter(gate -> !ways.contains(way(sum, gate))).ifPresent(gates::add);
          }
        }
        case Op.Tap tap -> {
          if (!sends.contains(tap.key() + tap.preFader())) {
            taps.add(tap);
          }
        }
        default -> {}
      }
    }
  }

  private static String way(Op.Sum sum, Op.Gate gate) {
    return sum.key() + " " + gate.text();
  }

  /** Devices that go, and those of a track whose order changes. */
  private void devices(Plan before, Plan after) {
    Map<TrackId, List<DeviceSpec>> old = chains(before);
    Map<TrackId, List<DeviceSpec>> other = chains(after);
    old.forEach(
        (track, chain) -> {
          List<DeviceSpec> now = other.getOrDefault(track, List.of());
          List<DeviceSpec> kept = chain.stream().filter(now::contains).toList();
          boolean sameOrder = now.stream().filter(chain::contains).toList().equals(kept);
          chain.stream()
              .filter(device -> !sameOrder || !kept.contains(device))
              .forEach(device -> devices.add(device.id()));
        });
  }

  private static Map<TrackId, List<DeviceSpec>> chains(Plan plan) {
    Map<TrackId, List<DeviceSpec>> chains = new LinkedHashMap<>();
    for (Op op : plan.ops()) {
      if (op instanceof Op.Device device) {
        chains.computeIfAbsent(device.track(), key -> new ArrayList<>()).add(device.device());
      }
    }
    return chains;
  }

  /** The last that the plan before plays; empty when nothing leaves. */
  static Optional<Score> of(Plan before, Plan after, Score score) {
    Farewell farewell = new Farewell(before, after);
    if (farewell.devices.isEmpty() && farewell.gates.isEmpty() && farewell.taps.isEmpty()) {
      return Optional.empty();
    }
    PlanValues values = score.values();
    Map<DeviceId, Curve> enabled = new HashMap<>(values.enabled());
    farewell.devices.forEach(device -> enabled.put(device, OFF));
    Map<TrackId, PlanValues.Strip> strips = new HashMap<>();
    values.strips().forEach((track, strip) -> strips.put(track, farewell.strip(track, strip)));
    return Optional.of(
        new Score(
            score.transport(),
            new PlanValues(strips, values.parameters(), enabled, values.swings()),
            score.clips(),
            score.sounds()));
  }

  private PlanValues.Strip strip(TrackId track, PlanValues.Strip strip) {
    Map<TrackId, PlanValues.Tap> sends = new HashMap<>(strip.sends());
    for (Op.Tap tap : taps) {
      PlanValues.Tap send = sends.get(tap.to());
      if (tap.track().equals(track) && send != null) {
        sends.put(tap.to(), new PlanValues.Tap(send.level(), send.pan(), OFF));
      }
    }
    Map<TrackId, Curve> owns = new HashMap<>(strip.owns());
    Curve output = strip.output();
    for (Op.Gate gate : gates) {
      if (gate.track().equals(track)) {
        gate.own().ifPresent(to -> owns.put(to, OFF));
        output = gate.own().isEmpty() ? OFF : output;
      }
    }
    return new PlanValues.Strip(
        strip.fader(), strip.pan(), strip.law(), strip.audible(), output, sends, owns);
  }
}
