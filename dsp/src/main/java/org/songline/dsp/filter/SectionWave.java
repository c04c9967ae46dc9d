package org.songline.dsp.filter;

import static org.songline.dsp.filter.Section.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Handover;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * Sections of stereo in a wave front: while one works on a frame, the next works on the frame
 * {@value #LATE} before it, so that all run side by side in the lanes of a vector, a left and a
 * right lane each. Within a quantum the front runs in and out again, which costs a few frames and
 * leaves no latency. Each lane does what {@link Section#run} does frame after frame, to the bit.
 */
public final class SectionWave {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final VectorSpecies<Integer> BITS =
      VectorSpecies.of(int.class, SPECIES.vectorShape());
  private static final int WIDTH = Lanes.STEP;

  /** Sections side by side. */
  static final int PLACES = WIDTH / Quantum.CHANNELS;

  /** Frames between neighbours: in one, a frame would have to wait for itself. */
  private static final int LATE = 2;

  private static final int RUN_IN = LATE * (PLACES - 1);
  private static final int STEPS = Quantum.FRAMES + RUN_IN;

  /** Samples before and after the quantum that the first and last steps touch. */
  private static final int MARGIN = 2 * (RUN_IN + PLACES);

  /** Every lane from the one a place before, the first from the last. */
  private static final VectorShuffle<Float> ON =
      VectorShuffle.fromOp(SPECIES, lane -> (lane + WIDTH - 2) % WIDTH);

  /** For each step, all bits of the lanes that have a frame in the quantum. */
  private static final int[] AT_WORK = atWork();

  private static final Handover HANDOVER = Handover.of("sections", new SectionWave()::rehearse);

  private final float[] coefficients = new float[Section.SIZE * WIDTH];
  private final float[] states = new float[2 * WIDTH];

  /** All bits of the lanes that hear the sound itself, then of the others. */
  private final int[] entry = new int[2 * WIDTH];

  private final float[] in = new float[Quantum.SAMPLES + 2 * MARGIN];
  private final float[] out = new float[Quantum.SAMPLES + 2 * MARGIN];

  private static int[] atWork() {
    int[] bits = new int[STEPS * WIDTH];
    for (int step = 0; step < STEPS; step++) {
      for (int lane = 0; lane < WIDTH; lane++) {
        int frame = step - LATE * (lane / 2);
        bits[step * WIDTH + lane] = frame >= 0 && frame < Quantum.FRAMES ? -1 : 0;
      }
    }
    return bits;
  }

  /** Whether it is the turn of this code; plain code gives the same bits. */
  public static boolean pays() {
    return HANDOVER.vectors();
  }

  private void rehearse() {
    front(in, MARGIN, coefficients, states, entry, 0, out);
  }

  /**
   * Runs sections that stand still.
   *
   * @param x interleaved stereo, replaced in place
   * @param from coefficients of all sections
   * @param sections numbers of those that run, in their order
   * @param first of them
   * @param end behind the last of them
   * @param state {@link Section#STATE} numbers of each section
   */
  public void run(
      float[] x, int offset, float[] from, int[] sections, int first, int end, float[] state) {
    System.arraycopy(x, offset, in, MARGIN, Quantum.SAMPLES);
    for (int n = first; n < end; n += PLACES) {
      if (n > first) {
        System.arraycopy(out, MARGIN, in, MARGIN, Quantum.SAMPLES);
      }
      int count = Math.min(PLACES, end - n);
      int idle = PLACES - count;
      spread(from, sections, n, idle, state);
      front(in, MARGIN - 2 * idle, coefficients, states, entry, LATE * idle, out);
      gather(sections, n, idle, state);
    }
    System.arraycopy(out, MARGIN, x, offset, Quantum.SAMPLES);
  }

  /** The last section is always in the last lanes; so many places before the first are idle. */
  private void spread(float[] from, int[] sections, int first, int idle, float[] state) {
    for (int place = 0; place < PLACES; place++) {
      int lane = 2 * place;
      both(entry, lane, place == idle ? -1 : 0);
      both(entry, WIDTH + lane, place == idle ? 0 : -1);
      if (place < idle) {
        for (int c = 0; c < Section.SIZE; c++) {
          both(coefficients, c * WIDTH + lane, 0);
        }
        both(states, lane, 0);
        both(states, WIDTH + lane, 0);
      } else {
        int section = sections[first + place - idle];
        for (int c = 0; c < Section.SIZE; c++) {
          both(coefficients, c * WIDTH + lane, from[section * Section.SIZE + c]);
        }
        int at = section * Section.STATE;
        states[lane] = state[at];
        states[WIDTH + lane] = state[at + 1];
        states[lane + 1] = state[at + 2];
        states[WIDTH + lane + 1] = state[at + 3];
      }
    }
  }

  private static void both(float[] lanes, int lane, float value) {
    lanes[lane] = value;
    lanes[lane + 1] = value;
  }

  private static void both(int[] lanes, int lane, int value) {
    lanes[lane] = value;
    lanes[lane + 1] = value;
  }

  private void gather(int[] sections, int first, int idle, float[] state) {
    for (int place = idle; place < PLACES; place++) {
      int at = sections[first + place - idle] * Section.STATE;
      int lane = 2 * place;
      state[at] = states[lane];
      state[at + 1] = states[WIDTH + lane];
      state[at + 2] = states[lane + 1];
      state[at + 3] = states[WIDTH + lane + 1];
    }
  }

  /**
   * @param from index in {@code x} from which lanes that hear the sound find its first frame
   * @param begin step at which the first section has its first frame
   */
  private static void front(
      float[] x, int from, float[] c, float[] states, int[] entry, int begin, float[] out) {
    FloatVector zero = FloatVector.zero(SPECIES);
    IntVector enters = IntVector.fromArray(BITS, entry, 0);
    IntVector follows = IntVector.fromArray(BITS, entry, WIDTH);
    IntVector d = FloatVector.fromArray(SPECIES, c, D * WIDTH).reinterpretAsInts();
    IntVector b = FloatVector.fromArray(SPECIES, c, B * WIDTH).reinterpretAsInts();
    IntVector h = FloatVector.fromArray(SPECIES, c, H * WIDTH).reinterpretAsInts();
    FloatVector g = FloatVector.fromArray(SPECIES, c, X * WIDTH);
    FloatVector t1 = FloatVector.fromArray(SPECIES, c, T1 * WIDTH);
    FloatVector t2 = FloatVector.fromArray(SPECIES, c, T2 * WIDTH);
    FloatVector s1 = FloatVector.fromArray(SPECIES, states, 0);
    FloatVector s2 = FloatVector.fromArray(SPECIES, states, WIDTH);
    FloatVector last = zero;
    FloatVector lastButOne = zero;
    for (int step = begin; step < STEPS; step++) {
      IntVector works = IntVector.fromArray(BITS, AT_WORK, step * WIDTH);
      IntVector sound =
          FloatVector.fromArray(SPECIES, x, from + 2 * (step - begin)).reinterpretAsInts();
      FloatVector v =
          sound.and(enters).or(lastButOne.reinterpretAsInts().and(follows)).reinterpretAsFloats();
      FloatVector y = t2.fma(s2, t1.fma(s1, g.fma(v, zero))).rearrange(ON);
      FloatVector e = v.sub(s2);
      FloatVector across = b.and(works).reinterpretAsFloats();
      FloatVector next = across.fma(e, d.and(works).reinterpretAsFloats().fma(s1, s1));
      s2 = h.and(works).reinterpretAsFloats().fma(e, across.fma(s1, s2));
      s1 = next;
      lastButOne = last;
      last = y;
      y.intoArray(out, MARGIN + 2 * (step - RUN_IN));
    }
    s1.intoArray(states, 0);
    s2.intoArray(states, WIDTH);
  }
}
