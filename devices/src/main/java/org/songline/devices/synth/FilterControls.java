package org.songline.devices.synth;

import static org.songline.devices.synth.SynthTable.CUTOFF;
import static org.songline.devices.synth.SynthTable.FILTER_ENVELOPE;
import static org.songline.devices.synth.SynthTable.KEY_TRACK;
import static org.songline.devices.synth.SynthTable.RESONANCE;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;

/** What the parameters of one filter mean for all voices of one quantum. */
final class FilterControls {
  private static final int LADDERS = 8;

  /** Which response of the ladder sounds. */
  enum Response {
    LOW_24(0, 0, 0, 0, 1),
    LOW_12(0, 0, 1, 0, 0),
    BAND(0, 0, 4, -8, 4),
    HIGH(1, -4, 6, -4, 1);

    private final float input;
    private final float first;
    private final float second;
    private final float third;
    private final float fourth;

    Response(float input, float first, float second, float third, float fourth) {
      this.input = input;
      this.first = first;
      this.second = second;
      this.third = third;
      this.fourth = fourth;
    }

    /** How much of what goes into the first pole (0) or comes out of another it takes. */
    float part(int pole) {
      return switch (pole) {
        case 0 -> input;
        case 1 -> first;
        case 2 -> second;
        case 3 -> third;
        default -> fourth;
      };
    }
  }

  private final double rate;
  private final Glide ladderGlide;

  VoiceKernels.Mix mixNow = VoiceKernels.Mix.THROUGH;
  VoiceKernels.Mix mixNext = VoiceKernels.Mix.THROUGH;
  VoiceKernels.Mix secondNow = VoiceKernels.Mix.THROUGH;
  VoiceKernels.Mix secondNext = VoiceKernels.Mix.THROUGH;
  float dampingNow;
  float dampingNext;
  float secondDampingNow;
  float secondDampingNext;

  /** How much of the ladder is heard in place of the state-variable filter. */
  float ladderNow;

  float ladderNext;
  Response responseNow = Response.LOW_24;
  Response responseNext = Response.LOW_24;

  /** Logarithm to base two of Q. */
  float resonance;

  /** Whether the damping of both stages is shared as Butterworth does. */
  boolean share;

  /** Logarithm to base two of the cutoff in cycles a frame, and how it is moved, in octaves. */
  float cutoff;

  float keyTrack;
  float envelope;

  FilterControls(double rate) {
    this.rate = rate;
    ladderGlide = new Glide(rate);
  }

  void keep() {
    mixNow = mixNext;
    secondNow = secondNext;
    dampingNow = dampingNext;
    secondDampingNow = secondDampingNext;
    ladderNow = ladderNext;
    responseNow = responseNext;
  }

  /** Takes the values from {@code first}, the filter's first place in the table. */
  void update(Values v, int first, boolean still) {
    int type = v.choice(first);
    ladder(type, still);
    boolean steep = type == 2 || type == 4 || type == 6;
    mixNext =
        switch (type) {
          case 1, 2 -> VoiceKernels.Mix.LOW;
          case 3, 4 -> VoiceKernels.Mix.BAND;
          case 5, 6 -> VoiceKernels.Mix.HIGH;
          case 7 -> VoiceKernels.Mix.NOTCH;
          default -> VoiceKernels.Mix.THROUGH;
        };
    secondNext = steep ? mixNext : VoiceKernels.Mix.THROUGH;
    float q = v.end(first + RESONANCE);
    float damping = 1 / q;
    resonance = Exact.fastLog2(q);
    // Two equal stages at Q 0.7071 would sag at the cutoff: share the damping as Butterworth does.
    share = steep && type != 4;
    dampingNext = share ? 1.847759f : damping;
    secondDampingNext = share ? damping * 0.5411961f : damping;
    cutoff = Exact.fastLog2(v.end(first + CUTOFF) / (float) rate);
    keyTrack = v.end(first + KEY_TRACK) * (0.01f / 12);
    envelope = v.end(first + FILTER_ENVELOPE) * (1f / 12);
    if (type >= LADDERS && ladderNext < 1) {
      // What was heard before goes on until the ladder has faded in.
      mixNext = mixNow;
      secondNext = secondNow;
    }
  }

  private void ladder(int type, boolean still) {
    boolean on = type >= LADDERS;
    if (on) {
      responseNext =
          switch (type) {
            case LADDERS -> Response.LOW_24;
            case LADDERS + 1 -> Response.LOW_12;
            case LADDERS + 2 -> Response.BAND;
            default -> Response.HIGH;
          };
    }
    if (still) {
      ladderGlide.snap();
    }
    ladderGlide.next(on ? 1 : 0, on ? 1 : 0);
    ladderNext = ladderGlide.to();
  }

  /** Whether the ladder is still coming or going. */
  boolean fading() {
    return ladderGlide.catchingUp() || ladderGlide.moving();
  }

  /** Whether anything is filtered. */
  boolean sounds() {
    return mixNow != VoiceKernels.Mix.THROUGH
        || mixNext != VoiceKernels.Mix.THROUGH
        || ladderNow != 0
        || ladderNext != 0;
  }
}
