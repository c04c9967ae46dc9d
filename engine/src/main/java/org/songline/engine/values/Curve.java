package org.songline.engine.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.songline.dsp.Quantum;
import org.songline.model.song.Point;
import org.songline.model.time.Tempo;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * A value over the song at one rate: constant, a sum of levels, or through breakpoints that stand
 * on their exact frames. Between two breakpoints of values v0 and v1 the value is v0 + (v1 - v0)
 * c(t), where the travel t goes from 0 to 1 in proportion to musical time (so in a straight line
 * over frames wherever the tempo stands still), and
 *
 * <ul>
 *   <li>hold: c = 0;
 *   <li>linear: c = t;
 *   <li>curved: c = k t / (1 + (k - 1) t) with k = (1 + 0.98 b) / (1 - 0.98 b) for a bend b: a
 *       hyperbola of slope k at its start and 1 / k at its end.
 * </ul>
 *
 * <p>Within a tempo ramp the travel is exact at every quantum and straight in between. Every value
 * is computed from its absolute frame, so it does not depend on how frames are asked for.
 * Immutable; nothing here allocates after construction.
 */
public final class Curve {
  private static final double LEAST_JUMP = 1e-6;
  private static final double[] NONE = {};
  private static final Curve[] ALONE = {};

  private final double first;
  private final TempoMap tempo;
  private final int rate;

  // One entry for each piece: from frame to frame, from travel to travel.
  private final double[] from;
  private final double[] to;
  private final double[] travel;
  private final double[] speed;
  private final double[] value;
  private final double[] change;
  private final double[] sharpness;
  // For pieces inside a tempo ramp: quarters at travel 0, and travel a quarter; else speed counts.
  private final double[] origin;
  private final double[] perQuarter;

  // Where the value jumps: the frame, the value up to it and the value from it on.
  private final double[] jumpAt;
  private final double[] jumpFrom;
  private final double[] jumpTo;

  // Curves that this one is the sum of, while none of them is at the bottom.
  private final Curve[] parts;
  private final double bottom;

  private static final TempoMap ANY =
      new TempoMap(List.of(new Tempo(TickPosition.START, 120, Tempo.Shape.STEP)));

  private Curve(double first, TempoMap tempo, int rate, List<Piece> pieces) {
    this.first = first;
    this.tempo = tempo;
    this.rate = rate;
    parts = ALONE;
    bottom = 0;
    int count = pieces.size();
    from = count == 0 ? NONE : new double[count];
    to = new double[count];
    travel = new double[count];
    speed = new double[count];
    value = new double[count];
    change = new double[count];
    sharpness = new double[count];
    origin = new double[count];
    perQuarter = new double[count];
    for (int i = 0; i < count; i++) {
      Piece piece = pieces.get(i);
      from[i] = piece.from;
      to[i] = piece.to;
      travel[i] = piece.travel;
      speed[i] = piece.to == Double.POSITIVE_INFINITY ? 0 : piece.speed;
      value[i] = piece.value;
      change[i] = piece.change;
      sharpness[i] = piece.sharpness;
      origin[i] = piece.origin;
      perQuarter[i] = piece.perQuarter;
    }
    int[] jumps = IntStream.range(1, count).filter(this::jumpsBefore).toArray();
    jumpAt = IntStream.of(jumps).mapToDouble(i -> from[i]).toArray();
    jumpFrom = IntStream.of(jumps).mapToDouble(i -> last(i - 1)).toArray();
    jumpTo = IntStream.of(jumps).mapToDouble(i -> shaped(i, travel[i])).toArray();
  }

  private Curve(Curve[] parts, double bottom) {
    this.first = 0;
    this.tempo = ANY;
    this.rate = 1;
    this.parts = parts;
    this.bottom = bottom;
    from = NONE;
    to = NONE;
    travel = NONE;
    speed = NONE;
    value = NONE;
    change = NONE;
    sharpness = NONE;
    origin = NONE;
    perQuarter = NONE;
    jumpAt =
        Arrays.stream(parts)
            .flatMapToDouble(part -> Arrays.stream(part.jumpAt))
            .sorted()
            .distinct()
            .toArray();
    jumpFrom = Arrays.stream(jumpAt).map(this::before).toArray();
    jumpTo = Arrays.stream(jumpAt).map(frame -> at((long) Math.ceil(frame))).toArray();
  }

  /** The sum up to a jump. */
  private double before(double frame) {
    double sum = 0;
    for (Curve part : parts) {
      int jump = Arrays.binarySearch(part.jumpAt, frame);
      double level = jump < 0 ? part.at((long) Math.ceil(frame)) : part.jumpFrom[jump];
      if (level <= bottom) {
        return bottom;
      }
      sum += level;
    }
    return Math.max(bottom, sum);
  }

  /** Whether another curve has the same value everywhere, by what it was made of. */
  boolean same(Curve other) {
    return this == other
        || (first == other.first
            && bottom == other.bottom
            && same(parts, other.parts)
            && tempo == other.tempo
            && rate == other.rate
            && Arrays.equals(from, other.from)
            && Arrays.equals(to, other.to)
            && Arrays.equals(travel, other.travel)
            && Arrays.equals(speed, other.speed)
            && Arrays.equals(value, other.value)
            && Arrays.equals(change, other.change)
            && Arrays.equals(sharpness, other.sharpness)
            && Arrays.equals(origin, other.origin)
            && Arrays.equals(perQuarter, other.perQuarter));
  }

  private static boolean same(Curve[] some, Curve[] others) {
    boolean same = some.length == others.length;
    for (int i = 0; i < some.length && same; i++) {
      same = some[i].same(others[i]);
    }
    return same;
  }

  private boolean jumpsBefore(int i) {
    return Math.abs(shaped(i, travel[i]) - last(i - 1)) > LEAST_JUMP;
  }

  private double last(int i) {
    return shaped(i, speed[i] == 0 ? travel[i] : travel[i] + speed[i] * (to[i] - from[i]));
  }

  private record Piece(
      double from,
      double to,
      double travel,
      double speed,
      double value,
      double change,
      double sharpness,
      double origin,
      double perQuarter) {
    static Piece flat(double from, double to, double value) {
      return new Piece(from, to, 0, 0, value, 0, 1, 0, 0);
    }
  }

  /** The same value for ever. */
  public static Curve constant(double value) {
    return new Curve(value, ANY, 1, List.of());
  }

  /**
   * Levels in decibels added up; silent while one of them is.
   *
   * @param levels one or more
   * @param silence the level that is silence, with all below
   */
  public static Curve levels(List<Curve> levels, double silence) {
    if (levels.size() == 1) {
      return levels.getFirst();
    }
    Curve sum = new Curve(levels.toArray(Curve[]::new), silence);
    return levels.stream().allMatch(Curve::isConstant) ? constant(sum.at(0)) : sum;
  }

  /**
   * A curve through points.
   *
   * @param points by position, at least one
   */
  public static Curve of(List<Point> points, TempoMap tempo, int rate) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      long start = tempo.frameAt(point.at(), rate).frame();
      if (i + 1 == points.size()) {
        pieces.add(Piece.flat((double) start, Double.POSITIVE_INFINITY, point.value()));
        break;
      }
      Point next = points.get(i + 1);
      long end = tempo.frameAt(next.at(), rate).frame();
      if (end == start) {
        continue;
      }
      if (point.shape() == Point.Shape.HOLD || point.value() == next.value()) {
        pieces.add(Piece.flat((double) start, (double) end, point.value()));
      } else {
        addMoving(pieces, point, next, start, end, tempo, rate);
      }
    }
    return new Curve(points.getFirst().value(), tempo, rate, pieces);
  }

  private static void addMoving(
      List<Piece> pieces, Point point, Point next, long start, long end, TempoMap map, int rate) {
    double origin = map.quartersAt(start, rate);
    double perQuarter = 1 / (map.quartersAt(end, rate) - origin);
    double change = next.value() - point.value();
    double sharpness = Point.sharpness(point.shape(), point.bend());
    List<Tempo> tempos = map.tempos();
    double at = start;
    double travel = 0;
    for (int i = 0; i < tempos.size(); i++) {
      boolean last = i + 1 == tempos.size();
      double stop =
          last ? end : Math.min((double) end, map.secondsAt(tempos.get(i + 1).at()) * rate);
      if (stop <= at) {
        continue;
      }
      double stopTravel =
          stop == end
              ? 1
              : (tempos.get(i + 1).at().tick() / (double) Ticks.PER_QUARTER - origin) * perQuarter;
      boolean ramp =
          !last
              && tempos.get(i).shape() == Tempo.Shape.RAMP
              && tempos.get(i).bpm() != tempos.get(i + 1).bpm();
      pieces.add(
          new Piece(
              at,
              stop,
              travel,
              (stopTravel - travel) / (stop - at),
              point.value(),
              change,
              sharpness,
              origin,
              ramp ? perQuarter : 0));
      at = stop;
      travel = stopTravel;
      if (stop == end) {
        break;
      }
    }
  }

  /**
   * A switch that takes {@code glide} frames for a full turn: follows points that are 0 or 1 (half
   * and more is 1) in straight lines that begin on their exact frames.
   */
  public static Curve gliding(List<Point> points, TempoMap tempo, int rate, int glide) {
    List<Piece> pieces = new ArrayList<>();
    double now = points.getFirst().value() >= 0.5 ? 1 : 0;
    double first = now;
    for (int i = 0; i < points.size(); i++) {
      double start = tempo.frameAt(points.get(i).at(), rate).frame();
      double stop =
          i + 1 < points.size()
              ? tempo.frameAt(points.get(i + 1).at(), rate).frame()
              : Double.POSITIVE_INFINITY;
      double target = points.get(i).value() >= 0.5 ? 1 : 0;
      double arrival = start + Math.abs(target - now) * glide;
      double turn = Math.min(arrival, stop);
      if (turn > start) {
        double slope = (target > now ? 1.0 : -1.0) / glide;
        pieces.add(new Piece(start, turn, 0, slope, now, 1, 1, 0, 0));
        now = turn == arrival ? target : now + slope * (turn - start);
      }
      if (stop > turn) {
        pieces.add(Piece.flat(turn, stop, now));
      }
    }
    return new Curve(first, tempo, rate, pieces);
  }

  /** Whether it never changes. */
  public boolean isConstant() {
    return from.length == 0 && parts.length == 0;
  }

  /** The value at a frame of the song. */
  public double at(long frame) {
    if (parts.length > 0) {
      return sum(frame);
    }
    int i = piece(frame);
    if (i < 0) {
      return first;
    }
    return change[i] == 0 ? value[i] : shaped(i, travelAt(i, frame));
  }

  private double sum(long frame) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      double level = parts[i].at(frame);
      if (level <= bottom) {
        return bottom;
      }
      sum += level;
    }
    return Math.max(bottom, sum);
  }

  /** Whether the value changes between a quantum's first frame and the next quantum's. */
  public boolean moves(long frame) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].moves(frame)) {
        return true;
      }
    }
    int i = piece(frame);
    int last = piece(frame + Quantum.FRAMES);
    if (i != last) {
      return true;
    }
    return i >= 0 && change[i] != 0;
  }

  /**
   * The first jump after a frame, for a walk through jumps by number; {@link #jumps} when there is
   * none.
   */
  public int jumpAfter(long frame) {
    int low = -1;
    for (int high = jumpAt.length; ; ) {
      if (high - low <= 1) {
        return high;
      }
      int middle = (low + high) >>> 1;
      if (jumpAt[middle] <= frame) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** How many times the value jumps. */
  public int jumps() {
    return jumpAt.length;
  }

  /** The first frame with the new value. */
  public double jumpAt(int jump) {
    return jumpAt[jump];
  }

  public double jumpFrom(int jump) {
    return jumpFrom[jump];
  }

  public double jumpTo(int jump) {
    return jumpTo[jump];
  }

  /** The values at the frames of one quantum. */
  public void fill(long frame, float[] out) {
    if (parts.length > 0) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        out[f] = (float) sum(frame + f);
      }
      return;
    }
    long stop = frame + Quantum.FRAMES;
    long at = frame;
    for (int i = piece(frame); at < stop; i++) {
      double bound = i < 0 ? (from.length == 0 ? stop : from[0]) : to[i];
      long end = bound >= stop ? stop : (long) Math.ceil(bound);
      if (i < 0 || change[i] == 0) {
        float flat = (float) (i < 0 ? first : value[i]);
        for (; at < end; at++) {
          out[(int) (at - frame)] = flat;
        }
      } else {
        at = fillMoving(i, frame, at, end, out);
      }
    }
  }

  private long fillMoving(int i, long frame, long at, long end, float[] out) {
    double zero = from[i];
    double base = travel[i];
    double slope = speed[i];
    if (perQuarter[i] != 0) {
      // The chord between the quantum's two positions, or the ends of the piece if nearer.
      double left = Math.max((double) frame, from[i]);
      double right = Math.min((double) (frame + Quantum.FRAMES), to[i]);
      zero = left;
      base = rampTravel(i, left);
      slope = (rampTravel(i, right) - base) / (right - left);
    }
    double v = value[i];
    double c = change[i];
    double k = sharpness[i];
    long f = at;
    if (k == 1) {
      for (; f < end; f++) {
        out[(int) (f - frame)] = (float) (v + c * (base + (f - zero) * slope));
      }
    } else {
      for (; f < end; f++) {
        double t = base + (f - zero) * slope;
        out[(int) (f - frame)] = (float) (v + c * (k * t / (1 + (k - 1) * t)));
      }
    }
    return f;
  }

  private double travelAt(int i, long frame) {
    if (perQuarter[i] == 0) {
      return travel[i] + (frame - from[i]) * speed[i];
    }
    long quantum = Math.floorDiv(frame, Quantum.FRAMES) * Quantum.FRAMES;
    double left = Math.max((double) quantum, from[i]);
    double right = Math.min((double) (quantum + Quantum.FRAMES), to[i]);
    double base = rampTravel(i, left);
    return base + (frame - left) * ((rampTravel(i, right) - base) / (right - left));
  }

  private double rampTravel(int i, double frame) {
    if (frame == from[i]) {
      return travel[i];
    }
    if (frame == to[i]) {
      return travel[i] + speed[i] * (to[i] - from[i]);
    }
    return (tempo.quartersAt((long) frame, rate) - origin[i]) * perQuarter[i];
  }

  private double shaped(int i, double t) {
    double k = sharpness[i];
    return value[i] + change[i] * (k == 1 ? t : k * t / (1 + (k - 1) * t));
  }

  /** The piece that holds a frame; -1 before the first. */
  private int piece(long frame) {
    int low = -1;
    for (int high = from.length; high - low > 1; ) {
      int middle = (low + high) >>> 1;
      if (from[middle] <= frame) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
