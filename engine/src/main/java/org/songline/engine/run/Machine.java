package org.songline.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.DeviceSpec;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;
import org.songline.engine.plan.Port;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.PlanValues;
import org.songline.model.song.Id.TrackId;

/**
 * A plan with buffers and state. Made off the audio path, while the machine before it may still
 * run; begins with {@link #enter}, which like all that executors call allocates nothing.
 */
public final class Machine {
  private final Plan plan;
  private final int quanta;
  private final Kernel[][] tasks;
  private final int[] firsts;
  private final Costs costs;
  private final int[][] next;
  private final int[] waits;
  private final Clock clock;
  private final Map<Port, Integer> outputs = new HashMap<>();
  private final Buffers buffers;
  private final Map<String, Object> states = new HashMap<>();
  private final ReadAhead ahead;
  private final boolean straight;
  private final Map<TrackId, List<LiveNotes>> players;
  private final List<Gauge> gauges;
  private Score score;

  /**
   * @param rack has every device of the plan
   * @param quanta the longest block
   * @param course where the song stands at the quanta of the engine
   * @param before the machine that this one follows, whose state goes on where keys agree
   */
  public Machine(
      Plan plan, Rack rack, int quanta, Score score, Course course, @Nullable Machine before) {
    this.plan = plan;
    this.quanta = quanta;
    this.score = score;
    this.straight = course.straight();
    this.buffers = new Buffers(plan.buffers(), quanta);
    int most = plan.ops().stream().mapToInt(Op::lag).max().orElse(0);
    this.clock = new Clock(most + quanta, score.transport(), course);
    int count = plan.tasks().size();
    this.costs = new Costs(plan);
    this.firsts = new int[count];
    this.tasks = new Kernel[count][];
    this.next = new int[count][];
    this.waits = new int[count];
    List<List<Integer>> followers = new ArrayList<>();
    int ops = 0;
    for (int t = 0; t < count; t++) {
      followers.add(new ArrayList<>());
      Plan.Task task = plan.tasks().get(t);
      List<Kernel> kernels = new ArrayList<>();
      for (Op op : task.ops()) {
        kernel(op, rack, before, kernels);
      }
      tasks[t] = kernels.toArray(Kernel[]::new);
      firsts[t] = ops;
      ops += kernels.size();
      waits[t] = task.after().size();
      for (int earlier : task.after()) {
        followers.get(earlier).add(t);
      }
    }
    for (int t = 0; t < count; t++) {
      next[t] = followers.get(t).stream().mapToInt(Integer::intValue).toArray();
    }
    for (Kernel[] task : tasks) {
      for (Kernel kernel : task) {
        kernel.prepare(score);
      }
    }
    rack.keepOnly(plan);
    ahead = ReadAhead.of(plan, rack, score);
    players = players(plan, rack);
    gauges = gauges(plan, rack);
  }

  private static List<Gauge> gauges(Plan plan, Rack rack) {
    List<Gauge> gauges = new ArrayList<>();
    for (Op op : plan.ops()) {
      if (op instanceof Op.Device device && !device.device().type().readings().isEmpty()) {
        gauges.add(new Gauge(device.track(), rack.unit(device.device(), DeviceUnit.class)));
      }
    }
    return List.copyOf(gauges);
  }

  private void kernel(Op op, Rack rack, @Nullable Machine before, List<Kernel> kernels) {
    switch (op) {
      case Op.Clips clips -> kernels.add(clips(clips, before));
      case Op.Device device -> {
        DeviceKernel kernel = new DeviceKernel(device, rack, clock, buffers);
        if (before != null && !before.plan.runs(device.device())) {
          kernel.arrive();
        }
        kernels.add(kernel);
      }
      case Op.Modulator modulator ->
          kernels.add(new ModulatorKernel(modulator, rack, clock, buffers));
      case Op.Lanes lanes -> kernels.add(new LanesKernel(lanes, rack::setup, clock, buffers));
      case Op.Delay delay -> kernels.add(new DelayKernel(delay, ring(delay, before), buffers));
      case Op.Fader fader ->
          kernels.add(GainKernel.fader(fader, tile(fader.key(), before), clock, buffers));
      case Op.Tap tap -> {
        GainTile tile = tile(tap.key(), before);
        if (before != null && !before.states.containsKey(tap.key())) {
          tile.arrive();
        }
        kernels.add(GainKernel.tap(tap, tile, clock, buffers));
      }
      case Op.Sum sum -> kernels.add(new SumKernel(sum, gates(sum, before), clock, buffers));
      case Op.Output output -> outputs.put(output.port(), output.in());
    }
  }

  private ClipsKernel clips(Op.Clips op, @Nullable Machine before) {
    ClipsKernel old = before == null ? null : (ClipsKernel) before.states.get(op.key());
    ClipsKernel kernel = new ClipsKernel(op, old, clock, buffers);
    states.put(op.key(), kernel);
    return kernel;
  }

  private QuantumRing ring(Op.Delay delay, @Nullable Machine before) {
    QuantumRing ring = new QuantumRing(delay.quanta());
    if (before != null && before.states.get(delay.key()) instanceof QuantumRing old) {
      if (old.quanta() == delay.quanta()) {
        ring = old;
      } else {
        ring.adopt(old);
      }
    }
    states.put(delay.key(), ring);
    return ring;
  }

  private GainTile tile(String key, @Nullable Machine before) {
    GainTile old = before == null ? null : (GainTile) before.states.get(key);
    GainTile tile = old == null ? new GainTile(PlanValues.glide(plan.rate())) : old;
    states.put(key, tile);
    return tile;
  }

  private Follower[] gates(Op.Sum sum, @Nullable Machine before) {
    Follower[] gates = new Follower[sum.inputs().size()];
    for (int i = 0; i < gates.length; i++) {
      if (sum.inputs().get(i).gate().isEmpty()) {
        gates[i] = new Follower(0, Curve.constant(1));
        continue;
      }
      Op.Gate gate = sum.inputs().get(i).gate().get();
      long twins =
          sum.inputs().subList(0, i).stream()
              .filter(input -> input.gate().equals(Optional.of(gate)))
              .count();
      String key = sum.key() + "/" + gate.text() + (twins == 0 ? "" : "#" + twins);
      Follower old = before == null ? null : (Follower) before.states.get(key);
      gates[i] = old == null ? new Follower(Follower.SWITCH, Curve.constant(1)) : old;
      if (before != null && old == null) {
        gates[i].from(0);
      }
      states.put(key, gates[i]);
    }
    return gates;
  }

  /** Takes over from the machine before it, from the next block on. On the audio path. */
  public void enter() {
    follow(score);
  }

  /** Follows other values from the next block on; clips stay as they are. On the audio path. */
  public void follow(Score other) {
    score = other;
    clock.follow(other.transport());
    for (Kernel[] task : tasks) {
      for (Kernel kernel : task) {
        kernel.bind(other);
      }
    }
  }

  public Plan plan() {
    return plan;
  }

  public Score score() {
    return score;
  }

  /** The longest block in quanta. */
  public int quanta() {
    return quanta;
  }

  /** The sound of a port after a block: interleaved stereo from its first quantum on. */
  public float[] output(Port port) {
    Integer buffer = outputs.get(port);
    if (buffer == null) {
      throw new IllegalArgumentException("the plan has no output " + port.name());
    }
    return buffers.audio(buffer);
  }

  /** Where those who play a track's instruments put their notes; empty when it has none. */
  public List<LiveNotes> players(TrackId track) {
    return players.getOrDefault(track, List.of());
  }

  private static Map<TrackId, List<LiveNotes>> players(Plan plan, Rack rack) {
    Map<TrackId, List<LiveNotes>> players = new HashMap<>();
    for (Op op : plan.ops()) {
      switch (op) {
        case Op.Device device -> player(device.notes(), device.device(), rack, players);
        case Op.Modulator modulator -> player(modulator.notes(), modulator.device(), rack, players);
        default -> {}
      }
    }
    return players;
  }

  private static void player(
      Optional<TrackId> track,
      DeviceSpec device,
      Rack rack,
      Map<TrackId, List<LiveNotes>> players) {
    if (track.isPresent()) {
      LiveNotes live = rack.feed(device).live();
      players.computeIfAbsent(track.get(), id -> new ArrayList<>()).add(live);
    }
  }

  /** The devices that tell something about the sound. */
  public List<Gauge> gauges() {
    return gauges;
  }

  /** What devices failed and are bypassed, a line each. Between blocks; not on the audio path. */
  public List<String> failures() {
    return Arrays.stream(tasks)
        .flatMap(Arrays::stream)
        .flatMap(kernel -> kernel.failure().stream())
        .toList();
  }

  /** Has ready what a block plays of recordings and samples. Not on the audio path. */
  public void prepare(long quantum, int count) {
    for (int i = 0; i < feeds(); i++) {
      feed(i, quantum, count);
    }
  }

  /** What its operations cost. */
  public Costs costs() {
    return costs;
  }

  /** Reads ahead where the course is not straight. */
  public ReadAhead ahead() {
    return ahead;
  }

  /** Begins a block; then every task may run once those it waits for have. */
  void begin(long quantum, int count) {
    clock.go(quantum, count);
    if (costs.wanted()) {
      costs.begin(count);
    }
  }

  int tasks() {
    return tasks.length;
  }

  void run(int task, long quantum, int count) {
    if (costs.wanted()) {
      runTimed(task, quantum, count);
      return;
    }
    for (Kernel kernel : tasks[task]) {
      kernel.run(quantum, count);
    }
  }

  private void runTimed(int task, long quantum, int count) {
    Kernel[] kernels = tasks[task];
    long from = System.nanoTime();
    for (int k = 0; k < kernels.length; k++) {
      kernels[k].run(quantum, count);
      long to = System.nanoTime();
      costs.took(firsts[task] + k, to - from);
      from = to;
    }
  }

  /** How many tasks a task waits for. */
  int waits(int task) {
    return waits[task];
  }

  /** The tasks that wait for a task. */
  int[] next(int task) {
    return next[task];
  }

  /** How many feeds are read block by block. */
  int feeds() {
    return straight ? ahead.count() : 0;
  }

  void feed(int index, long quantum, int count) {
    ahead.read(index, quantum * Quantum.FRAMES, (quantum + count) * Quantum.FRAMES);
  }
}
