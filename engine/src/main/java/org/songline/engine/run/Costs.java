package org.songline.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/** What the operations of a plan cost while somebody wants to know. One reader at a time. */
public final class Costs {
  private static final double NANOS = 1e9;

  private final int rate;
  private final List<Op> ops = new ArrayList<>();
  private final Set<String> tracks = new HashSet<>();
  private final AtomicLongArray nanos;
  private final AtomicLong quanta = new AtomicLong();
  private final long[] seen;
  private long seenQuanta;
  private volatile boolean wanted;

  /**
   * What a device of a track costs; without a device, all of the track that is no device: clips,
   * fader, sends, sums.
   *
   * @param share of the time that one thread has
   */
  public record Cost(TrackId track, Optional<DeviceId> device, double share) {}

  private record Place(String track, Optional<DeviceId> device) {}

  Costs(Plan plan) {
    rate = plan.rate();
    for (Op op : plan.ops()) {
      if (!(op instanceof Op.Output)) {
        ops.add(op);
      }
      if (op instanceof Op.Fader fader) {
        tracks.add(fader.track().text());
      }
    }
    nanos = new AtomicLongArray(ops.size());
    seen = new long[ops.size()];
  }

  /** Whether to measure. */
  public void wanted(boolean now) {
    wanted = now;
  }

  boolean wanted() {
    return wanted;
  }

  /** So many quanta are being made. */
  void begin(int count) {
    quanta.set(quanta.get() + count);
  }

  /** An operation, in the order of the plan, took so long. One thread at a time for each. */
  void took(int op, long time) {
    nanos.set(op, nanos.get(op) + time);
  }

  /** What was spent since the last look, the most costly first; empty when nothing was measured. */
  public synchronized List<Cost> look() {
    long all = quanta.get();
    long count = all - seenQuanta;
    seenQuanta = all;
    Map<Place, Double> sums = new LinkedHashMap<>();
    for (int i = 0; i < seen.length; i++) {
      long now = nanos.get(i);
      spread(ops.get(i), (double) (now - seen[i]), sums);
      seen[i] = now;
    }
    if (count == 0) {
      return List.of();
    }
    double time = (double) count * Quantum.FRAMES / rate * NANOS;
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> cost(entry.getKey(), entry.getValue() / time))
        .sorted(Comparator.comparingDouble(Cost::share).reversed())
        .toList();
  }

  private static Cost cost(Place place, double share) {
    return new Cost(new TrackId(place.track), place.device, share);
  }

  private void spread(Op op, double time, Map<Place, Double> sums) {
    switch (op) {
      // The note devices before an instrument run in its kernel and are part of its cost.
      case Op.Device device -> add(sums, device.track(), device.device(), time);
      case Op.Modulator modulator -> add(sums, modulator.track(), modulator.device(), time);
      case Op.Lanes lanes -> {
        // Equal devices run side by side: each has an equal part.
        double part = time / (lanes.strips().size() * lanes.strips().getFirst().devices().size());
        for (Op.Lane lane : lanes.strips()) {
          for (DeviceSpec device : lane.devices()) {
            add(sums, lane.track(), device, part);
          }
        }
      }
      default -> {
        String at = op.key().substring(0, op.key().indexOf('/'));
        String track = tracks.contains(at) ? at : TrackId.MASTER.text();
        sums.merge(new Place(track, Optional.empty()), time, Double::sum);
      }
    }
  }

  private static void add(Map<Place, Double> sums, TrackId track, DeviceSpec device, double time) {
    sums.merge(new Place(track.text(), Optional.of(device.id())), time, Double::sum);
  }
}
