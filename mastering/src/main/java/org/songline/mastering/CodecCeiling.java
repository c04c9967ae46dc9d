package org.songline.mastering;

import static org.songline.mastering.Decisions.number;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.Decoded;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.codec.Material;
import org.songline.media.Progress;

/**
 * Seeks the ceiling at which a master stays at or below a true peak after lossy codecs too. What an
 * encoder does to peaks depends on the very sound and jumps with its level, so each ceiling is
 * tried: the master is encoded, decoded and measured. Once one holds, higher ones are tried that
 * cost less loudness.
 */
final class CodecCeiling {
  private static final int MOST_TRIES = 10;
  private static final double MARGIN_DB = 0.02;
  private static final double LOWEST_DBTP = -24;

  /** So far below what is wanted is near enough. */
  private static final double CLOSE_DB = 0.3;

  /** So near to one that fails, no other is tried: encoders jump. */
  private static final double TIGHT_DB = 0.3;

  private final CodecSafety wish;
  private final double wanted;
  private final List<LossyCodec> codecs = new ArrayList<>();
  private double ceiling;
  private List<Decoded> first = List.of();
  private List<Decoded> last = List.of();
  private int tries;
  private double held = Double.NaN;
  private double failed = Double.NaN;
  private boolean settled;

  /**
   * @param wantedDbtp the highest ceiling
   */
  CodecCeiling(CodecSafety wish, double wantedDbtp) {
    this.wish = wish;
    wanted = wantedDbtp;
    ceiling = wantedDbtp;
    wish.codecs().forEach(id -> codecs.add(LossyCodec.find(id).orElseThrow()));
  }

  /** The ceiling to try. */
  double ceilingDbtp() {
    return ceiling;
  }

  /** What is decoded from the master that is kept, the highest first. */
  List<Decoded> decoded() {
    return last;
  }

  /**
   * Sends a master through the codecs. The same ceiling must give the same master again.
   *
   * @param truePeakDbtp of the master, which may be below its ceiling
   * @param each gives the progress of the next codec
   * @return whether this one is kept; else there is another ceiling to try
   */
  boolean keeps(Material trial, double truePeakDbtp, Supplier<Progress> each) throws IOException {
    if (settled) {
      return true;
    }
    tries++;
    List<Decoded> found = decoded(trial, each);
    double over = wish.over(found.getFirst());
    if (tries == 1) {
      first = found;
    }
    if (over <= 0) {
      held = ceiling;
      last = found;
      return ceiling == wanted || -over <= CLOSE_DB || !between();
    }
    failed = Math.min(ceiling, truePeakDbtp);
    if (!Double.isNaN(held)) {
      // The next one is lower still, or that which held before, made once more.
      settled = !between();
      ceiling = settled ? held : ceiling;
      return false;
    }
    last = found;
    double next = failed - over - MARGIN_DB * tries;
    boolean lower = tries < MOST_TRIES && ceiling > LOWEST_DBTP;
    ceiling = lower ? Math.max(LOWEST_DBTP, Math.floor(100 * next) / 100) : ceiling;
    return !lower;
  }

  /** Goes half way from the ceiling that held to the one that failed; false when they are near. */
  private boolean between() {
    if (failed - held <= TIGHT_DB || tries >= MOST_TRIES) {
      return false;
    }
    ceiling = Math.floor(50 * (failed + held)) / 100;
    return true;
  }

  /** The sound after the codecs, the highest first; after the first time, until one is too high. */
  private List<Decoded> decoded(Material trial, Supplier<Progress> each) throws IOException {
    List<Decoded> found = new ArrayList<>();
    for (LossyCodec codec : codecs) {
      Decoded sound = CodecPreview.decoded(trial, codec, each.get());
      found.add(sound);
      if (tries > 1 && wish.over(sound) > 0) {
        break;
      }
    }
    found.sort(Comparator.comparingDouble(sound -> -wish.over(sound)));
    // The one that fails is asked first the next time.
    codecs.sort(
        Comparator.comparingInt(codec -> codec.id().equals(found.getFirst().codec()) ? 0 : 1));
    return found;
  }

  /** A finished master with words about its ceiling, in front of those about the limiter. */
  Finish.Result told(Finish.Result finished) {
    Decoded highest = last.getFirst();
    String now =
        number("%.2f dBTP", highest.truePeakDbtp())
            + " of at most "
            + number("%.2f", wish.limitDbtp())
            + (highest.encoded()
                ? ""
                : number(", estimated, with %.1f dB of room", CodecSafety.ESTIMATE_DB));
    String what;
    String why;
    if (ceiling == wanted) {
      what = number("%.2f dBTP is low enough", ceiling);
      why = "after decoding, the highest is " + highest.name() + " with " + now;
    } else {
      what = number("%.2f dBTP", ceiling) + number(" instead of %.2f", wanted);
      why =
          first.getFirst().name()
              + " was decoded to "
              + number("%+.2f dBTP", first.getFirst().truePeakDbtp())
              + ", now "
              + (highest.codec().equals(first.getFirst().codec())
                  ? "to "
                  : highest.name() + " is the highest with ")
              + now;
    }
    if (wish.over(highest) > 0) {
      what = what + ", not low enough";
    }
    return finished.because(
        finished.limiter().why() + "; ceiling for codecs: " + what + ", as " + why,
        new MasterReport.Step("Codec ceiling", what, why));
  }
}
