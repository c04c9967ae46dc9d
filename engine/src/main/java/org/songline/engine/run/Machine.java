package org.songline.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Processor;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.AudioSegment;
import org.songline.engine.media.Sound;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;
import org.songline.engine.plan.Port;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.PlanValues;

/**
 * A plan with buffers and state. Made off the audio path, while the machine before it may still
 * run; begins with {@link #enter}, which like all that executors call allocates nothing.
 */
public final class Machine {
  private final Plan plan;
  private final int quanta;
  private final Kernel[][] tasks;
  private final int[][] next;
  private final int[] waits;
  private final Clock clock;
  private final Map<Port, Integer> outputs = new HashMap<>();
  private final Buffers buffers;
  private final Map<String, Object> states = new HashMap<>();
  private final Feed[] feeds;
  private Score score;

  /**
   * @param rack has every device of the plan
   * @param quanta the longest block
   * @param before the machine that this one follows, whose state goes on where keys agree
   */
  public Machine(Plan plan, Rack rack, int quanta, Score score, @Nullable Machine before) {
    this.plan = plan;
    this.quanta = quanta;
    this.score = score;
    this.buffers = new Buffers(plan.buffers(), quanta);
    int most = plan.ops().stream().mapToInt(Op::lag).max().orElse(0);
    this.clock = new Clock(most + quanta, score.transport());
    int count = plan.tasks().size();
    this.tasks = new Kernel[count][];
    this.next = new int[count][];
    this.waits = new int[count];
    List<List<Integer>> followers = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      followers.add(new ArrayList<>());
      Plan.Task task = plan.tasks().get(t);
      List<Kernel> kernels = new ArrayList<>();
      for (Op op : task.ops()) {
        kernel(op, rack, before, kernels);
      }
      tasks[t] = kernels.toArray(Kernel[]::new);
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
    feeds = feeds(plan, rack, score);
  }

  private void kernel(Op op, Rack rack, @Nullable Machine before, List<Kernel> kernels) {
    switch (op) {
      case Op.Clips clips -> kernels.add(new ClipsKernel(clips, buffers));
      case Op.Device device -> kernels.add(new DeviceKernel(device, rack, clock, buffers));
      case Op.Modulator modulator ->
          kernels.add(new ModulatorKernel(modulator, rack, clock, buffers));
      case Op.Lanes lanes -> kernels.add(new LanesKernel(lanes, rack::setup, clock, buffers));
      case Op.Delay delay -> kernels.add(new DelayKernel(delay, ring(delay, before), buffers));
      case Op.Fader fader ->
          kernels.add(GainKernel.fader(fader, tile(fader.key(), before), buffers));
      case Op.Tap tap -> kernels.add(GainKernel.tap(tap, tile(tap.key(), before), buffers));
      case Op.Sum sum -> kernels.add(new SumKernel(sum, gates(sum, before), buffers));
      case Op.Output output -> outputs.put(output.port(), output.in());
    }
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

  /** What devices failed and are bypassed, a line each. Between blocks; not on the audio path. */
  public List<String> failures() {
    return Arrays.stream(tasks)
        .flatMap(Arrays::stream)
        .flatMap(kernel -> kernel.failure().stream())
        .toList();
  }

  /** Has ready what a block plays of recordings and samples. Not on the audio path. */
  public void prepare(long quantum, int count) {
    for (int i = 0; i < feeds.length; i++) {
      feed(i, quantum, count);
    }
  }

  /** Begins a block; then every task may run once those it waits for have. */
  void begin(long quantum, int count) {
    clock.go(quantum, count);
  }

  int tasks() {
    return tasks.length;
  }

  void run(int task, long quantum, int count) {
    for (Kernel kernel : tasks[task]) {
      kernel.run(quantum, count);
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

  int feeds() {
    return feeds.length;
  }

  void feed(int index, long quantum, int count) {
    feeds[index].prepare(quantum * Quantum.FRAMES, (quantum + count) * Quantum.FRAMES);
  }

  /** What reads ahead of the path. */
  @FunctionalInterface
  private interface Feed {
    /** Has ready what the frames of the engine from one to another need. */
    void prepare(long from, long to);
  }

  /** One recording and all the places of the song that play it. */
  private static final class Recording implements Feed {
    private final Sound sound;
    private final AudioSegment[] segments;

    Recording(Sound sound, List<AudioSegment> uses) {
      this.sound = sound;
      this.segments = uses.toArray(AudioSegment[]::new);
    }

    @Override
    public void prepare(long from, long to) {
      sound.begin();
      for (AudioSegment segment : segments) {
        long at = Math.max(from, segment.start());
        long stop = Math.min(to, segment.end());
        while (at < stop) {
          long run = Math.min(segment.run(at), stop - at);
          long first = segment.position(at);
          long last = segment.position(at + run - 1);
          sound.want(Math.min(first, last), Math.max(first, last) + 1);
          at += run;
        }
      }
      sound.load();
    }
  }

  private static Feed[] feeds(Plan plan, Rack rack, Score score) {
    List<Feed> feeds = new ArrayList<>(recordings(score));
    for (Op op : plan.ops()) {
      if (op instanceof Op.Device device) {
        Processor processor = rack.unit(device.device(), DeviceUnit.class).processor();
        if (processor.readsAhead()) {
          feeds.add((from, to) -> processor.readAhead((int) (to - from)));
        }
      }
    }
    return feeds.toArray(Feed[]::new);
  }

  private static List<Recording> recordings(Score score) {
    Map<Sound, List<AudioSegment>> uses = new LinkedHashMap<>();
    score.clips().audio().values().stream()
        .flatMap(List::stream)
        .forEach(
            segment ->
                score
                    .sounds()
                    .sound(segment.source())
                    .ifPresent(
                        sound ->
                            uses.computeIfAbsent(sound, key -> new ArrayList<>()).add(segment)));
    return uses.entrySet().stream()
        .filter(use -> use.getKey().paged())
        .map(use -> new Recording(use.getKey(), use.getValue()))
        .toList();
  }
}
