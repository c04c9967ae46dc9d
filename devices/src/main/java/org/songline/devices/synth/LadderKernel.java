package org.songline.devices.synth;

import static org.songline.dsp.Lanes.SPECIES;
import static org.songline.dsp.Lanes.STEP;
import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.filter.Ladder;

/**
 * Sixteen of {@link Ladder} side by side: the same equations, for one quantum. All implementations
 * give the same bits.
 */
interface LadderKernel {
  /** Rows of a state: four charges, and the saturation of the sample before. */
  int STATE = 5;

  /** 1 / the square of the level that the saturation approaches. */
  float BEND = 1f / (Ladder.CEILING * Ladder.CEILING);

  /**
   * Runs one quantum.
   *
   * @param tuning tan(pi f / rate) of each frame and lane
   * @param feedback of each lane at the first frame, rising by {@code slope} a frame
   * @param out what goes into the first pole and what comes out of each, frame after frame
   * @param lanes how many, from the first on, sound
   */
  void run(
      float[] x,
      float[] tuning,
      float[] feedback,
      float[] slope,
      float[] state,
      float[][] out,
      int lanes);

  /** One lane at a time: the reference. */
  LadderKernel SCALAR =
      (x, tuning, feedback, slope, state, out, lanes) -> {
        for (int lane = 0; lane < lanes; lane++) {
          for (int f = 0; f < FRAMES; f++) {
            int i = f * LANES + lane;
            float g = tuning[i];
            float k = Math.fma(f, slope[lane], feedback[lane]);
            float rest = 1f / (g + 1f);
            float share = g * rest;
            float s1 = state[lane];
            float s2 = state[LANES + lane];
            float s3 = state[2 * LANES + lane];
            float s4 = state[3 * LANES + lane];
            float square = share * share;
            float loop = k * square * square;
            float charge = Math.fma(Math.fma(Math.fma(s1, share, s2), share, s3), share, s4);
            // Half of what the feedback takes from the lows.
            float a = x[i] * Math.fma(k, 0.5f, 1f) - k * (charge * rest);
            float z = a / Math.fma(loop, state[4 * LANES + lane], 1f);
            z = newton(z, a, loop);
            z = newton(z, a, loop);
            float held = 1f / (float) Math.sqrt(Math.fma(z * BEND, z, 1f));
            state[4 * LANES + lane] = held;
            float y = z * held;
            out[0][i] = y;
            float v = (y - s1) * share;
            y = v + s1;
            out[1][i] = y;
            state[lane] = y + v;
            v = (y - s2) * share;
            y = v + s2;
            out[2][i] = y;
            state[LANES + lane] = y + v;
            v = (y - s3) * share;
            y = v + s3;
            out[3][i] = y;
            state[2 * LANES + lane] = y + v;
            v = (y - s4) * share;
            y = v + s4;
            out[4][i] = y;
            state[3 * LANES + lane] = y + v;
          }
        }
      };

  private static float newton(float z, float a, float loop) {
    float r = 1f / (float) Math.sqrt(Math.fma(z * BEND, z, 1f));
    float miss = Math.fma(loop * r, z, z) - a;
    return z - miss / Math.fma(loop, r * r * r, 1f);
  }

  /**
   * The loop solved for all lanes at once; the poles, which would be too much for one compiled
   * method and then make garbage, one lane after the other.
   */
  final class InVectors implements LadderKernel {
    private final float[] shares = new float[LANES];

    @Override
    public void run(
        float[] x,
        float[] tuning,
        float[] feedback,
        float[] slope,
        float[] state,
        float[][] out,
        int lanes) {
      for (int f = 0; f < FRAMES; f++) {
        solve(x, tuning, feedback, slope, state, out[0], f, lanes);
        poles(state, out, f * LANES, lanes);
      }
    }

    private void solve(
        float[] x,
        float[] tuning,
        float[] feedback,
        float[] slope,
        float[] state,
        float[] out,
        int f,
        int lanes) {
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      for (int lane = 0; lane < lanes; lane += STEP) {
        int i = f * LANES + lane;
        FloatVector g = FloatVector.fromArray(SPECIES, tuning, i);
        FloatVector k =
            FloatVector.broadcast(SPECIES, (float) f)
                .fma(
                    FloatVector.fromArray(SPECIES, slope, lane),
                    FloatVector.fromArray(SPECIES, feedback, lane));
        FloatVector rest = one.div(g.add(one));
        FloatVector share = g.mul(rest);
        share.intoArray(shares, lane);
        FloatVector charge =
            FloatVector.fromArray(SPECIES, state, lane)
                .fma(share, FloatVector.fromArray(SPECIES, state, LANES + lane))
                .fma(share, FloatVector.fromArray(SPECIES, state, 2 * LANES + lane))
                .fma(share, FloatVector.fromArray(SPECIES, state, 3 * LANES + lane));
        FloatVector in = k.fma(FloatVector.broadcast(SPECIES, 0.5f), one);
        FloatVector a = FloatVector.fromArray(SPECIES, x, i).mul(in).sub(k.mul(charge.mul(rest)));
        FloatVector square = share.mul(share);
        FloatVector loop = k.mul(square).mul(square);
        FloatVector held = FloatVector.fromArray(SPECIES, state, 4 * LANES + lane);
        FloatVector z = a.div(loop.fma(held, one));
        z = newton(z, a, loop, one);
        z = newton(z, a, loop, one);
        held = one.div(z.mul(BEND).fma(z, one).sqrt());
        held.intoArray(state, 4 * LANES + lane);
        z.mul(held).intoArray(out, i);
      }
    }

    private void poles(float[] state, float[][] out, int at, int lanes) {
      for (int p = 1; p < STATE; p++) {
        float[] in = out[p - 1];
        float[] to = out[p];
        int charge = (p - 1) * LANES;
        for (int lane = 0; lane < lanes; lane++) {
          float s = state[charge + lane];
          float v = (in[at + lane] - s) * shares[lane];
          float y = v + s;
          to[at + lane] = y;
          state[charge + lane] = y + v;
        }
      }
    }

    private static FloatVector newton(
        FloatVector z, FloatVector a, FloatVector loop, FloatVector one) {
      FloatVector r = one.div(z.mul(BEND).fma(z, one).sqrt());
      FloatVector miss = loop.mul(r).fma(z, z).sub(a);
      return z.sub(miss.div(loop.fma(r.mul(r).mul(r), one)));
    }
  }
}
